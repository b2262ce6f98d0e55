import type { PayloadRequest } from 'payload'

/** A text in the two languages of the house. */
export type LocalizedText = { ja: string; en: string }

/** What to say to whoever asks, in their language: English where they chose it, else Japanese. */
export const inLanguage = (req: Pick<PayloadRequest, 'i18n'>, { ja, en }: LocalizedText): string =>
  req.i18n?.language === 'en' ? en : ja
