/** Whether a value has fields by name: an object that is no list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether it is one as JSON has it: no date, no pattern, nothing else of a class. */
export const isPlainRecord = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
