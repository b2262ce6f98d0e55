import { beforeAll, describe, expect, it } from 'vitest'
import { proofreadStored, saveAgain } from '../../src/cli/mendArchive.ts'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

const articles = { slug: 'articles', house: houseOf({}), fields: null }

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const twice = bodyOf(`${wholeText}\n${wholeText.split('\n').slice(1).join('\n')}`)

describe('mending an archive', () => {
  it('mends what is live and the draft that is newer, and leaves each what it is', async () => {
    const { editor, anonymous, payload } = newsroom
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { id } = body.doc
    // A body from before there was a rule.
    await payload.db.updateOne({ collection: 'articles', id, data: { body: twice } })
    await editor('PATCH', `/articles/${id}?draft=true&autosave=true`, {
      title: '書きかけの題名',
      body: twice,
      _status: 'draft',
    })
    expect((await anonymous('GET', `/articles/${id}`)).body.body).toEqual(twice)

    await saveAgain(payload, id, articles)

    const live = (await anonymous('GET', `/articles/${id}`)).body
    expect(live).toMatchObject({ _status: 'published', title: body.doc.title })
    expect(live.body).toEqual(bodyOf(wholeText))
    const draft = (await editor('GET', `/articles/${id}?draft=true`)).body
    expect(draft).toMatchObject({ _status: 'draft', title: '書きかけの題名' })
    expect(draft.body).toEqual(bodyOf(wholeText))
    expect(draft.proof.repairs).toHaveLength(1)
  })

  it('sees what is live below a draft that is clean', async () => {
    const { editor, payload } = newsroom
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { id } = body.doc
    await payload.db.updateOne({ collection: 'articles', id, data: { body: twice } })
    await editor('PATCH', `/articles/${id}?draft=true`, {
      body: bodyOf(wholeText),
      _status: 'draft',
    })
    const { findings } = await proofreadStored(payload, id, articles)
    expect(findings.map(({ rule }) => rule)).toContain('repeatedText')
  })

  it('changes neither where one cannot be saved', async () => {
    const { editor, anonymous, payload } = newsroom
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { id } = body.doc
    await payload.db.updateOne({ collection: 'articles', id, data: { body: twice, citations: [] } })
    await expect(saveAgain(payload, id, articles)).rejects.toThrow(/公開できません/)
    expect((await anonymous('GET', `/articles/${id}`)).body.body).toEqual(twice)
  })
})
