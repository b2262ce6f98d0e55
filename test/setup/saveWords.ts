// Saves the words of every picture over and over, and uploads new ones, until it is killed. Usage: saveWords.ts
import { openPayload } from '../../src/newsroom/database.ts'
import { landscape } from './pictures.ts'

const payload = await openPayload(process.env.DATABASE_URL!)
const { docs } = await payload.find({ collection: 'media', limit: 100, depth: 0 })
process.stdout.write('saving\n')
const upload = async (n: number): Promise<void> => {
  const data = await landscape(n, 900, 600).jpeg().toBuffer()
  await payload.create({
    collection: 'media',
    data: { alt: `新しい画像${n}` } as never,
    file: { data, name: `new-${n}.jpg`, mimetype: 'image/jpeg', size: data.length },
  })
}
for (let n = 0; ; n++)
  await Promise.all([
    ...docs.slice(0, 3).map(({ id }, at) =>
      payload.update({
        collection: 'media',
        id,
        data: { alt: `船着き場 ${n}`, credit: { text: `北浜日報 ${n}-${at}` } } as never,
      }),
    ),
    upload(n),
  ])
