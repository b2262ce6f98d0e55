import { createServerFeature } from '@payloadcms/richtext-lexical'

/**
 * What the panels of the edit view reach the editor by; an app that gives the body an editor of its own adds it to its features.
 * @example
 * lexicalEditor({ features: [BoldFeature(), BodyEditorFeature()] })
 */
export const BodyEditorFeature = createServerFeature({
  key: 'bodyEditor',
  feature: { ClientFeature: 'midashi/client#BodyEditorFeatureClient' },
})
