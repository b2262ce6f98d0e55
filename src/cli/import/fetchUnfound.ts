import { fetchPictures, unfoundPictures } from '../../importer/fetchPictures.ts'
import type { Posts } from '../../importer/postsOf.ts'
import type { NamedFile } from '../../importer/shelfOf.ts'
import type { Shelf } from '../../importer/shelvePictures.ts'
import { inWords, say } from '../../newsroom/speak.ts'
import { progressBar } from '../progressBar.ts'

/** How many addresses that failed are said. */
const shown = 5

/** Fetches the pictures that are in no file, says what became of them; stopped with Ctrl-C it goes on the next time. */
export const fetchUnfound = async (
  posts: Posts,
  shelf: Shelf,
  folder: string,
): Promise<NamedFile[]> => {
  const urls = unfoundPictures(
    posts(() => {}),
    shelf.files,
  )
  const bar = progressBar(inWords('画像の取り寄せ', 'Fetching pictures'), urls.length)
  let isStopped = false
  const stop = (): void => {
    isStopped = true
  }
  process.once('SIGINT', stop)
  const { files, failed } = await fetchPictures(urls, folder, {
    tick: () => {
      bar.tick()
      return !isStopped
    },
  })
  process.off('SIGINT', stop)
  bar.stop()
  say(
    `取り寄せた画像 ${files.length}枚${failed.size > 0 ? `、取り寄せられなかった画像 ${failed.size}枚` : ''}（${folder}）`,
    `Pictures fetched: ${files.length}${failed.size > 0 ? `, not fetched: ${failed.size}` : ''} (${folder})`,
  )
  for (const [url, { ja, en }] of [...failed].slice(0, shown))
    say(`  ${url}　${ja}`, `  ${url}: ${en}`)
  if (failed.size > shown)
    say(`  ほか${failed.size - shown}枚`, `  and ${failed.size - shown} more`)
  return files
}
