import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Collection, PayloadRequest } from 'payload'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { storedPicture } from '../eyecatch/storedPicture.ts'
import { slugOf } from '../slugs.ts'
import type { BlogComment } from '../text/blogs/blogPost.ts'
import { blogWriters, type BlogWriterName, type Written } from '../text/blogs/writers.ts'
import { categoryPaths, exportPosts, type ExportOptions } from './exportPosts.ts'

/** What has left. */
export type Exported = {
  articles: number
  pictures: number
  comments: number
  /** Comments that are not public, which Movable Type's format cannot hide and does not get. */
  leftOut: number
  /** Pictures whose files are not there. */
  missing: string[]
}

export type WriteOptions = ExportOptions & {
  to: BlogWriterName
  folder: string
  title: string
  /** Called behind each article. */
  onArticle?: () => void
}

/** Japan's zone: exports without one state their times in it. */
const zone = 540

/** Writes articles, comments and pictures into a folder; the pictures stand in `media/`, each once. */
export const writeExport = async (
  req: PayloadRequest,
  { to, folder, title, onArticle, ...options }: WriteOptions,
): Promise<Exported> => {
  const writer = blogWriters[to]({
    title,
    base: options.site,
    categories: [...(await categoryPaths(req)).values()],
    zone,
  })
  const write = async (pieces: Written[]): Promise<void> => {
    for (const { file, text } of pieces) {
      const target = path.join(folder, file)
      await mkdir(path.dirname(target), { recursive: true })
      await appendFile(target, text)
    }
  }
  const { config } = req.payload.collections[slugOf(req, 'media')] as Collection
  const done: Exported = { articles: 0, pictures: 0, comments: 0, leftOut: 0, missing: [] }
  const seen = new Set<string>()
  await write(writer.begin())
  // WordPress and Hatena fetch pictures themselves.
  const byAddress = to === 'wxr' || to === 'mt'
  for await (const { post, files } of exportPosts(req, { ...options, byAddress })) {
    await write(writer.post(post))
    const said = post.comments.flatMap(withReplies)
    const hidden = to === 'mt' ? said.filter(({ state }) => state !== 'approved').length : 0
    done.articles++
    done.comments += said.length - hidden
    done.leftOut += hidden
    for (const { name, doc } of files) {
      if (seen.has(name)) continue
      seen.add(name)
      try {
        const bytes = await storedPicture(req, config, doc)
        await mkdir(path.join(folder, 'media'), { recursive: true })
        await writeFile(path.join(folder, 'media', path.basename(doc.filename)), bytes)
        done.pictures++
      } catch (error) {
        if (!(error instanceof BadPicture)) throw error
        done.missing.push(doc.filename)
      }
    }
    onArticle?.()
  }
  await write(writer.end())
  return done
}

const withReplies = (comment: BlogComment): BlogComment[] => [
  comment,
  ...comment.replies.flatMap(withReplies),
]
