import type { PayloadRequest } from 'payload'
import { importedFrom, movedLinks } from '../database/published/movedLinks.ts'
import { articlePlace } from './articleAddress.ts'
import { addressKeys } from '../text/blogs/oldAddress.ts'
import { isLexicalDocument, type LexicalNode } from '../text/manuscript/lexical.ts'

/** A body whose links between posts of one imported blog lead to the articles they have become. */
export type OwnLinks = { body: unknown; depends: string[]; until: Date | null }

/**
 * Turns the links an imported article has to its own blog into links to what those posts are here: `/articles/SLUG`. What it has
 * looked up is what the page depends on: a post that comes later is linked when it does.
 */
export const withOwnLinks = async (
  req: PayloadRequest,
  article: string,
  body: unknown,
): Promise<OwnLinks> => {
  const unchanged = { body, depends: [], until: null }
  if (!isLexicalDocument(body)) return unchanged
  const linked = [...new Set(addressesIn(body.root))]
  // Most articles have no link in their text: nothing is asked for them.
  const from = linked.length > 0 ? await importedFrom(req, article) : null
  const host = from === null ? null : hostOf(from)
  const keys = host === null ? [] : linked.filter((key) => hostOf(`https:${key}`) === host)
  if (keys.length === 0) return unchanged
  const moved = await movedLinks(req, keys)
  const now = Date.now()
  const later = [...moved.values()].map(({ at }) => at.getTime()).filter((at) => at > now)
  return {
    body: {
      ...body,
      root: withLinks(body.root, (key) => {
        const to = moved.get(key)
        return to && to.at.getTime() <= now ? articlePlace(req, to) : null
      }),
    },
    depends: keys.map((key) => `addresses:${key}`),
    until: later.length > 0 ? new Date(Math.min(...later)) : null,
  }
}

const hostOf = (address: string): string | null =>
  URL.parse(address)?.host.replace(/^www\./, '') ?? null

/** What a link is looked up by; null for one that leads into no article of old. */
const keyOfLink = ({ type, fields }: LexicalNode): string | null =>
  (type === 'link' || type === 'autolink') && typeof fields?.url === 'string'
    ? (addressKeys(fields.url).find((key) => key.startsWith('//')) ?? null)
    : null

const addressesIn = (node: LexicalNode): string[] => {
  const own = keyOfLink(node)
  return [...(own === null ? [] : [own]), ...(node.children ?? []).flatMap(addressesIn)]
}

const withLinks = (node: LexicalNode, leadsTo: (key: string) => string | null): LexicalNode => {
  const key = keyOfLink(node)
  const url = key === null ? null : leadsTo(key)
  return {
    ...node,
    ...(url !== null && { fields: { ...node.fields, url } }),
    ...(node.children && { children: node.children.map((child) => withLinks(child, leadsTo)) }),
  }
}
