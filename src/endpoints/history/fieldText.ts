import type { FlattenedField } from 'payload'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import { isSame } from '../../text/article/isSame.ts'
import { markedLine } from '../../text/article/markedLine.ts'
import { tableLines } from '../../text/manuscript/tables.ts'
import { shownTime } from '../../text/japanese/shownTime.ts'
import { writeInline } from '../../text/manuscript/inline.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { House } from '../../text/proof/rule.ts'
import { isRecord } from '../../text/isRecord.ts'
import { relationId } from '../../text/article/fromArticle.ts'

/** What values are told by: the house style, and what documents are called, by `collection:id`. */
export type Names = { house: House; titles: Map<string, string> }

/** A label of Payload's in both languages; a function of the app's own knows but one. */
export const labelOf = ({ name, ...field }: FlattenedField): LocalizedText => {
  const label = 'label' in field ? field.label : null
  if (typeof label === 'string') return { ja: label, en: label }
  if (isRecord(label)) return { ja: String(label.ja ?? name), en: String(label.en ?? name) }
  return { ja: name, en: name }
}

/** Whether two values of a field say the same: a row's own id says nothing. */
export const saysSame = (one: unknown, other: unknown): boolean =>
  isSame(one, other, (field) => field === 'id')

/** What a field says, as lines. */
export const linesOf = (field: FlattenedField, value: unknown, names: Names): string[] => {
  if (saysSame(value, null)) return []
  switch (field.type) {
    case 'richText':
      return fromLexical(value as never).flatMap((block) => {
        if (block.kind === 'table') return tableLines(block)
        if (block.kind === 'code') return block.text.split('\n')
        return [markedLine(block, writeInline(block), names.house)]
      })
    case 'array':
      return (value as unknown[]).map((row) => rowText(field.flattenedFields, row, names))
    case 'group':
    case 'tab':
      return [rowText(field.flattenedFields, value, names)]
    default:
      return valueText(field, value, names).split('\n')
  }
}

/** A row of a list in one line. */
const rowText = (fields: FlattenedField[], row: unknown, names: Names): string =>
  fields
    .filter(isTold)
    .flatMap((field) =>
      linesOf(field, (row as Record<string, unknown> | null)?.[field.name], names),
    )
    .join('　')

const valueText = (field: FlattenedField, value: unknown, names: Names): string => {
  switch (field.type) {
    case 'checkbox':
      return value ? 'はい' : 'いいえ'
    case 'date':
      return shownTime(String(value))
    case 'select':
    case 'radio':
      return [value]
        .flat()
        .map((one) => optionText(field.options, one))
        .join('、')
    case 'relationship':
    case 'upload':
      return [value]
        .flat()
        .map((one) => titleOf(field.relationTo, one, names))
        .join('\n')
    default:
      return [value].flat().map(sayingOf).join('\n')
  }
}

const sayingOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

const optionText = (options: unknown[], value: unknown): string => {
  const option = options.find((one) => (isRecord(one) ? one.value : one) === value)
  const label = isRecord(option) ? option.label : option
  return String((isRecord(label) ? label.ja : label) ?? value)
}

/** The document a value leads to, as `collection:id`. */
export const documentOf = (
  relationTo: string | string[],
  value: unknown,
): { collection: string; id: string } | null => {
  const isPair = isRecord(value) && 'relationTo' in value
  const id = relationId(isPair ? value.value : value)
  const collection = isPair ? String(value.relationTo) : [relationTo].flat()[0]!
  return id === null ? null : { collection, id }
}

const titleOf = (relationTo: string | string[], value: unknown, { titles }: Names): string => {
  const document = documentOf(relationTo, value)
  return document ? (titles.get(`${document.collection}:${document.id}`) ?? document.id) : ''
}

/** Whether editors are told of a field: nothing hidden, nothing made of others. */
export const isTold = (field: FlattenedField): boolean =>
  !(
    ('hidden' in field && field.hidden) ||
    ('virtual' in field && field.virtual) ||
    ('admin' in field && (field.admin?.hidden || field.admin?.disabled)) ||
    field.type === 'join' ||
    field.name === 'id'
  )
