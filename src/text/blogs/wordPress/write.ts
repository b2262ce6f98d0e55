import { escapeText } from 'entities/escape'
import type { BlogComment, BlogPost, PostPicture, PostState } from '../blogPost.ts'
import { attribute, toHtml } from '../body/toHtml.ts'
import { citationBlocks, citationsHeading } from '../ours/own.ts'
import type { BlogFacts, BlogWriter } from '../writers.ts'

/** A text that may hold anything, an end of itself too. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const states: Record<PostState, string> = {
  published: 'publish',
  draft: 'draft',
  pending: 'pending',
  private: 'private',
  // Nobody knows its password.
  protected: 'private',
  scheduled: 'future',
  trashed: 'trash',
}

const approved: Record<BlogComment['state'], string> = {
  approved: '1',
  pending: '0',
  spam: 'spam',
  trashed: 'trash',
}

/** A short name of a term, as WordPress makes them. */
const nicename = (name: string): string =>
  encodeURIComponent(name.toLowerCase().replace(/\s+/g, '-')).toLowerCase()

/**
 * A blog as WordPress exports it (WXR 1.2), for its importer and ours: blocks, terms with their tree, pictures as attachments,
 * comments with their threads and states. What only we know of an article stands in `_midashi`, which WordPress keeps and does not show.
 */
