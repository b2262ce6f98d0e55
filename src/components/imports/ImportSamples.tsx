'use client'
import type { Sample } from '../../importer/imports/importRecord.ts'
import { useSay, useTime } from '../useSay.ts'
import styles from './ImportSamples.module.css'

/** Posts as they stand in the file, beside what they would become. */
export const ImportSamples = ({ samples }: { samples: Sample[] }) => {
  const say = useSay()
  const time = useTime()
  if (samples.length === 0) return null
  return (
    <section className={styles.samples}>
      <h3>{say({ ja: `見本 ${samples.length}件`, en: `${samples.length} samples` })}</h3>
      {samples.map((sample, n) => (
        <details key={`${sample.from.file}-${sample.from.line}`} open={n === 0}>
          <summary>
            <strong>{sample.title || say({ ja: '（無題）', en: '(untitled)' })}</strong>
            <span>{say(sample.said)}</span>
          </summary>
          <p className={styles.facts}>
            {[
              sample.publishedAt && time(sample.publishedAt),
              sample.categories.join('、'),
              sample.tags.map((tag) => `#${tag}`).join(' '),
              sample.comments > 0 &&
                say({ ja: `コメント ${sample.comments}件`, en: `${sample.comments} comments` }),
            ]
              .filter(Boolean)
              .join('　')}
          </p>
          <div className={styles.pair}>
            <figure>
              <figcaption>
                {say({
                  ja: `元のファイル（${sample.from.file} ${sample.from.line}行目から）`,
                  en: `In the file (${sample.from.file}, from line ${sample.from.line})`,
                })}
              </figcaption>
              <pre tabIndex={0}>{sample.original}</pre>
            </figure>
            <figure>
              <figcaption>
                {say({ ja: '取り込んだあとの本文', en: 'The body as it comes in' })}
              </figcaption>
              {/* Made by `bodyHTML`, which escapes all it is given. */}
              <div tabIndex={0} dangerouslySetInnerHTML={{ __html: sample.html ?? '' }} />
            </figure>
          </div>
        </details>
      ))}
    </section>
  )
}
