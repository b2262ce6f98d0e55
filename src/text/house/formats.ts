import type { Format } from '../manuscript/formats.ts'

/** The formats of the house. */
export const formats = {
  digest: {
    label: { ja: 'ダイジェスト', en: 'Digest' },
    sections: ['summary', 'detail', 'keyPoints'],
    missingCitation: 'error',
  },
  column: { label: { ja: 'コラム', en: 'Column' }, sections: [], missingCitation: 'warning' },
} satisfies Record<string, Format>
