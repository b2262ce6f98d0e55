import { shownAddress } from 'midashi/text'

/** An address that stands alone in a text, as `shownBody` gives it. */
export type EmbedNode = {
  url: string
  site: string
  frame: string | null
  title: string | null
  publisher: string | null
}

const sites: Record<string, { name: string; what: string; host: string }> = {
  youtube: { name: 'YouTube', what: '動画', host: 'youtube-nocookie.com' },
  niconico: { name: 'ニコニコ', what: '動画', host: 'embed.nicovideo.jp' },
  vimeo: { name: 'Vimeo', what: '動画', host: 'player.vimeo.com' },
  x: { name: 'X', what: '投稿', host: 'platform.twitter.com' },
}

/** A card that leads to a page; what can be shown here is asked for once it is opened, and not before. */
export const Embed = ({ url, site, frame, title, publisher }: EmbedNode) => {
  const known = sites[site]
  const name = title ?? (known && `${known.name}の${known.what}`)
  return (
    <div className="embed">
      <a href={url} rel="noopener">
        {name && <span className="embed-title">{name}</span>}
        <span className="facts">
          {publisher && <span>{publisher}</span>}
          <span>{shownAddress(url)}</span>
        </span>
      </a>
      {frame && known && (
        <details>
          <summary>
            {known.what}をここに表示（{known.host}に接続します）
          </summary>
          <iframe
            className={site}
            src={frame}
            title={name}
            loading="lazy"
            referrerPolicy="strict-origin-when-cross-origin"
            allowFullScreen
          />
        </details>
      )}
    </div>
  )
}
