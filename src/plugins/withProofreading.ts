import type { CollectionConfig } from 'payload'
import { proof } from '../collections/fields/derived.ts'
import { proofPanel } from '../collections/fields/proofPanel.ts'
import { mendArticle } from '../endpoints/articles/mendArticle.ts'
import { undoRepair } from '../endpoints/articles/undoRepair.ts'
import { rememberSaving } from '../hooks/articles/rememberSaving.ts'
import { proofreadText } from '../hooks/shared/proofreadText.ts'
import { houseOfTexts, type ProofreadFields } from '../text/article/proofreadFields.ts'
import type { House } from '../text/proof/rule.ts'
import { fieldNamed } from './fieldNamed.ts'

/**
 * A collection of the app with the panel, the rules on every door, repairs and their undo.
 * @throws where it lacks a field that was named, or has one called `proof`
 */
export const withProofreading = (
  collection: CollectionConfig,
  fields: ProofreadFields,
  given: House,
): CollectionConfig => {
  const house = houseOfTexts(given)
  const place = `midashi({ proofread.${collection.slug} })`
  for (const [part, kinds] of [
    ['title', ['text', 'textarea']],
    ['body', ['richText']],
  ] as const) {
    const found = fieldNamed(collection.fields, fields[part])
    if (!found || !(kinds as readonly string[]).includes(found.type))
      throw new Error(
        `${place}: \`${collection.slug}\` has no ${kinds[0]} field \`${fields[part]}\`; give the name of its ${part} as \`${part}\`.`,
      )
  }
  if (fieldNamed(collection.fields, 'proof'))
    throw new Error(
      `${place}: it has a field \`proof\` already, where Midashi keeps what it found; rename it.`,
    )
  if (!Object.hasOwn(house.formats, fields.format))
    throw new Error(
      `${place}: there is no format \`${fields.format}\`; the formats are ${Object.keys(house.formats).join(', ')}.`,
    )
  const of = { slug: collection.slug, fields }
  const { hooks } = collection
  return {
    ...collection,
    fields: [...collection.fields, proof(), proofPanel(house, fields)],
    endpoints:
      collection.endpoints === false
        ? false
        : [...(collection.endpoints ?? []), mendArticle(house, of), undoRepair(of)],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), rememberSaving],
      // Behind the app's own: what they change is proofread.
      beforeChange: [...(hooks?.beforeChange ?? []), proofreadText(house, fields)],
    },
  }
}
