import type { CollectionConfig } from 'payload'
import type { StaffOption } from '../access/hasRole.ts'
import type { ProofreadFields } from '../text/article/proofreadFields.ts'
import type { Settings } from '../collections/Settings.ts'
import type { PictureOptions } from '../eyecatch/pictureOptions.ts'
import { commentSettings, type CommentOptions } from '../comments/options.ts'
import type { LinkOptions } from '../links/checkLinks.ts'
import type { ReadingLimits } from '../payload/readAsReader.ts'
import type { AddressOptions } from '../published/articleAddress.ts'
import type { SiteOptions } from '../published/siteOf.ts'
import {
  checkShape,
  checkShapes,
  optional,
  texts,
  whole,
  wrong,
  yesOrNo,
  type Shape,
} from '../text/house/checkShape.ts'
import { isPlainRecord } from '../text/isRecord.ts'
import { houseOf, type HouseOptions } from '../text/house/houseOf.ts'
import { collectionNames, ownSlugs, type CollectionName, type Slugs } from '../slugs.ts'

/** The collections an app may change; the others are tables that hooks and endpoints keep. */
export const overridable = [
  'articles',
  'sources',
  'categories',
  'authors',
  'comments',
  'media',
  'users',
] as const
export type OverridableName = (typeof overridable)[number]

/** Changes one of the plugin's collections; called with the collection the house style makes. */
export type CollectionOverride = (given: {
  defaultCollection: CollectionConfig
}) => CollectionConfig

/** What an app may set: the house style, collections to change, readers' comments, limits, links. All of it may be left out. */
export type MidashiOptions = HouseOptions &
  AddressOptions & {
    /** Collections to change: add a field, a hook, other access. The slug stays what `slugs` says. @default none */
    overrides?: Partial<Record<OverridableName, CollectionOverride>>
    /**
     * What somebody the app signs in may do: 'admin', 'editor', 'writer', several of them, or nothing. Asked instead of a field
     * `roles`, which the app's users then do not get.
     * @default what their `roles` say; whoever has none is an admin
     * @example (user) => (user.isBoss ? 'admin' : 'writer')
     */
    staff?: StaffOption
    /**
     * Collections of the app whose texts are proofread: the panel, the rules on every door, repairs and their undo. `title` and
     * `body` are the names of their fields, `format` is the one their texts have.
     * @default none
     * @example { posts: { title: 'title', body: 'content' } }
     */
    proofread?: Record<string, Partial<ProofreadFields>>
    /** False: none of our collections, their doors, jobs and roles; what `proofread` names is all there is. @default true */
    articles?: boolean
    /** Adds nothing at all, as if the plugin were not there; its tables stay as long as no migration is made meanwhile. @default false */
    disabled?: boolean
    /**
     * Other slugs for the plugin's collections, where the app has some of its own by these.
     * @default articles, sources, categories, authors, comments, media, users, comment-blocks …
     * @example { media: 'pictures', categories: 'desks' }
     */
    slugs?: Partial<Record<CollectionName, string>>
    /**
     * Collections the app has that stand for ours: they get the fields, hooks and endpoints they lack and keep their own access.
     * @default none
     * @example { media: 'media', categories: 'categories' }
     */
    collections?: { media?: string; categories?: string }
    /** Readers' comments: terms, limits, what is held, who is told; false: none, and no tables for them. @default see `CommentOptions` */
    comments?: CommentOptions | false
    /**
     * Writers hand their drafts in, editors give them back or pass them; `notify` says whom a draft that comes in is mailed to. False:
     * no desk, and no columns for it.
     * @default on, mailed to nobody
     */
    review?: { notify?: { to: string[] } } | false
    /**
     * What is made of pictures. `cards`: a title card for articles without one, at `/api/articles/:id/card` and in `metaTags`.
     * `cleaning`: files that come in are written anew without what cameras put into them, and carry their credit; without it
     * they stay as they came, places and serial numbers included. False: neither.
     * @default both
     */
    pictures?: Partial<PictureOptions> | false
    /** The most an anonymous reader gets in one request. @default { limit: 100, depth: 2 } */
    reading?: Partial<ReadingLimits>
    /**
     * What frontends get at `/api/site/…`, from rows that are ready. False: no tables for them; whoever asks is answered by Payload's own
     * reading, with what they may read.
     * @default see `SiteOptions`
     */
    site?: SiteOptions | false
    /**
     * Editors take in blogs in the admin; `folder` is where the files they send are kept, which nothing may serve. False: no such page,
     * and no table for it. The command does it in any case.
     * @default { folder: '.midashi/imports' }
     */
    imports?: { folder?: string } | false
    /** How the links of sources are checked, in a job of the queue `links`. @default not at all */
    links?: LinkOptions
  }

