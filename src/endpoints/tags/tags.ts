import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { moveTag, tagsInUse } from '../../database/tags.ts'
import { touchTag } from '../../published/touch.ts'
import { refusal } from '../../request/refusal.ts'
import { composed } from '../../text/japanese/composed.ts'
import { withoutInvisible } from '../../text/japanese/withoutInvisible.ts'

/** The most tags that are told of. */
const most = 2000

/** The longest a tag may become. */
const maxLength = 100

/** `GET /api/articles/tags`: the tags of live articles and of drafts, those of the most first: `{ docs: [{ tag, articles }] }`. For staff. */
const usedTags: Endpoint = {
  path: '/tags',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    return Response.json({ docs: await tagsInUse(req, most) })
  },
}

/**
 * `POST /api/articles/tags` with `{ from, to }`: the tag is called something else in live articles, drafts and versions; where it is
 * called as another one, the two are one from then on; with `to: null` it is taken away. Answers `{ articles }`, how many had it.
 * Editors only.
 */
const changeTag: Endpoint = {
  path: '/tags',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    await addDataAndFileToRequest(req)
    const { from, to } = (req.data ?? {}) as { from?: unknown; to?: unknown }
    const name = typeof to === 'string' ? withoutInvisible(composed(to)).trim() : null
    if (typeof from !== 'string' || (to !== null && typeof to !== 'string') || name === '')
      throw refusal(req, 400, {
        ja: 'タグを from に、新しい名前を to に指定してください。取り除くときは to を null にします。',
        en: 'Give the tag as `from` and its new name as `to`; null takes it away.',
      })
    if (name !== null && [...name].length > maxLength)
      throw refusal(req, 400, {
        ja: `タグは${maxLength}文字までです。`,
        en: `A tag has ${maxLength} characters at most.`,
      })
    const articles = await inTransaction(req, async () => {
      if (name === from) return []
      const had = await moveTag(req, from, name)
      await touchTag(req, from, name, had)
      return had
    })
    return Response.json({ articles: articles.length })
  },
}

export const tags: Endpoint[] = [usedTags, changeTag]
