import { generateAtomFeed } from 'feedsmith'
import { feedResponse, type Feed } from '../parts/feedOf.ts'
import { masthead } from '../parts/rest.ts'

const atom = ({ title, link, self, hub, updated, items }: Feed): string =>
  generateAtomFeed({
    id: self,
    title: { value: title },
    updated,
    // An entry without an author has the feed's.
    authors: [{ name: masthead }],
    links: [
      { href: link, rel: 'alternate' },
      { href: self, rel: 'self', type: 'application/atom+xml' },
      ...(hub ? [{ href: hub, rel: 'hub' }] : []),
    ],
    entries: items.map((item) => ({
      id: item.url,
      title: { value: item.title },
      updated: item.updated,
      published: item.published,
      links: [{ href: item.url, rel: 'alternate' }],
      ...(item.summary && { summary: { value: item.summary } }),
      ...(item.html && { content: { value: item.html, type: 'html' } }),
      authors: item.authors.map((name) => ({ name })),
      categories: item.categories.map((term) => ({ term })),
    })),
  })

/** The same as Atom. https://datatracker.ietf.org/doc/html/rfc4287 */
export const GET = (request: Request): Promise<Response> =>
  feedResponse(request, 'application/atom+xml', atom)
