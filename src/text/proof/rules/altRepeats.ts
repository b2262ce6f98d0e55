import { fold } from '../../japanese/fold.ts'
import type { Rule } from '../rule.ts'

/** A file's name as somebody may have typed it: without folder, ending and the number it was stored under. */
const stem = (name: string): string =>
  fold(name.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/-[0-9a-f]{8}$/, ''))

const looksLikeFile = /^[\w.-]+\.(?:jpe?g|png|gif|webp|avif|heic|svg|bmp|tiff?)$/i

export const altRepeats: Rule = {
  guide: {
    ja: '代替テキストには題名やファイル名ではなく、画像に写っているものを書く。',
    en: 'An alternative text says what the picture shows, not the title or the file name.',
  },
  severity: 'warning',
  *check({ manuscript: { eyecatch, title } }) {
    const alt = eyecatch?.alt?.trim()
    if (!alt) return
    const isFile =
      looksLikeFile.test(alt) || (eyecatch?.filename && stem(alt) === stem(eyecatch.filename))
    if (isFile || (title && fold(alt) === fold(title)))
      yield {
        place: 'eyecatch',
        message: isFile
          ? {
              ja: `代替テキスト「${alt}」はファイル名です。画像に何が写っているかを一文で書いてください。`,
              en: `The alternative text “${alt}” is a file name. Say in one sentence what the picture shows.`,
            }
          : {
              ja: '代替テキストが題名と同じです。画像に何が写っているかを一文で書いてください。',
              en: 'The alternative text is the title again. Say in one sentence what the picture shows.',
            },
      }
  },
  examples: [
    {
      shows: 'what the picture shows',
      text: '# 北浜港、再開\n船が戻った。',
      with: {
        eyecatch: { alt: '桟橋に並ぶ人々', credit: '北浜日報', filename: 'pier-0a1b2c3d.jpg' },
      },
      finds: [],
    },
    {
      shows: 'the title again',
      text: '# 北浜港、再開\n船が戻った。',
      with: { eyecatch: { alt: '北浜港、再開 ', credit: '北浜日報' } },
      finds: ['eyecatch'],
    },
    {
      shows: 'the name of the file',
      text: '# 北浜港、再開\n船が戻った。',
      with: { eyecatch: { alt: 'pier', credit: '北浜日報', filename: 'pier-0a1b2c3d.jpg' } },
      finds: ['eyecatch'],
    },
    {
      shows: 'the name a camera gave',
      text: '# 北浜港、再開\n船が戻った。',
      with: {
        eyecatch: { alt: 'IMG_2041.JPG', credit: '北浜日報', filename: 'pier-0a1b2c3d.jpg' },
      },
      finds: ['eyecatch'],
    },
  ],
}
