// The plugin's door, `midashi`: the plugin, its options, and all of `midashi/text`.
export * from './text.ts'
export { BodyEditorFeature } from './collections/fields/bodyEditorFeature.ts'
export type { CommentOptions, Limit, Limits } from './comments/options.ts'
export type { PublicComment } from './database/commentTree.ts'
export type { LinkOptions } from './links/checkLinks.ts'
export type { ReadingLimits } from './payload/readAsReader.ts'
export { midashi } from './plugins/midashi.ts'
export type {
  CollectionName,
  CollectionOverride,
  MidashiOptions,
} from './plugins/resolveOptions.ts'
