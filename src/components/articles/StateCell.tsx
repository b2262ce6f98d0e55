'use client'
import { Pill } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { stateWords, type ArticleState } from '../../text/house/articleState.ts'
import { useSay, useTime } from '../useSay.ts'

const styleOf = ({
  kind,
  review,
  isStopped,
}: ArticleState): 'success' | 'warning' | 'light-gray' | 'light' | 'error' =>
  isStopped
    ? 'error'
    : kind === 'public' || kind === 'changed'
      ? 'success'
      : kind === 'waiting' || review !== null
        ? 'warning'
        : kind === 'draft'
          ? 'light'
          : 'light-gray'

/** What readers see of an article, in a list. */
export const StateCell = ({ cellData }: DefaultCellComponentProps) => {
  const say = useSay()
  const time = useTime()
  const state = cellData as ArticleState | null | undefined
  return state ? (
    <Pill pillStyle={styleOf(state)} size="small">
      {say(stateWords(state, time))}
    </Pill>
  ) : null
}
