'use client'
import { useConfig } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { shownText } from '../../text/comments/shownText.ts'

/** The most characters of a cell. */
const maxCharacters = 120

/** A reader's words in a list, as text that cannot turn what stands around it; the first column leads to the comment. */
export const ShownText = ({
  cellData,
  collectionSlug,
  link,
  linkURL,
  rowData,
}: DefaultCellComponentProps) => {
  const { config } = useConfig()
  const characters = [...shownText(String(cellData ?? ''))]
  const text = `${characters.slice(0, maxCharacters).join('')}${characters.length > maxCharacters ? '…' : ''}`
  if (!link) return <bdi>{text}</bdi>
  const path = `/collections/${collectionSlug}/${String(rowData?.id)}` as const
  return (
    <a href={linkURL ?? formatAdminURL({ adminRoute: config.routes.admin, path })}>
      <bdi>{text}</bdi>
    </a>
  )
}
