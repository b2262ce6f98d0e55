import { APIError, formatErrors, NotFound, ValidationError } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import { nameErrors } from '../../src/payload/nameErrors.ts'

const classes = { APIError, NotFound, ValidationError }

/** As a minified build leaves them. */
const unname = (): void => {
  for (const value of Object.values(classes)) Object.defineProperty(value, 'name', { value: '' })
}

afterEach(nameErrors)

describe('a refusal keeps its words in a minified build', () => {
  it('which would else take the names of its errors, and so what they say', () => {
    unname()
    expect(formatErrors(new NotFound()).errors).toEqual([{ message: 'An unknown error occurred.' }])
    nameErrors()
    expect(formatErrors(new NotFound()).errors).toEqual([{ message: 'Not Found' }])
    expect(formatErrors(new APIError('港は閉まっています。', 409, null, true)).errors).toEqual([
      { message: '港は閉まっています。' },
    ])
    const { errors } = formatErrors(
      new ValidationError({ errors: [{ path: 'title', message: '長い' }] }),
    )
    expect(errors).toEqual([expect.objectContaining({ name: 'ValidationError' })])
  })
})
