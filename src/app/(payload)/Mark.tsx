type Shown = { i18n?: { language?: string } }

/** The mark of the newsroom: a headline over its text. */
export const Icon = () => (
  <svg viewBox="0 0 64 64" width="100%" height="100%" aria-hidden="true">
    <rect width="64" height="64" rx="12" fill="#1d3a5f" />
    <rect x="14" y="14" width="36" height="10" rx="2" fill="#fff" />
    <path fill="#9db7d5" d="M16 31h32v4H16zm0 9h32v4H16zm0 9h18v4H16z" />
  </svg>
)

/** The same with its name, where somebody signs in. */
export const Logo = ({ i18n }: Shown) => (
  <span className="newsroom-logo">
    <Icon />
    <span>{i18n?.language === 'en' ? 'Midashi' : 'Midashi 見出し'}</span>
  </span>
)