export const wordPressWriter = (blog: BlogFacts): BlogWriter => {
  const file = 'articles.xml'
  const base = blog.base ?? 'http://localhost'
  let last = 0
  const attachments = new Map<string, number>()
  const termOf = new Map<string, string>()
  const taken = new Set<string>()
  /** Two categories of one name under two parents have two short names. */
  const nameOf = (path: string[]): string => {
    const key = JSON.stringify(path)
    const known = termOf.get(key)
    if (known !== undefined) return known
    const own = nicename(path.at(-1) ?? '')
    let name = own
    for (let n = 2; taken.has(name); n++) name = `${own}-${n}`
    taken.add(name)
    termOf.set(key, name)
    return name
  }
  const time = (iso: string | null): { local: string; utc: string } => {
    if (iso === null) return { local: '0000-00-00 00:00:00', utc: '0000-00-00 00:00:00' }
    const at = (minutes: number): string =>
      new Date(Date.parse(iso) + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')
    return { local: at(blog.zone), utc: at(0) }
  }
  const categoryOf = (path: string[]): string => {
    const parent = path.length > 1 ? nameOf(path.slice(0, -1)) : ''
    return `\t<wp:category><wp:category_nicename>${cdata(nameOf(path))}</wp:category_nicename><wp:category_parent>${cdata(parent)}</wp:category_parent><wp:cat_name>${cdata(escapeText(path.at(-1) ?? ''))}</wp:cat_name></wp:category>\n`
  }
  const attachment = (picture: PostPicture, parent: number): { id: number; item: string } => {
    const known = attachments.get(picture.url)
    if (known !== undefined) return { id: known, item: '' }
    const id = ++last
    attachments.set(picture.url, id)
    const { alt, caption, credit, ai, url } = picture
    const own = credit || ai ? meta('_midashi', JSON.stringify({ credit, ai })) : ''
    return {
      id,
      item: `\t<item><title>${cdata(url.split('/').at(-1)!)}</title><guid isPermaLink="false">${escapeText(url)}</guid><excerpt:encoded>${cdata(caption ?? '')}</excerpt:encoded><wp:post_id>${id}</wp:post_id><wp:status>inherit</wp:status><wp:post_parent>${parent}</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>${cdata(url)}</wp:attachment_url>${alt ? meta('_wp_attachment_image_alt', alt) : ''}${own}</item>\n`,
    }
  }
  const itemOf = (post: BlogPost): string => {
    const id = ++last
    const { local, utc } = time(post.publishedAt)
    const sources = post.own ? citationBlocks(post.own, citationsHeading) : []
    const placed = post.pictures.map((picture) => attachment(picture, id))
    const featured = post.featured ? attachment(post.featured, id) : null
    const content = toHtml([...post.blocks, ...sources], post.pictures, {
      around: block,
      picture: (picture) => {
        const { url, alt, caption } = picture
        return `<figure class="wp-block-image"><img src="${attribute(url)}" alt="${attribute(alt ?? '')}" class="wp-image-${attachments.get(url)}"/>${caption ? `<figcaption>${escapeText(caption)}</figcaption>` : ''}</figure>`
      },
    })
    const slug = encodeURIComponent(post.basename ?? '').toLowerCase()
    const terms = [
      ...post.categories.map(
        (path) =>
          `<category domain="category" nicename="${attribute(nameOf(path))}">${cdata(escapeText(path.at(-1) ?? ''))}</category>`,
      ),
      ...post.tags.map(
        (tag) =>
          `<category domain="post_tag" nicename="${attribute(nicename(tag))}">${cdata(escapeText(tag))}</category>`,
      ),
    ]
    const metas = [
      ...(featured ? [meta('_thumbnail_id', String(featured.id))] : []),
      ...(post.own
        ? [meta('_midashi', JSON.stringify({ ...post.own, appended: sources.length }))]
        : []),
      ...Object.entries(post.fields).map(([key, value]) => meta(key, value)),
    ]
    return `\t<item>
		<title>${cdata(escapeText(post.title))}</title>
		<link>${escapeText(post.url ?? `${base}/?p=${id}`)}</link>
		<dc:creator>${cdata(post.author?.login ?? '')}</dc:creator>
		<guid isPermaLink="false">${escapeText(`${base}/?p=${id}`)}</guid>
		<description></description>
		<content:encoded>${cdata(content)}</content:encoded>
		<excerpt:encoded>${cdata(escapeText(post.excerpt ?? ''))}</excerpt:encoded>
		<wp:post_id>${id}</wp:post_id>
		<wp:post_date>${cdata(local)}</wp:post_date>
		<wp:post_date_gmt>${cdata(utc)}</wp:post_date_gmt>
		<wp:comment_status>${cdata(post.commentsOpen === false ? 'closed' : 'open')}</wp:comment_status>
		<wp:ping_status>${cdata('closed')}</wp:ping_status>
		<wp:post_name>${cdata(slug)}</wp:post_name>
		<wp:status>${cdata(states[post.state])}</wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>0</wp:menu_order>
		<wp:post_type>${cdata(post.type)}</wp:post_type>
		<wp:post_password>${cdata('')}</wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
		${[...terms, ...metas, ...commentsOf(post, time, () => ++last)].join('\n\t\t')}
	</item>
${placed.map(({ item }) => item).join('')}${featured?.item ?? ''}`
  }
  return {
    begin: () => [
      {
        file,
        text: `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>${escapeText(blog.title)}</title>
	<link>${escapeText(base)}</link>
	<description></description>
	<language>ja</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>${escapeText(base)}</wp:base_site_url>
	<wp:base_blog_url>${escapeText(base)}</wp:base_blog_url>
${blog.categories.map(categoryOf).join('')}`,
      },
    ],
    post: (post) => [{ file, text: itemOf(post) }],
    end: () => [{ file, text: '</channel>\n</rss>\n' }],
  }
}

/** A block between its marks, as the block editor wants it. */
const block = (name: string, html: string, attributes?: object): string => {
  const json = attributes ? ` ${JSON.stringify(attributes)}` : ''
  return `<!-- wp:${name}${json} -->\n${html}\n<!-- /wp:${name} -->`
}

const meta = (key: string, value: string): string =>
  `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`

type Times = (iso: string | null) => { local: string; utc: string }

/** Comments with their threads; of those who wrote them nothing is given away but their names. */
const commentsOf = (post: BlogPost, time: Times, next: () => number): string[] => {
  const written: string[] = []
  const write = (comment: BlogComment, parent: number): void => {
    const id = next()
    const { local, utc } = time(comment.postedAt)
    const state = comment.isSecret ? 'trash' : approved[comment.state]
    written.push(
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata(escapeText(comment.author))}</wp:comment_author><wp:comment_author_url>${escapeText(comment.url ?? '')}</wp:comment_author_url><wp:comment_date>${cdata(local)}</wp:comment_date><wp:comment_date_gmt>${cdata(utc)}</wp:comment_date_gmt><wp:comment_content>${cdata(escapeText(comment.text))}</wp:comment_content><wp:comment_approved>${cdata(state)}</wp:comment_approved><wp:comment_type>${cdata('comment')}</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`,
    )
    for (const reply of comment.replies) write(reply, id)
  }
  for (const comment of post.comments) write(comment, 0)
  for (const ping of post.pings) {
    const { local, utc } = time(ping.postedAt)
    written.push(
      `<wp:comment><wp:comment_id>${next()}</wp:comment_id><wp:comment_author>${cdata(escapeText(ping.blog))}</wp:comment_author><wp:comment_author_url>${escapeText(ping.url)}</wp:comment_author_url><wp:comment_date>${cdata(local)}</wp:comment_date><wp:comment_date_gmt>${cdata(utc)}</wp:comment_date_gmt><wp:comment_content>${cdata(escapeText(ping.text))}</wp:comment_content><wp:comment_approved>${cdata('1')}</wp:comment_approved><wp:comment_type>${cdata('pingback')}</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>`,
    )
  }
  return written
}