const count = optional(whole(1, 1_000_000))

const pictures = { cards: optional(yesOrNo), cleaning: optional(yesOrNo) }

const reading = { limit: optional(whole(1, 1000)), depth: optional(whole(0, 5)) }

const links = {
  check: optional(yesOrNo),
  cron: optional({
    holds: (value) => typeof value === 'string' && /^(?:\S+ ){4,5}\S+$/.test(value.trim()),
    remedy: "give the times as cron, like '17 * * * *'",
  }),
  allow: optional(texts),
  patience: count,
  most: count,
  days: count,
  pause: optional(whole(0, 1_000_000)),
}

const webhook = {
  url: {
    holds: (value: unknown) =>
      typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
    remedy: "give an address, like 'https://kitahama.example/hooks/articles'",
  },
  secret: {
    holds: (value: unknown) => typeof value === 'string' && value.length >= 16,
    remedy: 'give a secret of 16 characters or more',
  },
  events: optional({
    holds: (value) =>
      texts.holds(value) &&
      (value as string[]).every((one) => /^(?:published|changed|withdrawn)$/.test(one)),
    remedy: "give some of ['published', 'changed', 'withdrawn']",
  }),
}

const site = {
  webhooks: optional({
    holds: Array.isArray,
    remedy: "give a list, like [{ url: 'https://…', secret: process.env.HOOK_SECRET }]",
  }),
  popular: optional(yesOrNo),
  cacheControl: optional({
    holds: (value) =>
      typeof value === 'string' && /^[\w-]+(?:=\w+)?(?:, ?[\w-]+(?:=\w+)?)*$/.test(value),
    remedy: "give what `Cache-Control` says, like 'public, max-age=0, s-maxage=60'",
  }),
  cors: optional({
    holds: (value) => value === '*' || texts.holds(value),
    remedy: "give origins, like ['https://kitahama.example'], or '*'",
  }),
  onChange: optional({
    holds: (value) => typeof value === 'function',
    remedy: 'give a function that takes { tags }',
  }),
}

const mailing: Shape = optional({
  holds: (value) => isPlainRecord(value) && texts.holds(value.to),
  remedy: "say to whom: { to: ['desk@kitahama.example'] }",
})

const override: Shape = optional({
  holds: (value) => typeof value === 'function',
  remedy: 'give a function that takes { defaultCollection } and returns the collection',
})

const overrides = Object.fromEntries(overridable.map((name) => [name, override]))

const slug: Shape = optional({
  holds: (value) => typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/i.test(value),
  remedy: "give a slug, like 'pictures'",
})

const fieldName: Shape = {
  holds: (value) => typeof value === 'string' && value !== '',
  remedy: 'give a name',
}

const slugs = Object.fromEntries(collectionNames.map((name) => [name, slug]))

/** The options by name; a type's keys, so that none is forgotten. */
const optionNames = Object.keys({
  rules: true,
  sections: true,
  formats: true,
  publishers: true,
  sites: true,
  masthead: true,
  links: true,
  imports: true,
  articleUrl: true,
  previewUrl: true,
  overrides: true,
  slugs: true,
  staff: true,
  disabled: true,
  articles: true,
  proofread: true,
  collections: true,
  comments: true,
  pictures: true,
  review: true,
  reading: true,
  site: true,
} satisfies Record<keyof MidashiOptions, true>)

export type ResolvedOptions = Settings & {
  links: LinkOptions
  overrides: NonNullable<MidashiOptions['overrides']>
  staff: StaffOption | null
  isDisabled: boolean
  /** Whether our collections are there at all. */
  hasArticles: boolean
  /** Whether blogs are taken in in the admin. */
  hasImports: boolean
  imports: { folder?: string }
  proofread: Record<string, ProofreadFields>
  /** Null: no read model. */
  site: SiteOptions | null
}

/**
 * The options with every default filled in.
 * @throws where one is unknown or wrong, in a sentence that holds the remedy
 */
