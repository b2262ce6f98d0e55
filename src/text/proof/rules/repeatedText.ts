import { blockText } from '../../manuscript/blockText.ts'
import { findRepeats } from '../../repeats/findRepeats.ts'
import { removalsOf } from '../../repeats/removals.ts'
import type { LocalizedText } from '../../manuscript/manuscript.ts'
import type { Rule } from '../rule.ts'
import { onlyHere } from '../withoutLosses.ts'

/** Blocks as people count them, from 1. */
export const blockNumbers = ([from, to]: [number, number]): string =>
  from === to ? `${from + 1}` : `${from + 1}〜${to + 1}`

const addedStays: LocalizedText = {
  ja: '繰り返しにだけある文は残ります。',
  en: 'Sentences only the copy has stay.',
}
const onSave: LocalizedText = { ja: '保存すると取り除かれます。', en: 'It is taken out on save.' }
const unlessMeant: LocalizedText = {
  ja: '意図した繰り返しでなければ取り除いてください。',
  en: 'Remove it unless it is meant.',
}

export const repeatedText: Rule = {
  guide: { ja: '同じ文章を二度載せない。', en: 'No text stands twice.' },
  severity: 'error',
  *check({ manuscript: { blocks }, house }) {
    const repeats = findRepeats(blocks, house)
    const removals = removalsOf(repeats, blocks)
    for (const [at, { first, again, added, certain }] of repeats.entries()) {
      const { cuts, moves } = removals[at]!
      const opening = blockText(blocks[first[0]]!, house).slice(0, 20)
      const mendable = cuts.length > 0
      const parts = [
        {
          ja: `本文の${blockNumbers(again)}番目は${blockNumbers(first)}番目の繰り返しです（「${opening}…」）。`,
          en: `${blockNumbers(again)} of the text repeats ${blockNumbers(first)} (“${opening}…”).`,
        },
        ...(added.length > 0 ? [addedStays] : []),
        !mendable ? onlyHere : certain ? onSave : unlessMeant,
      ]
      yield {
        place: `body.${again[0]}`,
        severity: certain && mendable ? 'error' : 'warning',
        message: {
          ja: parts.map(({ ja }) => ja).join(''),
          en: parts.map(({ en }) => en).join(' '),
        },
        copy: { of: first, at: again },
        ...(mendable && { mend: { do: 'remove', cuts, moves }, safe: certain }),
      }
    }
  },
  examples: [
    {
      shows: 'a body pasted twice loses its second copy',
      text: `【概要】
北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。
港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。
【引用・参照・底本】
北浜港、三年ぶり再開 北浜日報 2025.03.01
北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。
港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。
【引用・参照・底本】
北浜港、三年ぶり再開 北浜日報 2025.03.01`,
      finds: ['body.5'],
      mended: `【概要】
北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。
港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。
【引用・参照・底本】
北浜港、三年ぶり再開 北浜日報 2025.03.01`,
    },
    {
      shows: 'a refrain is meant',
      text: '港は開いた。\n船が来た。\n港は開いた。\n人が来た。',
      finds: [],
    },
    {
      shows: 'key points may say again what the detail says',
      text: `【詳細】
港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。
【要点】
・港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。`,
      finds: [],
    },
  ],
}
