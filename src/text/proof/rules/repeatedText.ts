import { blockText } from '../../manuscript/toText.ts'
import { findRepeats } from '../../repeats/findRepeats.ts'
import type { Rule } from '../rule.ts'

// Paragraphs are counted from 1 for people, blocks from 0.
const span = ([from, to]: [number, number]): string =>
  from === to ? `${from + 1}` : `${from + 1}–${to + 1}`

export const repeatedText: Rule = {
  guide: { ja: '同じ文章を二度載せない。', en: 'No text stands twice.' },
  severity: 'error',
  *check({ blocks }) {
    for (const { first, again, cuts, added, certain } of findRepeats(blocks)) {
      const opening = blockText(blocks[first[0]]!).slice(0, 20)
      const where = {
        ja: `${span(again)}段落目は${span(first)}段落目の繰り返しです（「${opening}…」）。`,
        en: `Paragraphs ${span(again)} repeat ${span(first)} (“${opening}…”).`,
      }
      const extra = added.length > 0
      yield {
        place: `body.${again[0]}`,
        severity: certain ? 'error' : 'warning',
        message: {
          ja:
            where.ja +
            (extra ? '繰り返しにだけある文は残ります。' : '') +
            (certain
              ? '保存すると取り除かれます。'
              : '意図した繰り返しでなければ取り除いてください。'),
          en:
            where.en +
            (extra ? ' Sentences only the copy has stay.' : '') +
            (certain ? ' It is taken out on save.' : ' Remove it unless it is meant.'),
        },
        mend: { do: 'remove', cuts },
        safe: certain,
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
