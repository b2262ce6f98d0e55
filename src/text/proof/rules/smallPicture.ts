import { cardSize, isSmallForCard } from '../../pictures/cardSize.ts'
import type { Rule } from '../rule.ts'

export const smallPicture: Rule = {
  guide: {
    ja: `アイキャッチ画像は${cardSize.width}×${cardSize.height}画素以上にする。`,
    en: `An eyecatch has ${cardSize.width} × ${cardSize.height} pixels or more.`,
  },
  severity: 'warning',
  *check({ manuscript: { eyecatch } }) {
    const { width, height } = eyecatch ?? {}
    if (width && height && isSmallForCard(width, height))
      yield {
        place: 'eyecatch',
        message: {
          ja: `アイキャッチ画像が小さすぎます（${width}×${height}画素）。SNSのカードには${cardSize.width}×${cardSize.height}画素が要ります。`,
          en: `The eyecatch is too small (${width} × ${height} pixels). The card of social networks needs ${cardSize.width} × ${cardSize.height}.`,
        },
      }
  },
  examples: [
    {
      shows: 'a picture as large as the card',
      text: '港が再開した。',
      with: { eyecatch: { alt: '港', credit: '北浜日報', width: 1200, height: 630 } },
      finds: [],
    },
    {
      shows: 'a picture that is too low',
      text: '港が再開した。',
      with: { eyecatch: { alt: '港', credit: '北浜日報', width: 2400, height: 500 } },
      finds: ['eyecatch'],
    },
  ],
}
