import type { Block, Credit, LocalizedText, Manuscript } from '../manuscript/manuscript.ts'

/** What a post was where it comes from. Only `published` may become public; `protected` is one behind a password. */
export type PostState =
  'published' | 'draft' | 'pending' | 'private' | 'protected' | 'scheduled' | 'trashed'

/** A reader's comment as an export has it; `isSecret`: the reader wrote to the author alone. */
export type BlogComment = {
  author: string
  /** ISO 8601 with offset. */
  postedAt: string | null
  text: string
  state: 'approved' | 'pending' | 'spam' | 'trashed'
  isSecret: boolean
  title: string | null
  email: string | null
  url: string | null
  /** What it was given by readers, votes against it taken off; only exports of ours say it. */
  votes?: number | null
  replies: BlogComment[]
}

/** What an article of ours says beside what a blog's post does; in exports of ours alone. */
export type OwnFields = Pick<Manuscript, 'format' | 'kicker' | 'citations' | 'eyecatchCredit'> & {
  /** The slugs of the articles an editor has put beside it. */
  related: string[]
  commentPolicy: string | null
  byline: Byline[]
  corrections: { at: string; text: string }[]
  /** ISO 8601. */
  revisedAt: string | null
}

/** Somebody whose name stands over an article. */
export type Byline = {
  name: string
  kana: string | null
  profile: string | null
  url: string | null
}

/** A trackback or pingback. */
export type Ping = {
  title: string
  url: string
  blog: string
  postedAt: string | null
  text: string
}

/** A picture a post shows; an image block carries its place in the post's list as `picture-N`. */
export type PostPicture = {
  /** As the text has it. */
  url: string
  /** Of the picture it is a small copy of, where the text or the export says so. */
  original: string | null
  alt: string | null
  caption: string | null
  /** Of WordPress: the number of its attachment. */
  attachment: string | null
  /** Whose it is, where the export says so; else its caption may. */
  credit?: Credit | null
  ai?: boolean
}

/** Something an export holds that a manuscript cannot, counted by kind. */
export type Loss = { kind: LossKind; detail: string }

/** What is lost in a body, by kind: what is said of it in the report. */
export const lossWords = {
  script: { ja: 'スクリプト・ウィジェット', en: 'Scripts and widgets' },
  form: { ja: 'フォーム', en: 'Forms' },
  shortcode: {
    ja: '読めないショートコード（中の文章は残しました）',
    en: 'Unknown shortcodes (the text in them was kept)',
  },
  block: { ja: '中身のない動的ブロック', en: 'Dynamic blocks without content' },
  missingBlock: {
    ja: '再利用ブロックの中身がファイルにない',
    en: 'Reusable blocks that are not in the file',
  },
  emoji: { ja: '絵文字の画像', en: 'Pictures of emoji' },
  missingPicture: {
    ja: 'ファイルに載っていないギャラリーの画像',
    en: 'Pictures of galleries that are in no file',
  },
  inlinePicture: {
    ja: 'ページの中に書き込まれた画像',
    en: 'Pictures written into the page itself',
  },
  counter: { ja: 'カウンターなどの見えない画像', en: 'Counters and other invisible pictures' },
  embed: { ja: '埋め込み（リンクにしました）', en: 'Embeds (now links)' },
  link: {
    ja: '行き先のないリンク（文字は残しました）',
    en: 'Links that lead nowhere here (their text was kept)',
  },
  markup: {
    ja: '読めない書式（そのままの文字にしました）',
    en: 'Unknown markup (kept as it was written)',
  },
  commenter: {
    ja: 'コメントした人のサイトのアドレス',
    en: 'The addresses of those who commented',
  },
  field: {
    ja: '受け皿のない項目（記事の取り込み元に残しました）',
    en: 'Fields there is no place for (kept with the article’s origin)',
  },
} satisfies Record<string, LocalizedText>

export type LossKind = keyof typeof lossWords

/** A post of a blog as its export tells it; nothing in it is decided yet. */
export type BlogPost = {
  from: { file: string; line: number }
  type: 'post' | 'page'
  title: string
  /** ISO 8601 with offset. */
  publishedAt: string | null
  state: PostState
  /** Somebody has set a password, whatever its state. */
  isProtected: boolean
  author: { login: string; name: string } | null
  /** From the root of the tree to the category; the primary one first. */
  categories: string[][]
  tags: string[]
  /** As written, percent-encoding kept. */
  basename: string | null
  /** The old address, as written. */
  url: string | null
  /** Other addresses it was found at. */
  otherAddresses: string[]
  commentsOpen: boolean | null
  excerpt: string | null
  blocks: Block[]
  pictures: PostPicture[]
  /** The post's own picture. */
  featured: PostPicture | null
  comments: BlogComment[]
  pings: Ping[]
  /** What names the post in its blog, the same in every export of it. */
  key: string
  losses: Loss[]
  /** Where it was one of our articles: what was read of it, of which nothing is guessed again. */
  own?: OwnFields | null
  /** Keys and fields a manuscript has no place for, as written. */
  fields: Record<string, string>
}

/** A file of an export: its name, and its text in pieces, from the beginning each time it is asked. */
export type ExportFile = { name: string; text: () => Iterable<string> }

/** Something a person should know about a file. */
export type ExportWarning = { file: string; line: number | null; message: LocalizedText }

/** What a reader of exports is told. */
export type ExportOptions = {
  /** What a time without a zone counts from UTC, in minutes. @default 540, Japan's */
  zone: number
  warn: (warning: ExportWarning) => void
}

/** A post with nothing in it but what is given. */
export const blogPost = (given: Partial<BlogPost> & Pick<BlogPost, 'from' | 'key'>): BlogPost => ({
  type: 'post',
  title: '',
  publishedAt: null,
  state: 'published',
  isProtected: false,
  author: null,
  categories: [],
  tags: [],
  basename: null,
  url: null,
  otherAddresses: [],
  commentsOpen: null,
  excerpt: null,
  blocks: [],
  pictures: [],
  featured: null,
  comments: [],
  pings: [],
  losses: [],
  fields: {},
  ...given,
})
