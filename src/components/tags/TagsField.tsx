'use client'
import { FieldDescription, FieldError, FieldLabel, ReactSelect, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useState } from 'react'
import type { UsedTag } from '../../database/tags.ts'
import { searchFold } from '../../text/search/searchFold.ts'
import { useApi } from '../useApi.ts'
import { useSay } from '../useSay.ts'

type Option = { label: string; value: string }

const optionOf = (tag: string): Option => ({ label: tag, value: tag })

/** The tags of an article: chosen of those there are, or written. */
export const TagsField: TextFieldClientComponent = ({ field, path, readOnly, validate }) => {
  const { disabled, setValue, showError, value } = useField<string[] | null>({
    path,
    validate: validate as never,
  })
  const say = useSay()
  const [typed, setTyped] = useState('')
  const ask = useApi()
  const [known, setKnown] = useState<UsedTag[]>([])

  useEffect(() => {
    let isOver = false
    void ask<{ docs: UsedTag[] }>('GET', '/articles/tags')
      .then(({ docs }) => {
        if (!isOver) setKnown(docs)
      })
      // Tags can be written without any to choose from.
      .catch(() => {})
    return () => {
      isOver = true
    }
  }, [ask])

  const tags = value ?? []
  const isNew = typed !== '' && !tags.includes(typed) && !known.some(({ tag }) => tag === typed)
  const options: Option[] = [
    ...known.map(({ tag, articles }) => ({ label: `${tag}（${articles}）`, value: tag })),
    ...(isNew
      ? [{ label: say({ ja: `「${typed}」を新しく付ける`, en: `Add “${typed}”` }), value: typed }]
      : []),
  ]
  return (
    <div className="field-type text has-many">
      <FieldLabel label={field.label} path={path} required={field.required} />
      <FieldError path={path} showError={showError} />
      <ReactSelect
        className={`field-${path}`}
        disabled={Boolean(readOnly || disabled)}
        filterOption={({ value: tag }, text) => searchFold(tag).includes(searchFold(text))}
        isClearable={false}
        isMulti
        isSortable
        noOptionsMessage={() => say({ ja: 'タグを入力してください。', en: 'Write a tag.' })}
        onChange={(chosen) => {
          setValue((chosen as Option[]).map((option) => option.value))
          setTyped('')
        }}
        onInputChange={(text) => setTyped(text.trim())}
        options={options}
        showError={showError}
        value={tags.map(optionOf) as never}
        // Whoever goes on to the next field with nothing written chooses nothing.
        {...{ tabSelectsValue: typed !== '' }}
      />
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
