import { writeInline } from '../../manuscript/inline.ts'
import type { Credit, LocalizedText } from '../../manuscript/manuscript.ts'
import { isSureCredit, readCredit, speaksOfEyecatch } from '../../pictures/credit.ts'
import { maySayMachine } from '../../pictures/creditKind.ts'
import type { Rule } from '../rule.ts'

const moves = ({ text }: Credit): LocalizedText => ({
  ja: `本文に画像のクレジット（${text}）があります。保存するとクレジット欄に移ります。`,
  en: `The body holds the picture's credit (${text}). It moves to its field on save.`,
})

const asks = ({ text }: Credit): LocalizedText => ({
  ja: `「${text}」は画像のクレジットのようです。そうであれば、クレジット欄に移してください。`,
  en: `“${text}” looks like the picture's credit. If it is, move it to its field.`,
})

const contradicts = ({ text }: Credit, known: Credit): LocalizedText => ({
  ja: `本文に画像のクレジット（${text}）がありますが、クレジット欄には「${known.text}」とあります。どちらかを消してください。`,
  en: `The body credits the picture to ${text}, its field to “${known.text}”. Take one of them out.`,
})

export const creditInBody: Rule = {
  guide: {
    ja: '画像のクレジットは本文ではなくクレジット欄に書く。',
    en: "A picture's credit stands in its own field, not in the body.",
  },
  severity: 'warning',
  *check({ manuscript: { blocks, eyecatchCredit } }) {
    let known = eyecatchCredit
    for (const [at, block] of blocks.entries()) {
      // Below a picture of the body it is that picture's.
      if (block.kind !== 'paragraph' || blocks[at - 1]?.kind === 'image') continue
      const line = writeInline(block)
      const isOfEyecatch = speaksOfEyecatch(line)
      if (!isOfEyecatch && !maySayMachine(line)) continue
      const credit = readCredit(line)
      if (!credit || (!isOfEyecatch && credit.kind !== 'ai')) continue
      const isSafe = (known === null || known.text === credit.text) && isSureCredit(line)
      const message = isSafe ? moves(credit) : known ? contradicts(credit, known) : asks(credit)
      if (isSafe) known ??= credit
      yield {
        place: `body.${at}`,
        message,
        ...(isSafe && {
          mend: { do: 'remove', cuts: [{ block: at, start: 0, end: block.text.length }], credit },
          safe: true,
        }),
      }
    }
  },
  examples: [
    {
      shows: 'a line that names the tool',
      text: '',
      with: {
        blocks: [
          { kind: 'paragraph', text: '港が再開した。' },
          { kind: 'paragraph', text: 'Microsoft Designerで作成' },
        ],
      },
      finds: ['body.1'],
      mended: '港が再開した。',
    },
    {
      shows: 'a line that names the eyecatch',
      text: '',
      with: {
        blocks: [
          { kind: 'paragraph', text: 'アイキャッチ画像：北浜市提供' },
          { kind: 'paragraph', text: '港が再開した。' },
        ],
      },
      finds: ['body.0'],
      mended: '港が再開した。',
    },
    {
      shows: 'another credit than the one in its field',
      text: '',
      with: {
        eyecatchCredit: { text: '北浜日報', url: null, kind: 'photo' },
        blocks: [{ kind: 'paragraph', text: 'Ainovaで作成' }],
      },
      finds: ['body.0'],
      mended: 'Ainovaで作成',
    },
    {
      shows: 'the credit of a picture in the body, and a sentence about a tool',
      text: '',
      with: {
        blocks: [
          { kind: 'image', text: '' },
          { kind: 'paragraph', text: 'Ainovaで作成' },
          { kind: 'paragraph', text: '市は生成AIで作成した画像を公開した。' },
          { kind: 'paragraph', text: 'この記事はChatGPTで作成しました。' },
          { kind: 'paragraph', text: '写真は実際には生成AIで作成された偽物だった' },
          { kind: 'paragraph', text: '写真：北浜日報' },
        ],
      },
      finds: [],
    },
  ],
}
