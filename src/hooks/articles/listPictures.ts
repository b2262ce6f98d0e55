import type { CollectionBeforeChangeHook } from 'payload'
import { rawId } from '../../database/ids.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { isLexicalDocument, type LexicalNode } from '../../text/manuscript/lexical.ts'
import { slugOf } from '../../slugs.ts'

/** Lists every picture an article shows, as eyecatch or in its body, so that a picture knows where it is used. */
export const listPictures: CollectionBeforeChangeHook = ({ data, req }) => {
  const pictures = new Set<string>()
  const eyecatch = relationId(data.eyecatch)
  if (eyecatch !== null) pictures.add(eyecatch)
  const media: string = slugOf(req, 'media')
  const walk = (node: LexicalNode): void => {
    const isOurs = node.type === 'upload' && node.relationTo === media
    const id = isOurs ? relationId(node.value) : null
    if (id !== null) pictures.add(id)
    node.children?.forEach(walk)
  }
  if (isLexicalDocument(data.body)) walk(data.body.root)
  return { ...data, pictures: [...pictures].map((id) => rawId(req, id, media)) }
}
