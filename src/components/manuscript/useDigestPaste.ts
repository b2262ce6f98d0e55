'use client'
import { useEffect, useRef } from 'react'
import { formatWith } from '../../text/manuscript/formats.ts'
import { htmlToText } from '../../text/parsers/html.ts'
import { readPage, type ParserHouse } from '../../text/parsers/page.ts'
import type { RawType } from '../../text/parsers/parsers.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'

/** What a raw text from the clipboard is written in. */
export type ClipboardFormat = Extract<RawType, 'html' | 'text'>

/**
 * Hears what is pasted into the body where it reads as a digest. `onDigest` gets it as HTML where that keeps the sections, else
 * as text, and says whether it takes the paste over; the editor pastes it otherwise.
 */
export const useDigestPaste = (
  house: ParserHouse,
  onDigest: (raw: string, type: ClipboardFormat) => boolean,
): void => {
  const editor = useBodyEditor()
  const hear = useRef(onDigest)
  hear.current = onDigest
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (!editor.root()?.contains(event.target as Node)) return
      const digest = digestOn(event.clipboardData, house)
      if (!digest || !hear.current(...digest)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    document.addEventListener('paste', onPaste, true)
    return () => document.removeEventListener('paste', onPaste, true)
  }, [house, editor])
}

const digestOn = (
  clipboard: DataTransfer | null,
  house: ParserHouse,
): [raw: string, type: ClipboardFormat] | null => {
  const isDigest = (text: string): boolean =>
    readPage(text, house).some(({ format }) => format === formatWith(house, true))
  const html = clipboard?.getData('text/html') ?? ''
  if (html && isDigest(htmlToText(html))) return [html, 'html']
  const text = clipboard?.getData('text/plain') ?? ''
  return text && isDigest(text) ? [text, 'text'] : null
}
