import { ja } from '@payloadcms/translations/languages/ja'
import { describe, expect, it } from 'vitest'
import { mendedJapanese } from '../../src/payload/mendedJapanese.ts'
import { withoutMail } from '../../src/payload/withoutMail.ts'

const given = ja.translations as unknown as Record<string, Record<string, string>>
const mended = [
  ...Object.entries(mendedJapanese as Record<string, Record<string, string>>),
  ['authentication', withoutMail.ja] as const,
].flatMap(([group, words]) =>
  Object.entries(words).map(([key, text]) => [`${group}.${key}`, text] as const),
)

const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)
const tags = (text: string): string[] =>
  [...text.matchAll(/<(\d)>/g)].map(([, tag]) => tag!).toSorted()

describe('a word of Payload’s that is mended', () => {
  it.each(mended)(
    '%s is one of its own, and says nothing Payload does not fill in',
    (name, text) => {
      const [group, key] = name.split('.') as [string, string]
      const was = given[group]?.[key]
      expect(was).toBeDefined()
      expect(text).not.toBe(was)
      for (const variable of variables(text)) expect(variables(was!)).toContain(variable)
      expect(tags(text)).toEqual(tags(was!))
    },
  )

  it.each(mended)('%s is no word-for-word English', (_, text) => {
    expect(text).not.toMatch(/あなたは|しようとして|正常に|ドラフト|つの|データ(?!ベース)/)
  })
})
