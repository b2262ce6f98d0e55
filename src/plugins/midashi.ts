import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs'
import { en } from '@payloadcms/translations/languages/en'
import { ja } from '@payloadcms/translations/languages/ja'
import type { CollectionConfig, Config, Field, Plugin, TaskConfig } from 'payload'
import sharp from 'sharp'
import { Articles } from '../collections/Articles.ts'
import { Categories } from '../collections/Categories.ts'
import { CommentBlocks } from '../collections/CommentBlocks.ts'
import { CommentLog } from '../collections/CommentLog.ts'
import { CommentReports } from '../collections/CommentReports.ts'
import { Comments } from '../collections/Comments.ts'
import { CommentVotes } from '../collections/CommentVotes.ts'
import { Discussions } from '../collections/Discussions.ts'
import { Fingerprints } from '../collections/Fingerprints.ts'
import { Media } from '../collections/Media.ts'
import { Sources } from '../collections/Sources.ts'
import { rolesField, Users } from '../collections/Users.ts'
import { commentRules, type CommentOptions } from '../comments/options.ts'
import { tendTask } from '../comments/tendComments.ts'
import { fillPublicFrom } from '../database/fillPublicFrom.ts'
import { explainError } from '../payload/explainError.ts'
import { firstUserIsAdmin } from '../hooks/users/firstUserIsAdmin.ts'
import type { LinkOptions } from '../links/checkLinks.ts'
import { linkTask } from '../links/linkTask.ts'
import type { ReadingLimits } from '../payload/readAsReader.ts'
import { houseOf, type HouseOptions } from '../text/house/houseOf.ts'
import type { House } from '../text/proof/rule.ts'
import { withGraphQLLimits } from '../payload/graphQLLimits.ts'
import { mendPayload } from '../payload/mendPayload.ts'

export type CollectionName = 'articles' | 'sources' | 'categories' | 'comments' | 'media' | 'users'

/** Changes one of the plugin's collections; called with the collection the house style makes. */
export type CollectionOverride = (given: {
  defaultCollection: CollectionConfig
}) => CollectionConfig

export type MidashiOptions = HouseOptions & {
  /** Collections to change: add a field, a hook, other access. The slug must stay. @default none */
  overrides?: Partial<Record<CollectionName, CollectionOverride>>
  /** Readers' comments: terms, limits, what is held, who is told. @default see `CommentOptions` */
  comments?: CommentOptions
  /** The most an anonymous reader gets in one request. @default { limit: 100, depth: 2 } */
  reading?: Partial<ReadingLimits>
  /** How the links of sources are checked, in a job of the queue `links`. @default not at all */
  links?: LinkOptions
}

/** The collections an app may change. */
const overridable = new Set(['articles', 'sources', 'categories', 'comments', 'media', 'users'])

const optionNames = [
  'rules',
  'sections',
  'formats',
  'publishers',
  'sites',
  'masthead',
  'links',
  'overrides',
  'comments',
  'reading',
]

/**
 * Articles, Sources, Categories, Comments, Media and Users for any Payload app, proofread on every door.
 * @throws at boot where an option is wrong, in a sentence that holds the remedy
 */
export const midashi = (options: MidashiOptions = {}): Plugin => {
  const house = houseOf(checked(options))
  const rules = commentRules(options.comments)
  const limits = { limit: 100, depth: 2, ...options.reading }
  const collections = Object.entries({
    articles: Articles(house, limits, rules),
    sources: Sources(house, limits),
    categories: Categories(limits),
    comments: Comments(limits, rules),
    media: Media(limits),
    users: Users(rules),
  }).map(([name, defaultCollection]) =>
    overridden(name, defaultCollection, options.overrides ?? {}),
  )

  const own = [
    ...collections,
    CommentBlocks(limits),
    ...[Fingerprints(), Discussions(), CommentVotes(), CommentReports(), CommentLog()],
  ]
  const tasks = [linkTask(options.links ?? {}), tendTask(rules)]
  return (config) =>
    nested(withLanguages(withHouse(withTasks(withCollections(config, own), tasks), house)))
}

const withTasks = (
  config: Config,
  tasks: TaskConfig<{ input: object; output: object }>[],
): Config => ({
  ...config,
  jobs: { ...config.jobs, tasks: [...(config.jobs?.tasks ?? []), ...(tasks as never[])] },
})

/** Where programs beside the app find the house style it runs under. */
const withHouse = (config: Config, house: House): Config => ({
  ...config,
  custom: { ...config.custom, midashi: { house } },
})

const checked = (options: MidashiOptions): MidashiOptions => {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name))
  if (unknown !== undefined)
    throw new Error(
      `midashi({ ${unknown} }): there is no such option; the options are ${optionNames.join(', ')}.`,
    )
  return options
}

