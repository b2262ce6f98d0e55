import type { PayloadRequest } from 'payload'
import {
  relationId,
  type ArticleRecord,
  type ArticleRelations,
  type PictureRecord,
  type SourceRecord,
} from '../text/article/fromArticle.ts'
import { slugOf } from '../slugs.ts'

/** What proofreading looks at of a source, and of a picture. */
const sourceFields = {
  title: true,
  publisher: true,
  publishedOn: true,
  url: true,
  language: true,
  key: true,
  archiveUrl: true,
  link: true,
} as const
const pictureFields = {
  alt: true,
  credit: true,
  filename: true,
  width: true,
  height: true,
} as const

/** The sources and the picture an article refers to, in one query each. */
export const relationsOf = async (
  article: ArticleRecord,
  req: PayloadRequest,
): Promise<ArticleRelations> => {
  const ids = (article.citations ?? [])
    .map(({ source }) => relationId(source))
    .filter((id) => id !== null)
  const picture = relationId(article.eyecatch)
  const { db } = req.payload
  const sources =
    ids.length > 0
      ? await db.find<SourceRecord>({
          collection: slugOf(req, 'sources'),
          where: { id: { in: ids } },
          limit: ids.length,
          pagination: false,
          select: sourceFields,
          req,
        })
      : { docs: [] }
  return {
    sources: new Map(sources.docs.map((source) => [String(source.id), source])),
    picture:
      picture === null
        ? null
        : ((await db.findOne<PictureRecord>({
            collection: slugOf(req, 'media'),
            where: { id: { equals: picture } },
            select: pictureFields,
            req,
          })) ?? null),
  }
}
