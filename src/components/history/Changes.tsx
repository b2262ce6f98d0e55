'use client'
import { Fragment } from 'react'
import type { ChangedField } from '../../text/article/changedField.ts'
import type { ChangedLine } from '../../text/article/changedText.ts'
import { useSay } from '../useSay.ts'
import styles from './ArticleHistory.module.css'

export type ChangesProps = { changes: ChangedField[] }

/** What two states of an article say otherwise, field by field. */
export const Changes = ({ changes }: ChangesProps) => {
  const say = useSay()
  return (
    <dl className={styles.changes}>
      {changes.map(({ name, label, lines }) => (
        <Fragment key={name}>
          <dt>{say(label)}</dt>
          <dd>
            {shortened(lines).map((line, at) =>
              typeof line === 'number' ? (
                <p key={at} className={styles.same}>
                  {say({ ja: `（${line}行は同じ）`, en: `(${line} lines are the same)` })}
                </p>
              ) : (
                <p key={at}>
                  {line.map(({ in: where, text }, n) =>
                    where === 'after' ? (
                      <ins key={n}>{text}</ins>
                    ) : where === 'before' ? (
                      <del key={n}>{text}</del>
                    ) : (
                      <span key={n}>{text}</span>
                    ),
                  )}
                </p>
              ),
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** Lines with how many were left out between what was changed and the line before and behind it. */
const shortened = (lines: ChangedLine[]): (ChangedLine | number)[] => {
  const isChanged = (at: number): boolean =>
    lines[at]?.some((piece) => piece.in !== 'both') ?? false
  const shown: (ChangedLine | number)[] = []
  lines.forEach((line, at) => {
    if ([at - 1, at, at + 1].some(isChanged)) return void shown.push(line)
    const last = shown.at(-1)
    if (typeof last === 'number') shown[shown.length - 1] = last + 1
    else shown.push(1)
  })
  return shown
}
