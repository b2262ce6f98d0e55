import { CopyLink } from './CopyLink.tsx'

/** Where an article can be passed on to; plain links, which ask nobody anything before they are followed. */
const places = [
  {
    name: 'X',
    to: (url: string, title: string) => `https://x.com/intent/post?url=${url}&text=${title}`,
  },
  { name: 'LINE', to: (url: string) => `https://social-plugins.line.me/lineit/share?url=${url}` },
  { name: 'はてブ', to: (url: string) => `https://b.hatena.ne.jp/entry/panel/?url=${url}` },
  {
    name: 'メール',
    to: (url: string, title: string) => `mailto:?subject=${title}&body=${url}`,
  },
]

/** Links that pass an article on. `url` is its whole address. */
export const Share = ({ url, title }: { url: string; title: string }) => (
  <nav className="share" aria-label="この記事を共有">
    <span>共有</span>
    {places.map(({ name, to }) => (
      <a
        key={name}
        href={to(encodeURIComponent(url), encodeURIComponent(title))}
        rel="noopener nofollow"
      >
        {name}
      </a>
    ))}
    <CopyLink url={url} />
  </nav>
)
