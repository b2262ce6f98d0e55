'use client'
import { DefaultCell, Pill } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useSay } from '../useSay.ts'
import styles from './PublishedAtCell.module.css'

/** When an article is published, in a list; one that is published before its time says that it waits for it. */
export const PublishedAtCell = (given: DefaultCellComponentProps) => {
  const say = useSay()
  const { cellData, rowData } = given
  const waits = rowData?._status === 'published' && Date.parse(String(cellData)) > Date.now()
  return (
    <span className={styles.cell}>
      <DefaultCell {...given} />
      {waits && (
        <Pill pillStyle="warning" size="small">
          {say({ ja: 'この日時まで非公開', en: 'Not public before' })}
        </Pill>
      )}
    </span>
  )
}
