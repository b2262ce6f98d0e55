import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs'
import { en } from '@payloadcms/translations/languages/en'
import { ja } from '@payloadcms/translations/languages/ja'
import type { CollectionSlug, Config, Plugin, TaskConfig } from 'payload'
import sharp from 'sharp'
import { tendTask } from '../comments/tendComments.ts'
import { countView } from '../endpoints/countView.ts'
import { withReadModel } from '../database/published/tables.ts'
import { upgradeAtStart } from '../database/upgrades/upgradeData.ts'
import { importTask } from '../importer/imports/importTask.ts'
import { linkTask } from '../links/linkTask.ts'
import { explainOwnErrors } from '../payload/explainError.ts'
import { nameErrors } from '../payload/nameErrors.ts'
import { mendPayload } from '../payload/mendPayload.ts'
import { markDependents } from '../hooks/shared/markDependents.ts'
import { openReadModel } from '../published/openReadModel.ts'
import { webhookTask } from '../published/webhookTask.ts'
import { siteEndpoints } from '../published/siteEndpoint.ts'
import { ownCollections } from './ownCollections.ts'
import { resolveOptions, type MidashiOptions, type ResolvedOptions } from './resolveOptions.ts'
import { proofreadCollections, withCollections } from './withCollections.ts'

/**
 * Articles, Sources, Categories, Comments, Media and Users for any Payload app, proofread on every door.
 * @throws at boot where an option is wrong, in a sentence that holds the remedy
 * @example
 * buildConfig({ db: postgresAdapter({ … }), plugins: [midashi({ masthead: '北浜日報' })] })
 */
export const midashi = (options: MidashiOptions = {}): Plugin => {
  const resolved = resolveOptions(options)
  const collections = ownCollections(resolved)
  const tasks = [
    linkTask(resolved.links),
    ...(resolved.hasComments ? [tendTask(resolved.comments)] : []),
    ...(resolved.hasImports ? [importTask] : []),
    ...(resolved.site ? [webhookTask] : []),
  ]
  return (config) => {
    if (resolved.isDisabled) return config
    nameErrors()
    checkDatabase(config)
    if (config.custom?.midashi)
      throw new Error('midashi(): it stands twice in the plugins; one of them is enough.')
    if (!resolved.hasArticles) return withRulesAlone(config, resolved)
    const withOurs = withCollections(config, collections, resolved)
    const withOurTasks = withTasks(withNeeds(withOurs, resolved), tasks)
    return withCategoryTree(resolved.slugs.categories)(withLanguages(withOurTasks))
  }
}

/** The rules on collections of the app, and nothing else. */
const withRulesAlone = (config: Config, options: ResolvedOptions): Config => ({
  ...withLanguages(config),
  custom: { ...config.custom, midashi: { house: options.house, proofread: options.proofread } },
  collections: proofreadCollections(config.collections ?? [], options),
})

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

/** What our collections need of an app; what is a matter of taste is `newsroomDefaults`. */
const withNeeds = (
  config: Config,
  {
    addresses,
    comments,
    hasComments,
    hasReview,
    house,
    imports,
    pictures,
    proofread,
    site,
    slugs,
    staff,
  }: ResolvedOptions,
): Config => ({
  ...config,
  db: site ? withReadModel(config.db, slugs.articles) : config.db,
  endpoints: [
    ...(config.endpoints ?? []),
    ...(!site || site.popular === false ? [] : [countView(comments)]),
    ...siteEndpoints,
  ],
  // Where programs beside the app find the house style it runs under, and who works here.
  custom: {
    ...config.custom,
    midashi: { addresses, hasComments, house, imports, pictures, proofread, site, staff },
  },
  admin: {
    ...config.admin,
    components: {
      ...config.admin?.components,
      ...(hasComments && {
        afterNavLinks: [
          ...(config.admin?.components?.afterNavLinks ?? []),
          'midashi/client#QueueNavLink',
        ],
      }),
      beforeDashboard: [
        ...(config.admin?.components?.beforeDashboard ?? []),
        'midashi/client#FailedSchedules',
        { path: 'midashi/client#DeskCounts', clientProps: { hasReview } },
        ...(hasComments ? ['midashi/client#CommentsWaiting'] : []),
      ],
    },
  },
  sharp: config.sharp ?? sharp,
  hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), explainOwnErrors] },
  onInit: async (payload) => {
    mendPayload(payload)
    if (payload.config.jobs.autoRun === undefined)
      payload.logger.warn(
        'midashi: nothing runs jobs in this process. Scheduled publishing, the check of links and mails about comments wait for `jobs.autoRun`, or for `payload jobs:run`; `jobs: { autoRun: [] }` says that another process does.',
      )
    const isUpgraded = await upgradeAtStart(payload, house)
    if (site) {
      markDependents(payload)
      await openReadModel(payload, isUpgraded)
    }
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

/** Our labels are Japanese and English; which of them comes first is the app's to say. */
const withLanguages = (config: Config): Config => ({
  ...config,
  i18n: {
    ...config.i18n,
    supportedLanguages: { ja, en, ...config.i18n?.supportedLanguages },
  },
})

const withCategoryTree = (categories: CollectionSlug): Plugin =>
  nestedDocsPlugin({
    collections: [categories],
    generateLabel: (_, doc) => String(doc.name ?? ''),
    generateURL: (docs) => docs.reduce((path, doc) => `${path}/${String(doc.slug ?? '')}`, ''),
  })
