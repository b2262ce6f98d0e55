import type { CollectionBeforeChangeHook } from 'payload'
import { relationId } from '../../text/article/fromArticle.ts'
import { isLexicalDocument, type LexicalNode } from '../../text/manuscript/lexical.ts'

/** Lists every picture an article shows, as eyecatch or in its body, so that a picture knows where it is used. */
export const listPictures: CollectionBeforeChangeHook = ({ data }) => {
  const pictures = new Set<string>()
  const eyecatch = relationId(data.eyecatch)
  if (eyecatch !== null) pictures.add(eyecatch)
  const walk = (node: LexicalNode): void => {
    const id = node.type === 'upload' && node.relationTo === 'media' ? relationId(node.value) : null
    if (id !== null) pictures.add(id)
    node.children?.forEach(walk)
  }
  if (isLexicalDocument(data.body)) walk(data.body.root)
  return { ...data, pictures: [...pictures] }
}
