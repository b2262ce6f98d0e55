import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { digest } from '../../setup/digest.ts'
import { openNewsroom } from '../../setup/newsroom.ts'
import { landscape, upload } from '../../setup/pictures.ts'

it('pictures: false leaves files as they came and articles without a title card', async () => {
  const newsroom = await openNewsroom({ pictures: false })
  const { anonymous, editor, env } = newsroom
  const bytes = await landscape(3, 900, 600)
    .withExif({ IFD0: { Artist: '佐藤' }, IFD3: { GPSLatitude: '35/1 0/1 0/1' } })
    .jpeg()
    .toBuffer()
  const sent = await upload(editor, bytes, 'port.jpg', {
    alt: '北浜港の朝',
    credit: { text: '佐藤' },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id, filename, digest: known, placeholder, credit } = sent.body.doc
  const stored = (): Buffer => readFileSync(path.join(env.MIDASHI_MEDIA, filename))
  expect(stored().equals(bytes)).toBe(true)
  expect(placeholder).toMatch(/^[\w+/]{28}$/)
  expect(known).toMatch(/^[0-9a-f]{64}$/)
  expect(credit.text).toBe('佐藤')
  expect((await editor('PATCH', `/media/${id}`, { credit: { text: '別の人' } })).status).toBe(200)
  expect(stored().equals(bytes)).toBe(true)

  const { body } = await editor('POST', '/articles', {
    ...(await digest(newsroom, { _status: 'published' })),
  })
  const article = await anonymous('GET', `/articles/${body.doc.id}`)
  expect(article.body.metaTags['og:title']).toBe(body.doc.title)
  expect(article.body.metaTags).not.toHaveProperty('og:image')
  expect((await anonymous('GET', `/articles/${body.doc.id}/card`)).status).toBe(404)
})
