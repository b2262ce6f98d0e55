import { postgresAdapter as realAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import {
  buildConfig as realBuild,
  type CollectionConfig,
  type Config,
  type SanitizedConfig,
} from 'payload'
import { BodyEditorFeature, midashi as realPlugin, type MidashiOptions } from '../../src/index.ts'

// What stands around the code the docs show: the app of a reader who puts it in.
export { BodyEditorFeature, lexicalEditor }

/** Every config that was made by the code. */
export const built: Promise<SanitizedConfig>[] = []

const own: CollectionConfig[] = [
  { slug: 'users', auth: true, fields: [] },
  {
    slug: 'posts',
    versions: { drafts: true },
    fields: [
      { name: 'title', type: 'text' },
      { name: 'content', type: 'richText' },
    ],
  },
]
const media: CollectionConfig = { slug: 'media', upload: true, fields: [] }

const around = (options: MidashiOptions = {}): Config => ({
  secret: 'shown',
  editor: lexicalEditor(),
  db: realAdapter({ pool: {} }),
  collections: options.collections?.media ? [...own, media] : own,
})

export const midashi = (options?: MidashiOptions) => {
  const plugin = realPlugin(options)
  built.push(realBuild({ ...around(options), plugins: [plugin] }))
  return plugin
}

// Its plugins are built with what is around them, by `midashi` above.
export const buildConfig = (config: Partial<Config>): Partial<Config> => config
export const postgresAdapter = realAdapter
process.env.HOOK_SECRET ??= 'a secret of sixteen letters'
export const purge = (tags: string[]): string[] => tags
export const app = (): void => {}
