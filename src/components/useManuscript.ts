'use client'
import { useForm } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback } from 'react'
import type { ReadManuscript } from '../text/readers/readRaw.ts'
import { useApi } from './useApi.ts'

/** The article as it stood in the form. */
export type FormValues = Record<string, unknown>

/** Reads raw texts, and puts a manuscript into the form, or the form back to what it was. */
export const useManuscript = () => {
  const ask = useApi()
  const { getFields, reset, setModified } = useForm()

  const read = useCallback(
    async (text: string, type: string): Promise<ReadManuscript[]> =>
      (await ask<{ manuscripts: ReadManuscript[] }>('POST', '/articles/read', { text, type }))
        .manuscripts,
    [ask],
  )

  /** What a manuscript says, as fields of the article; its sources are found or made. */
  const fieldsOf = useCallback(
    async (manuscript: ReadManuscript): Promise<FormValues> => {
      const { citations, category: name } = manuscript
      const cited =
        citations.length > 0
          ? await ask<{ citations: unknown[] }>('POST', '/sources/cite', { citations })
          : { citations: [] }
      const filed = name
        ? await ask<{ docs: { id: string }[] }>(
            'GET',
            `/categories?depth=0&limit=1&where[name][equals]=${encodeURIComponent(name)}`,
          )
        : { docs: [] }
      const { title, kicker, format, body, eyecatchCredit, publishedAt } = manuscript
      const stated = {
        title,
        kicker,
        format,
        body,
        eyecatchCredit,
        publishedAt,
        category: filed.docs[0]?.id,
        citations: cited.citations,
      }
      return Object.fromEntries(
        Object.entries(stated).filter(
          ([, value]) => value !== null && value !== undefined && value !== '',
        ),
      )
    },
    [ask],
  )

  const show = useCallback(
    async (values: FormValues): Promise<void> => {
      await reset(values)
      setModified(true)
    },
    [reset, setModified],
  )

  /** Puts a manuscript into the form; what it says nothing of stays. Returns the form as it was. */
  const put = useCallback(
    async (manuscript: ReadManuscript): Promise<FormValues> => {
      const before = reduceFieldsToValues(getFields(), true) as FormValues
      await show({ ...before, ...(await fieldsOf(manuscript)) })
      return before
    },
    [fieldsOf, getFields, show],
  )

  return { read, put, fieldsOf, putBack: show }
}
