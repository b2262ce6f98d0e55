import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Reply } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const twice = `${wholeText}\n${wholeText.split('\n').slice(1).join('\n')}`
const near =
  '船会社は新しい船を一隻加えて乗組員も二十人ほど増やし、観光の季節には臨時の便を出せるようにする計画を立てているという。'

const repeats = (doc: any): any[] =>
  doc.proof.findings.filter(({ rule }: { rule: string }) => rule === 'repeatedText')

const save = async (body: unknown, status = 'draft'): Promise<Reply> =>
  newsroom.editor('POST', `/articles?draft=${status === 'draft'}`, {
    ...(await digest(newsroom, { body })),
    _status: status,
  })

describe('what a save took out', () => {
  it('is put back exactly by an editor, and not taken out again', async () => {
    const { doc } = (await save(bodyOf(twice))).body
    expect(doc.body).toEqual(bodyOf(wholeText))
    const undone = await newsroom.editor(
      'POST',
      `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo`,
    )
    expect(undone.status).toBe(200)
    expect(undone.body.doc.body).toEqual(bodyOf(twice))
    expect(undone.body.doc.proof.repairs[0].undone).toEqual({
      at: expect.any(String),
      by: expect.any(String),
    })
    const published = await newsroom.editor('PATCH', `/articles/${doc.id}`, {
      _status: 'published',
    })
    expect(published.status).toBe(200)
    expect(published.body.doc.body).toEqual(bodyOf(twice))
    expect(published.body.doc.proof.status).toBe('warnings')
    expect(published.body.doc.proof.repairs).toHaveLength(1)
  })

  it('is put back into a live article at once, or into a draft of it', async () => {
    const { doc } = (await save(bodyOf(twice), 'published')).body
    const address = `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo`
    const draft = await newsroom.editor('POST', `${address}?draft=true`)
    expect(draft.body.doc.body).toEqual(bodyOf(twice))
    const live = await newsroom.anonymous('GET', `/articles/${doc.id}`)
    expect(live.body.body).toEqual(bodyOf(wholeText))
    const { doc: other } = (await save(bodyOf(twice), 'published')).body
    await newsroom.editor('POST', `/articles/${other.id}/repairs/${other.proof.repairs[0].id}/undo`)
    const now = await newsroom.anonymous('GET', `/articles/${other.id}`)
    expect(now.body.body).toEqual(bodyOf(twice))
  })

  it('is put back by editors alone, once, where it is', async () => {
    const { doc } = (await save(bodyOf(twice))).body
    const address = `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo`
    expect((await newsroom.anonymous('POST', address)).status).toBe(403)
    expect((await newsroom.writer('POST', address)).status).toBe(403)
    const none = await newsroom.editor('POST', `/articles/${doc.id}/repairs/none/undo`)
    expect(none.status).toBe(404)
    expect(none.body.errors[0].message).toBe('取り除いた記録が見つかりません。')
    const nowhere = await newsroom.editor(
      'POST',
      `/articles/${crypto.randomUUID()}/repairs/none/undo`,
    )
    expect(nowhere.status).toBe(404)
    // Two clicks at once put it back once.
    const both = await Promise.all([
      newsroom.editor('POST', address),
      newsroom.editor('POST', address),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { body } = await newsroom.editor('GET', `/articles/${doc.id}?draft=true`)
    expect(body.body).toEqual(bodyOf(twice))
  })

  it('is put back while others save the article: nobody waits for the other for ever', async () => {
    for (let round = 0; round < 4; round++) {
      const { doc } = (await save(bodyOf(twice), 'published')).body
      const replies = await Promise.all([
        newsroom.editor('POST', `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo`),
        newsroom.editor('PATCH', `/articles/${doc.id}`, { kicker: '港' }),
        newsroom.editor('PATCH', `/articles/${doc.id}`, { excerpt: '港の話' }),
      ])
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    }
  })

  it('is put back without a picture that was deleted since', async () => {
    const { payload, editor } = newsroom
    const media = await payload.create({
      collection: 'media',
      data: { alt: '港の写真' } as never,
      file: {
        data: await sharp({
          create: { width: 40, height: 30, channels: 3, background: '#369' },
        })
          .png()
          .toBuffer(),
        name: 'port.png',
        mimetype: 'image/png',
        size: 1,
      },
    })
    const picture = {
      type: 'upload',
      relationTo: 'media',
      value: media.id,
      version: 3,
      fields: {},
    }
    const given = bodyOf(twice)
    const [once, again] = [2, 9]
    given.root.children.splice(again, 0, structuredClone(picture))
    given.root.children.splice(once, 0, picture)
    const { doc } = (await save(given)).body
    const [repair] = doc.proof.repairs
    expect(JSON.stringify(repair.nodes)).toContain(media.id)
    await editor('PATCH', `/articles/${doc.id}?draft=true`, { body: bodyOf(wholeText) })
    await payload.delete({ collection: 'media', id: media.id })
    const undone = await editor('POST', `/articles/${doc.id}/repairs/${repair.id}/undo`)
    expect(undone.status).toBe(200)
    expect(undone.body.doc.body).toEqual(bodyOf(twice))
  })

  it('is put back into the text as it stands in the form', async () => {
    const { doc } = (await save(bodyOf(twice))).body
    const typed = bodyOf(`${wholeText}\n・書き足した要点`)
    const { body } = await newsroom.editor(
      'POST',
      `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo?draft=true`,
      { body: typed },
    )
    expect(JSON.stringify(body.doc.body)).toContain('書き足した要点')
    expect(body.doc.body.root.children.length).toBe(bodyOf(twice).root.children.length)
  })
})

describe('a repeat below the bar', () => {
  const text = wholeText.replace(
    '【要点】',
    `${near}\n港では歓迎の式が開かれた。\n${near}\n【要点】`,
  )
  it('is a warning that does not stop publishing, and is taken out by a click', async () => {
    const { status, body } = await save(bodyOf(text), 'published')
    expect(status).toBe(201)
    const [finding] = repeats(body.doc)
    expect(finding).toMatchObject({ rule: 'repeatedText', severity: 'warning' })
    const mended = await newsroom.writer('POST', `/articles/${body.doc.id}/mend?draft=true`, {
      rule: 'repeatedText',
      place: finding.place,
    })
    expect(mended.status).toBe(200)
    expect(mended.body.doc.proof.repairs).toMatchObject([{ text: near }])
    expect(repeats(mended.body.doc)).toEqual([])
    const live = await newsroom.anonymous('GET', `/articles/${body.doc.id}`)
    expect(live.body.body).toEqual(bodyOf(text))
    const again = await newsroom.writer('POST', `/articles/${body.doc.id}/mend?draft=true`, {
      rule: 'repeatedText',
      place: finding.place,
    })
    expect(again.status).toBe(409)
  })

  it('is not taken out for an anonymous reader, nor in a body that is none', async () => {
    const { doc } = (await save(bodyOf(text))).body
    const asked = { rule: 'repeatedText', place: repeats(doc)[0].place }
    expect((await newsroom.anonymous('POST', `/articles/${doc.id}/mend`, asked)).status).toBe(403)
    const root = (...children: unknown[]) => ({ root: { type: 'root', children } })
    for (const body of [
      'text',
      { root: {} },
      root(null),
      root({ type: 'x' }),
      root({ type: 'paragraph', children: 'abc' }),
      root({ type: 'paragraph', children: [null] }),
      root({ type: 'list', children: {} }),
      root({ type: 'heading', tag: 5, children: [] }),
    ]) {
      const { status } = await newsroom.editor('POST', `/articles/${doc.id}/mend`, {
        ...asked,
        body,
      })
      expect([400, 409]).toContain(status)
    }
  })
})
