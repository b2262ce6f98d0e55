import type { CollectionBeforeChangeHook } from 'payload'
import { hostsIn } from '../../text/comments/links.ts'
import { unproven, type Block } from '../../text/comments/blocklist.ts'
import { lettersOfEntry } from '../../text/comments/findWord.ts'
import { invalid, type Wrong } from '../../request/invalid.ts'

/**
 * Lets an entry into the block list that its own examples prove.
 * @throws {ValidationError} at the entry, with the examples
 */
export const proveBlock: CollectionBeforeChangeHook = ({ collection, data, originalDoc, req }) => {
  const block = { ...originalDoc, ...data } as Omit<Block, 'kind'> & {
    kind: Block['kind'] | 'address'
  }
  // What is missing or no kind at all is told by the fields themselves, a moment later.
  const isWhole = typeof block.value === 'string' && /^(word|name|link)$/.test(block.kind)
  const errors = isWhole ? wrongs(block as Block) : []
  if (errors.length === 0) return data
  throw invalid(req, collection.slug, ...errors)
}

const wrongs = (block: Block): Wrong[] => {
  const wrong = (message: Wrong['message']): Wrong[] => [{ path: 'value', message }]
  if (block.kind === 'link' && hostsIn(block.value).length === 0)
    return wrong({
      ja: 'ホスト名を入力してください（例: spam.example）。',
      en: 'Give a host, like spam.example.',
    })
  if (block.kind !== 'link' && lettersOfEntry(block.value).length === 0)
    return wrong({ ja: '文字のある言葉を入力してください。', en: 'Give a word that has letters.' })
  const { missed, caught } = unproven(block)
  const unmet = [
    ...missed.map((text) => ({
      ja: `例文「${text}」では見つかりません。`,
      en: `It is not found in the example “${text}”.`,
    })),
    ...caught.map((text) => ({
      ja: `見つけてはならない例文「${text}」でも見つかってしまいます。`,
      en: `It is found in “${text}”, which is innocent.`,
    })),
  ]
  if (unmet.length === 0) return []
  // At the entry: Payload's field of many texts shows no message of its own.
  return wrong({
    ja: unmet.map(({ ja }) => ja).join(''),
    en: unmet.map(({ en }) => en).join(' '),
  })
}