const overridden = (
  name: string,
  defaultCollection: CollectionConfig,
  overrides: NonNullable<MidashiOptions['overrides']>,
): CollectionConfig => {
  const override = overrides[name as CollectionName]
  if (!override) return defaultCollection
  const collection = override({ defaultCollection })
  if (collection?.slug !== name)
    throw new Error(
      `midashi({ overrides.${name} }): return the collection with the slug \`${name}\`; relations point to it.`,
    )
  return collection
}

const withCollections = (config: Config, own: CollectionConfig[]): Config => {
  const given = config.collections ?? []
  // An app that signs somebody in already keeps its users: a second collection would have a first door of its own, open to anybody.
  const staff = config.admin?.user ?? given.find(({ auth }) => auth)?.slug ?? 'users'
  const hasStaff = given.some(({ auth }) => auth)
  const added = own.filter(({ slug }) => slug !== 'users' || !hasStaff)
  const taken = given.find(({ slug }) => added.some((other) => other.slug === slug))
  if (taken)
    throw new Error(
      `midashi(): the app already has a collection \`${taken.slug}\`; rename it${overridable.has(taken.slug) ? `, or move its fields into overrides.${taken.slug}` : ''}.`,
    )
  return {
    ...config,
    admin: {
      dateFormat: 'yyyy/MM/dd HH:mm',
      avatar: 'default',
      ...config.admin,
      components: {
        ...config.admin?.components,
        beforeDashboard: [
          'midashi/client#FailedSchedules',
          'midashi/client#CommentsWaiting',
          ...(config.admin?.components?.beforeDashboard ?? []),
        ],
      },
      user: staff,
    },
    collections: [
      ...given.map((collection) =>
        collection.slug === staff ? withRoles(collection) : collection,
      ),
      ...added,
    ],
    defaultDepth: config.defaultDepth ?? 1,
    maxDepth: config.maxDepth ?? 5,
    sharp: config.sharp ?? sharp,
    hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), explainError] },
    graphQL: withGraphQLLimits(config.graphQL),
    onInit: async (payload) => {
      mendPayload(payload)
      await fillPublicFrom(payload)
      await config.onInit?.(payload)
    },
  }
}

/** Whether there is a field of this name, in a row or an unnamed tab too. */
const hasField = (fields: Field[], name: string): boolean =>
  fields.some(
    (field) =>
      ('name' in field && field.name === name) ||
      (!('name' in field) && 'fields' in field && hasField(field.fields, name)) ||
      (field.type === 'tabs' &&
        field.tabs.some((tab) => !('name' in tab) && hasField(tab.fields, name))),
  )

/** An app's own staff, with roles where it has none; the first of them is an admin. */
const withRoles = (users: CollectionConfig): CollectionConfig =>
  hasField(users.fields, 'roles')
    ? users
    : {
        ...users,
        fields: [...users.fields, rolesField()],
        hooks: {
          ...users.hooks,
          beforeChange: [...(users.hooks?.beforeChange ?? []), firstUserIsAdmin],
        },
      }

const withLanguages = (config: Config): Config => ({
  ...config,
  i18n: {
    ...config.i18n,
    supportedLanguages: { ja, en, ...config.i18n?.supportedLanguages },
    fallbackLanguage: config.i18n?.fallbackLanguage ?? 'ja',
    translations: {
      ...config.i18n?.translations,
      ja: { ...mendedJapanese, ...config.i18n?.translations?.ja },
    },
  },
})

// Payload 3.90 calls columns rows in Japanese and leaves some words in English (payload#17829, #17830).
const mendedJapanese = {
  version: {
    aboutToRestore:
      'この{{label}}を{{versionDate}}時点の内容に戻します。下書きのバージョンは下書きとして戻り、読者に見える内容は変わりません。公開されたバージョンを戻すと、その内容が公開されます。',
  },
  general: {
    anotherUserTakenOver:
      '別の人がこのページの編集を引き継ぎました。保存されていない文章は、このブラウザーに残っています。',
    changesNotSaved:
      '保存されていない変更があります。離れても、書いた内容はこのブラウザーに残ります。',
    columns: '表示する列',
    currentlyEditing:
      'さんがこのページを編集しています。引き継ぐと、相手は編集を続けられなくなります。まだ保存されていない文章は相手のブラウザーに残ります。',
    documentLocked: 'ほかの人が編集しています',
    editedSince: '最後の編集:',
    false: 'いいえ',
    noLabel: '（{{label}}なし）',
    notFound: '見つかりません',
    nothingFound: '見つかりませんでした',
    thisLanguage: '日本語',
    true: 'はい',
    untitled: '無題',
  },
}

const nested = (config: Config): Config | Promise<Config> =>
  nestedDocsPlugin({
    collections: ['categories'],
    generateLabel: (_, doc) => String(doc.name ?? ''),
    generateURL: (docs) => docs.reduce((path, doc) => `${path}/${String(doc.slug ?? '')}`, ''),
  })(config)
