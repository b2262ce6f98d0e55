import type { ReactElement } from 'react'
import styles from './shareCards.module.css'

export const networks = { x: 'X', facebook: 'Facebook', line: 'LINE', hatena: 'はてブ' }
export type Network = keyof typeof networks

export type ShareCardProps = {
  title: string
  excerpt: string
  host: string
  masthead: string | null
  image: { url: string; alt: string } | null
}

/** A link as each app shows it today: widths, cuts and what it leaves out. */
export const shareCards: Record<Network, (props: ShareCardProps) => ReactElement> = {
  x: ({ title, host, image }) => (
    <figure className={`${styles.card} ${styles.x}`}>
      <div className={styles.wide}>
        {image && <img src={image.url} alt={image.alt} />}
        <figcaption>{title}</figcaption>
      </div>
      <p>From {host}</p>
    </figure>
  ),
  facebook: ({ title, excerpt, host, image }) => (
    <figure className={`${styles.card} ${styles.facebook}`}>
      <div className={styles.wide}>{image && <img src={image.url} alt={image.alt} />}</div>
      <figcaption>
        <small>{host.toUpperCase()}</small>
        <strong>{title}</strong>
        <span>{excerpt}</span>
      </figcaption>
    </figure>
  ),
  line: ({ title, excerpt, host, image }) => (
    <figure className={`${styles.card} ${styles.line}`}>
      <div className={styles.wide}>{image && <img src={image.url} alt={image.alt} />}</div>
      <figcaption>
        <strong>{title}</strong>
        <span>{excerpt}</span>
        <small>{host}</small>
      </figcaption>
    </figure>
  ),
  hatena: ({ title, excerpt, host, masthead, image }) => (
    <figure className={`${styles.card} ${styles.hatena}`}>
      <figcaption>
        <strong>{title}</strong>
        <em>1 user</em>
        <span>{excerpt}</span>
        <small>{masthead ? `${masthead}　${host}` : host}</small>
      </figcaption>
      {image && <img src={image.url} alt={image.alt} />}
    </figure>
  ),
}
