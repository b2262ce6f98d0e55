import { EXPERIMENTAL_TableFeature } from '@payloadcms/richtext-lexical'
import type { Field } from 'payload'
import { words } from '../labels.ts'

const labels: Record<string, { ja: string; en: string }> = {
  rows: words('行', 'Rows'),
  columns: words('列', 'Columns'),
}

type Made = ReturnType<typeof EXPERIMENTAL_TableFeature>
type Feature = Exclude<NonNullable<Made['feature']>, (...args: never[]) => unknown>

/** Payload's tables, whose words are English alone, with words in both languages. */
export const TableFeature = (): Made => {
  const made = EXPERIMENTAL_TableFeature()
  return {
    ...made,
    feature: async (given) => {
      const table = (
        typeof made.feature === 'function' ? await made.feature(given) : made.feature
      ) as Feature
      return {
        ...table,
        ClientFeature: 'midashi/client#TableFeatureClient',
        generateSchemaMap: (asked) => {
          const map = table.generateSchemaMap!(asked)
          const entry = map?.get('fields') as { fields: (Field & { name: string })[] } | undefined
          for (const field of entry?.fields ?? [])
            (field as { label?: unknown }).label = labels[field.name]
          return map
        },
      }
    },
  }
}
