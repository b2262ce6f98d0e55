import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** A file that cannot be taken as a picture, and what to tell whoever sent it. */
export class BadPicture extends Error {
  readonly says: LocalizedText
  constructor(says: LocalizedText, cause?: unknown) {
    super(says.en, { cause })
    this.name = 'BadPicture'
    this.says = says
  }
}
