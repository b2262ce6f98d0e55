import { isPlainRecord } from '../isRecord.ts'

/** What a value must be, and what to do where it is not. */
export type Shape = {
  holds: (value: unknown) => boolean
  remedy: string
  /** @default false */
  isOptional?: boolean
}

export const wrong = (option: string, remedy: string): Error =>
  new Error(`midashi({ ${option} }): ${remedy}.`)

/**
 * Checks what somebody wrote as an option, field by field: a name that is none, and a value of the wrong kind, are mistakes that
 * would else be found by readers.
 * @throws with the place of the first that is wrong, and the remedy
 */
export const checkShape = (place: string, value: unknown, fields: Record<string, Shape>): void => {
  const names = Object.keys(fields)
  if (!isPlainRecord(value)) throw wrong(place, `give an object with ${names.join(', ')}`)
  for (const name of Object.keys(value))
    if (!Object.hasOwn(fields, name))
      throw wrong(
        `${place}.${name}`,
        `there is no such option; the options are ${names.join(', ')}`,
      )
  for (const [name, { holds, remedy, isOptional = false }] of Object.entries(fields)) {
    const given = value[name]
    if (given === undefined ? !isOptional : !holds(given)) throw wrong(`${place}.${name}`, remedy)
  }
}

/** The same of a list, one by one. @throws where it is none, or one of them is wrong */
export const checkShapes = (
  place: string,
  values: unknown,
  fields: Record<string, Shape>,
): void => {
  if (!Array.isArray(values)) throw wrong(place, 'give a list')
  for (const [at, value] of values.entries()) checkShape(`${place}[${at}]`, value, fields)
}

/** The same, where it may be left out. */
export const optional = (shape: Shape): Shape => ({ ...shape, isOptional: true })

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const listOf =
  (holds: (value: unknown) => boolean, min = 0) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length >= min && value.every(holds)

const pairOf = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value[0] instanceof RegExp && isText(value[1])

export const text: Shape = { holds: isText, remedy: 'give a text' }

export const localized: Shape = {
  holds: (value) => isPlainRecord(value) && isText(value.ja) && isText(value.en),
  remedy: 'give the name in ja and in en',
}

export const yesOrNo: Shape = {
  holds: (value) => typeof value === 'boolean',
  remedy: 'give true or false',
}

export const texts: Shape = { holds: listOf(isText), remedy: 'give a list of texts' }

export const someTexts: Shape = {
  holds: listOf(isText, 1),
  remedy: 'give a list with at least one text',
}

export const someHosts: Shape = {
  holds: listOf(
    (value) => typeof value === 'string' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(value),
    1,
  ),
  remedy: 'give the hosts, at least one, like `example.jp`',
}

export const namesOrPatterns: Shape = {
  holds: listOf((value) => isText(value) || value instanceof RegExp),
  remedy: 'give the names of parameters, or patterns of them',
}

export const pairs: Shape = {
  holds: listOf(pairOf),
  remedy: 'give a list of pairs, a pattern and a text',
}

export const oneOf = (...values: string[]): Shape => ({
  holds: (value) => values.includes(value as string),
  remedy: `give ${values.map((value) => `'${value}'`).join(' or ')}`,
})

export const whole = (min: number, max: number): Shape => ({
  holds: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  remedy: `give a whole number from ${min} to ${max}`,
})
