'use client'
import { useTranslation } from '@payloadcms/ui'
import { shownTime } from '../text/japanese/shownTime.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** Says something in the language of the editor: English where they chose it, else Japanese. */
export const useSay = (): ((words: LocalizedText) => string) => {
  const { i18n } = useTranslation()
  return ({ ja, en }) => (i18n.language === 'en' ? en : ja)
}

/** A time as editors read it. */
export const useTime = (): ((at: string) => string) => shownTime
