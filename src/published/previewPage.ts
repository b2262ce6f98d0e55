import type { PayloadRequest } from 'payload'
import { slugOf } from '../slugs.ts'
import { depthOfPages } from './makeArticle.ts'
import { withOwnLinks } from './ownLinks.ts'
import { pageOf, type ReadArticle } from './pageOf.ts'
import { shapeOf } from './shapeOf.ts'
import { houseIn } from './siteOf.ts'

/** The page of an article as it is drafted, as JSON, alone: no neighbours, no comments. Null where the request may not see it. */
export const previewPage = async (req: PayloadRequest, id: string): Promise<string | null> => {
  const draft = await req.payload.findByID({
    collection: slugOf(req, 'articles'),
    id,
    depth: depthOfPages,
    draft: true,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!draft) return null
  const article = draft as unknown as ReadArticle
  const { body } = await withOwnLinks(req, id, article.body)
  const { page } = pageOf(
    { ...article, body },
    { depends: [], until: null, house: houseIn(req), shape: shapeOf(req) },
  )
  return `${page},"previous":null,"next":null,"sameCategory":[],"related":[],"popular":[],"comments":null}`
}
