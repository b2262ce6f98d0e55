import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs'
import { en } from '@payloadcms/translations/languages/en'
import { ja } from '@payloadcms/translations/languages/ja'
import type { CollectionSlug, Config, Plugin, TaskConfig } from 'payload'
import sharp from 'sharp'
import { tendTask } from '../comments/tendComments.ts'
import { upgradeData } from '../database/upgrades/upgradeData.ts'
import { linkTask } from '../links/linkTask.ts'
import { explainError } from '../payload/explainError.ts'
import { withGraphQLLimits } from '../payload/graphQLLimits.ts'
import { mendedJapanese } from '../payload/mendedJapanese.ts'
import { mendPayload } from '../payload/mendPayload.ts'
import type { House } from '../text/proof/rule.ts'
import { ownCollections } from './ownCollections.ts'
import { resolveOptions, type MidashiOptions } from './resolveOptions.ts'
import { withCollections } from './withCollections.ts'

/**
 * Articles, Sources, Categories, Comments, Media and Users for any Payload app, proofread on every door.
 * @throws at boot where an option is wrong, in a sentence that holds the remedy
 * @example
 * buildConfig({ db: postgresAdapter({ … }), plugins: [midashi({ masthead: '北浜日報' })] })
 */
export const midashi = (options: MidashiOptions = {}): Plugin => {
  const resolved = resolveOptions(options)
  const collections = ownCollections(resolved)
  const tasks = [linkTask(resolved.links), tendTask(resolved.comments)]
  return (config) => {
    checkDatabase(config)
    return withCategoryTree(resolved.slugs.categories)(
      withLanguages(
        withHouse(
          withTasks(
            withDefaults(withCollections(config, collections, resolved), resolved.house),
            tasks,
          ),
          resolved.house,
        ),
      ),
    )
  }
}

/**
 * What is public, and whose turn it is, is decided in Postgres.
 * @throws where the app has another database
 */
const checkDatabase = ({ db }: Config): void => {
  const name = (db as { name?: string } | undefined)?.name
  if (name !== undefined && !name.includes('postgres'))
    throw new Error(
      `midashi(): it works on PostgreSQL alone, and this app has the adapter \`${name}\`. Use @payloadcms/db-postgres.`,
    )
}

/** What is ours where the app says nothing, and what is always ours: errors in words, limits, mends of Payload. */
const withDefaults = (config: Config, house: House): Config => ({
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
  },
  defaultDepth: config.defaultDepth ?? 1,
  maxDepth: config.maxDepth ?? 5,
  sharp: config.sharp ?? sharp,
  hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), explainError] },
  graphQL: withGraphQLLimits(config.graphQL),
  onInit: async (payload) => {
    mendPayload(payload)
    await upgradeData(payload, house)
    await config.onInit?.(payload)
  },
})

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

const withCategoryTree = (categories: CollectionSlug): Plugin =>
  nestedDocsPlugin({
    collections: [categories],
    generateLabel: (_, doc) => String(doc.name ?? ''),
    generateURL: (docs) => docs.reduce((path, doc) => `${path}/${String(doc.slug ?? '')}`, ''),
  })
