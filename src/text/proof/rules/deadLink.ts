import type { Citation } from '../../manuscript/manuscript.ts'
import { shownAddress } from '../../sources/shownAddress.ts'
import type { Rule } from '../rule.ts'

const cited: Citation = {
  role: 'base',
  title: '北浜港、三年ぶり再開',
  publisher: '北浜日報',
  publishedOn: null,
  url: 'https://kitahama.example/1',
  language: 'ja',
  key: 'https://kitahama.example/1',
}

export const deadLink: Rule = {
  guide: {
    ja: 'リンク切れの出典には保存先のURLを添える。',
    en: 'A source whose link is dead has an archived copy.',
  },
  severity: 'warning',
  *check({ manuscript: { citations } }) {
    for (const [at, { url, title, recorded }] of citations.entries())
      if (recorded?.dead && !recorded.archiveUrl)
        yield {
          place: `citations.${at}`,
          message: {
            ja: `出典「${title ?? url}」のリンク（${shownAddress(url ?? '')}）が切れています。情報源に「保存先URL」を加えるか、ほかの出典に替えてください。`,
            en: `The link of “${title ?? url}” (${shownAddress(url ?? '')}) is dead. Add an archive URL to the source, or cite another.`,
          },
        }
  },
  examples: [
    {
      shows: 'a link nobody has looked at',
      text: '港が再開した。',
      with: { citations: [{ ...cited, recorded: { title: cited.title } }] },
      finds: [],
    },
    {
      shows: 'a dead link',
      text: '港が再開した。',
      with: { citations: [{ ...cited, recorded: { title: cited.title, dead: true } }] },
      finds: ['citations.0'],
    },
    {
      shows: 'a dead link beside an archived copy',
      text: '港が再開した。',
      with: {
        citations: [
          {
            ...cited,
            recorded: {
              title: cited.title,
              dead: true,
              archiveUrl: 'https://archive.example/20250301/kitahama',
            },
          },
        ],
      },
      finds: [],
    },
  ],
}
