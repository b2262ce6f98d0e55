import { createHash } from 'node:crypto'
import type { BlogPost } from '../text/blogs/blogPost.ts'
import { fold } from '../text/japanese/fold.ts'
import type { Manuscript } from '../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import { blocksText } from '../text/manuscript/blockText.ts'

/** Where an imported article came from: `key` is the same for the same article, `digest` for the same content. */
export type Origin = { system: string; key: string; url: string | null; digest: string }

const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32)

/** The origin of a manuscript: its title and time name it, or its text where it has no title. */
export const originOf = (
  { title, publishedAt, blocks, citations, eyecatchCredit }: Manuscript,
  house: KnowsSections,
  system = 'page',
): Origin => {
  const text = blocksText(blocks, house)
  const name = fold(title) || fold(text)
  return {
    system,
    key: `${system}:${sha256(`${name}\n${publishedAt ?? ''}`)}`,
    url: null,
    digest: sha256(JSON.stringify([title, publishedAt, text, citations, eyecatchCredit])),
  }
}

/** What names a comment below what it stands under; votes change and do not. */
export const commentKey = (
  above: string,
  { author, text, postedAt }: { author: string; text: string; postedAt: string | null },
): string => `comment:${sha256(`${above}\n${author}\n${postedAt ?? ''}\n${fold(text)}`)}`

/** The key of a post of a blog: what names it there, never its title. */
export const keyOfPost = (system: string, { key }: BlogPost): string => `${system}:${sha256(key)}`

/** The fingerprint of what a post says, and of which of its pictures are there; comments come and go without it. */
export const digestOf = (post: BlogPost, isThere: boolean[]): string => {
  const { from: _place, comments: _said, pings: _from, losses: _lost, ...says } = post
  return sha256(JSON.stringify([says, isThere]))
}
