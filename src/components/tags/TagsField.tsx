'use client'
import { FieldDescription, FieldError, FieldLabel, ReactSelect, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useState } from 'react'
import type { UsedTag } from '../../database/tags.ts'
import { searchFold } from '../../text/search/searchFold.ts'
import { useApi } from '../useApi.ts'
import { useSay } from '../useSay.ts'
import { typedTags } from './typedTags.ts'

type Option = { label: string; value: string }

const optionOf = (tag: string): Option => ({ label: tag, value: tag })

const Nothing = (): null => null

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
  const written = typedTags(typed)
  const fresh = written.filter(
    (tag) => !tags.includes(tag) && !known.some((one) => one.tag === tag),
  )
  const options: Option[] = [
    ...known.map(({ tag, articles }) => ({ label: `${tag}（${articles}）`, value: tag })),
    ...(fresh.length > 0
      ? [
          {
            label: say({
              ja: `「${fresh.join('」「')}」を新しく付ける`,
              en: `Add “${fresh.join('”, “')}”`,
            }),
            value: typed,
          },
        ]
      : []),
  ]
  /** The tags it has from now on; what was just typed is read, and what stands somewhere stays as it is. */
  const have = (texts: string[]): void => {
    const stands = new Set([...tags, ...known.map(({ tag }) => tag)])
    setValue([...new Set(texts.flatMap((text) => (stands.has(text) ? text : typedTags(text))))])
    setTyped('')
  }
  return (
    // What was typed is not lost where somebody goes on without a key.
    <div className="field-type text has-many" onBlur={() => typed !== '' && have([...tags, typed])}>
      <FieldLabel label={field.label} path={path} required={field.required} />
      <FieldError path={path} showError={showError} />
      <ReactSelect
        className={`field-${path}`}
        // Payload’s own takes the focus, and is hidden from who hears the page.
        components={{ DropdownIndicator: Nothing }}
        inputId={`field-${path}`}
        disabled={Boolean(readOnly || disabled)}
        filterOption={({ value: tag }, text) => searchFold(tag).includes(searchFold(text.trim()))}
        isClearable={false}
        isMulti
        isSortable
        noOptionsMessage={() =>
          say(
            written.length > 0
              ? { ja: 'このタグはすでに付いています。', en: 'It has this tag.' }
              : { ja: 'タグを入力してください。', en: 'Write a tag.' },
          )
        }
        onChange={(chosen) => have((chosen as Option[]).map((option) => option.value))}
        placeholder={say({ ja: 'タグを選ぶか入力', en: 'Choose or write tags' })}
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