export const resolveOptions = (options: MidashiOptions): ResolvedOptions => {
  if (!isPlainRecord(options)) throw new Error('midashi(): give an object of options, or nothing.')
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name))
  if (unknown !== undefined)
    throw new Error(
      `midashi({ ${unknown} }): there is no such option; the options are ${optionNames.join(', ')}.`,
    )
  checkShape('reading', options.reading ?? {}, reading)
  checkShape('links', options.links ?? {}, links)
  checkShape('site', options.site || {}, site)
  checkShapes('site.webhooks', (options.site || {}).webhooks ?? [], webhook)
  checkShape('imports', options.imports || {}, { folder: optional(fieldName) })
  checkShape('pictures', options.pictures || {}, pictures)
  checkShape('overrides', options.overrides ?? {}, overrides)
  checkShape('slugs', options.slugs ?? {}, slugs)
  checkShape('collections', options.collections ?? {}, { media: slug, categories: slug })
  if (options.proofread !== undefined && !isPlainRecord(options.proofread))
    throw wrong('proofread', "give collections by their slug: { posts: { body: 'content' } }")
  for (const [name, fields] of Object.entries(options.proofread ?? {}))
    checkShape(`proofread.${name}`, fields, {
      title: optional(fieldName),
      body: optional(fieldName),
      format: optional(fieldName),
    })
  for (const name of ['disabled', 'articles'] as const)
    if (options[name] !== undefined && !yesOrNo.holds(options[name]))
      throw wrong(name, yesOrNo.remedy)
  if (options.staff !== undefined && typeof options.staff !== 'function')
    throw wrong(
      'staff',
      "give a function that takes the user and returns 'admin', 'editor', 'writer' or nothing",
    )
  for (const name of ['articleUrl', 'previewUrl'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw wrong(name, 'give a function that takes { id, slug } and returns an address')
  if (
    options.comments !== undefined &&
    options.comments !== false &&
    !isPlainRecord(options.comments)
  )
    throw wrong('comments', 'give an object of options, or false')
  if (options.review !== undefined && options.review !== false) {
    if (!isPlainRecord(options.review)) throw wrong('review', 'give an object of options, or false')
    checkShape('review', options.review, { notify: mailing })
  }
  return {
    house: houseOf(options),
    reading: { limit: 100, depth: 2, ...options.reading },
    comments: commentSettings(options.comments || {}),
    hasComments: options.comments !== false,
    hasReview: options.review !== false,
    reviewTo: (options.review || {}).notify?.to ?? [],
    hasSearch: options.site !== false,
    pictures:
      options.pictures === false
        ? { cards: false, cleaning: false }
        : { cards: true, cleaning: true, ...options.pictures },
    links: options.links ?? {},
    addresses: { articleUrl: options.articleUrl, previewUrl: options.previewUrl },
    site: options.site === false ? null : (options.site ?? {}),
    overrides: options.overrides ?? {},
    slugs: slugsFor(options),
    reused: options.collections ?? {},
    staff: options.staff ?? null,
    isDisabled: options.disabled ?? false,
    hasArticles: options.articles ?? true,
    hasImports: options.imports !== false,
    imports: options.imports || {},
    proofread: Object.fromEntries(
      Object.entries(options.proofread ?? {}).map(([name, fields]) => [
        name,
        { title: 'title', body: 'body', format: 'column', ...fields },
      ]),
    ),
  }
}

/** @throws where two collections have one slug, or an option says two things of one */
const slugsFor = ({ slugs = {}, collections = {}, overrides = {} }: MidashiOptions): Slugs => {
  for (const name of ['media', 'categories'] as const) {
    if (collections[name] === undefined) continue
    if (slugs[name] !== undefined)
      throw wrong(`slugs.${name}`, `\`collections.${name}\` says it already; leave one of them out`)
    if (overrides[name] !== undefined)
      throw wrong(`overrides.${name}`, `change \`${collections[name]}\` where the app defines it`)
  }
  const wanted = Object.entries({ ...slugs, ...collections }).filter(([, given]) => given)
  const resolved: Record<string, string> = { ...ownSlugs, ...Object.fromEntries(wanted) }
  for (const [name, given] of wanted) {
    const other = Object.keys(resolved).find((one) => one !== name && resolved[one] === given)
    if (other) throw wrong(`slugs.${name}`, `\`${given}\` is the slug of \`${other}\` already`)
  }
  return resolved as Slugs
}
