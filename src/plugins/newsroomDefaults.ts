import type { Config, Plugin } from 'payload'
import { explainError } from '../payload/explainError.ts'
import { withGraphQLLimits } from '../payload/graphQLLimits.ts'
import { mendedJapanese } from '../payload/mendedJapanese.ts'
import { withoutMail } from '../payload/withoutMail.ts'
import { mendDoors } from '../payload/mendDoors.ts'

/**
 * What an app that is a newsroom and little else wants for all of its collections: Japanese first, dates as Japanese read them,
 * answers of one level and five at most, no promise of a mail where none is set up, limits on GraphQL documents, and refusals in words where Payload answers 500.
 * `midashi()` itself changes none of it. What the app says itself stays.
 * @example
 * buildConfig({ db: postgresAdapter({ … }), plugins: [midashi(), newsroomDefaults()] })
 */
export const newsroomDefaults =
  (): Plugin =>
  (config): Config => ({
    ...config,
    admin: { dateFormat: 'yyyy/MM/dd HH:mm', avatar: 'default', ...config.admin },
    defaultDepth: config.defaultDepth ?? 1,
    maxDepth: config.maxDepth ?? 5,
    i18n: {
      ...config.i18n,
      fallbackLanguage: config.i18n?.fallbackLanguage ?? 'ja',
      translations: {
        ...config.i18n?.translations,
        ja: {
          ...mendedJapanese,
          ...(!config.email && {
            authentication: { ...mendedJapanese.authentication, ...withoutMail.ja },
          }),
          ...config.i18n?.translations?.ja,
        },
        ...(!config.email && {
          en: { authentication: withoutMail.en, ...config.i18n?.translations?.en },
        }),
      },
    },
    hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), explainError] },
    graphQL: withGraphQLLimits(config.graphQL),
    onInit: async (payload) => {
      mendDoors(payload)
      await config.onInit?.(payload)
    },
  })
