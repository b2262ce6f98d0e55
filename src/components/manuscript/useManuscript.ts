'use client'
import { useForm, useFormBackgroundProcessing, useFormProcessing } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useRef } from 'react'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { isRecord } from '../../text/isRecord.ts'
import type { ReadManuscript } from '../../text/article/readRaw.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import { useApi } from '../useApi.ts'

/** The article as it stands in the form. */
export type FormValues = Record<string, unknown>

/** What a manuscript put into the form: the fields it wrote, as they were and as it left them, and the sources that were made for it. */
export type Put = { before: FormValues; after: FormValues; fields: string[]; made: string[] }

/** How long to wait for a save that is under way, in steps of a tenth of a second. */
const patience = 150

/** When it is asked again whether nothing cites them any more, in milliseconds after the time before. */
const forgetting = [500, 3_000, 6_000, 15_000]

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

/** Reads raw texts, puts a manuscript into the form, and takes it out again. */
export const useManuscript = () => {
  const ask = useApi()
  const { getFields, reset, setModified } = useForm()
  const editor = useBodyEditor()
  const [isProcessing, isSaving] = [useFormProcessing(), useFormBackgroundProcessing()]
  const busy = useRef(false)
  busy.current = isProcessing || isSaving

  const inForm = (): FormValues => reduceFieldsToValues(getFields(), true) as FormValues
  /** What stands there now: the form gets the body from its editor a moment later. */
  const values = (): FormValues => {
    const body = editor.read()
    return { ...inForm(), ...(body && { body }) }
  }

  const read = async (text: string, type: string): Promise<ReadManuscript[]> =>
    (await ask<{ manuscripts: ReadManuscript[] }>('POST', '/articles/read', { text, type }))
      .manuscripts

  /** What a manuscript says, as fields of the article; its sources are found or made. */
  const fieldsOf = async (
    manuscript: ReadManuscript,
  ): Promise<{ fields: FormValues; made: string[] }> => {
    const { citations, category: name, repairs } = manuscript
    const cited =
      citations.length > 0
        ? await ask<{ citations: unknown[]; made: string[] }>('POST', '/sources/cite', {
            citations,
          })
        : { citations: [], made: [] }
    const filed = name
      ? await ask<{ docs: { id: string }[] }>(
          'GET',
          `/categories?depth=0&limit=1&where[name][equals]=${encodeURIComponent(name)}`,
        )
      : { docs: [] }
    const { title, kicker, format, body, eyecatchCredit, publishedAt, tags } = manuscript
    const stated = {
      title,
      kicker,
      format,
      body,
      eyecatchCredit,
      publishedAt,
      tags: tags.length > 0 ? tags : null,
      category: filed.docs[0]?.id,
      citations: cited.citations,
      repairs: repairs.length > 0 ? repairs.map(({ span: _read, ...repair }) => repair) : null,
    }
    const fields = Object.fromEntries(
      Object.entries(stated).filter(
        ([, value]) => value !== null && value !== undefined && value !== '',
      ),
    )
    return { fields, made: cited.made }
  }

  const idle = async (): Promise<void> => {
    for (let n = 0; n < patience && busy.current; n++) await wait()
  }

  /** Shows these values in the form. The answer to a save that was under way would put older ones over them: it is waited for. */
  const show = async (wanted: FormValues): Promise<void> => {
    for (let attempt = 0; attempt < 3; attempt++) {
      await idle()
      await reset(wanted)
      setModified(true)
      await wait()
      await idle()
      if (
        says(inForm(), 'title') === says(wanted, 'title') &&
        says(inForm(), 'body') === says(wanted, 'body')
      )
        return
    }
  }

  /** Puts a manuscript into the form; what it says nothing of stays. `before` is the form to go back to, as it is now unless given. */
  const put = async (manuscript: ReadManuscript, before = values()): Promise<Put> => {
    const { fields, made } = await fieldsOf(manuscript)
    await show({ ...values(), ...fields })
    return { before, after: inForm(), fields: Object.keys(fields), made }
  }

  /** Takes back the sources that were made for a reading. An autosave may cite them until the next one does not. */
  const forget = async (made: string[]): Promise<void> => {
    for (const pause of made.length > 0 ? forgetting : []) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      const { kept } = await ask<{ kept: string[] }>('POST', '/sources/forget', { made })
      if (kept.length === 0) return
    }
  }

  /** Takes a manuscript out again. Fields that were changed since stay as they are. @returns whether there were any */
  const takeOut = async ({ before, after, fields, made }: Put): Promise<boolean> => {
    void forget(made)
    const now = values()
    const untouched = fields.filter((field) => says(now, field) === says(after, field))
    await show({
      ...now,
      ...Object.fromEntries(untouched.map((field) => [field, before[field] ?? null])),
    })
    return untouched.length < fields.length
  }

  return { read, put, takeOut, fieldsOf, values }
}

/** What a field says, so that two states of the form can be compared: the editor writes its nodes in a form of its own. */
const says = (values: FormValues, field: string): string => {
  const value = values[field]
  if (field === 'body')
    return fromLexical(value)
      .map(({ kind, text }) => `${kind} ${text}`)
      .join('\n')
  if (field === 'citations')
    return (Array.isArray(value) ? value : [])
      .map(
        ({ source, role }: { source?: unknown; role?: unknown }) => `${relationId(source)} ${role}`,
      )
      .join()
  if (field === 'publishedAt') return value ? new Date(String(value)).toISOString() : ''
  // A save writes a group's empty fields as null, wherever the form had none.
  return JSON.stringify(
    isRecord(value)
      ? Object.entries(value)
          .filter(([, inner]) => inner !== null && inner !== undefined && inner !== '')
          .toSorted(([one], [other]) => one.localeCompare(other))
      : (value ?? null),
  )
}
