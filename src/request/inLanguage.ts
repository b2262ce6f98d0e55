import type { PayloadRequest } from 'payload'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** What to say to whoever asks, in their language: English where they chose it, else Japanese. */
export const inLanguage = (req: Pick<PayloadRequest, 'i18n'>, { ja, en }: LocalizedText): string =>
  req.i18n?.language === 'en' ? en : ja
