import type { Endpoint } from 'payload'
import { storedRepairs } from '../../text/proof/storedRepairs.ts'
import { fromArticle } from '../../text/article/fromArticle.ts'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import { mendLexical } from '../../text/proof/mendLexical.ts'
import { proofread } from '../../text/proof/proofread.ts'
import type { House } from '../../text/proof/rule.ts'
import { asArticle } from '../../text/article/proofreadFields.ts'
import { changeArticle, Unchanged, type Changing, type ProofreadText } from './changeArticle.ts'

/**
 * `POST /api/articles/:id/mend` with `{ rule, place }` of a finding, and `{ body }` where it is not saved yet: makes the
 * removal the finding proposes and logs it. For staff; 409 where there is nothing of the kind (any more).
 */
export const mendArticle = (house: House, of?: ProofreadText): Endpoint => ({
  path: '/:id/mend',
  method: 'post',
  handler: (req) => {
    const mend = (changing: Changing): Pick<Changing, 'body' | 'repairs'> => {
      const { article, body, repairs, sent } = changing
      const blocks = fromLexical(body)
      const record = of
        ? asArticle({ ...article, [of.fields.body]: body }, of.fields)
        : { ...article, body }
      const finding = proofread(fromArticle(record, house), house, { repairs }).find(
        ({ rule, place }) => rule === sent.rule && place === sent.place,
      )
      const mended = finding && mendLexical(body, blocks, [finding], house)
      if (!mended?.repairs.length)
        throw new Unchanged(req, 409, {
          ja: 'その箇所に取り除けるものはありません。本文が変わった可能性があります。',
          en: 'There is nothing to take out there. The text may have changed.',
        })
      return { body: mended.document, repairs: [...repairs, ...storedRepairs(mended.repairs)] }
    }
    return changeArticle(req, ['admin', 'editor', 'writer'], mend, of)
  },
})
