import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** What a reader is answered whose question cannot be answered. */
export type SiteRefusal = {
  status: number
  code: string
  message: LocalizedText
  /** The parameter it is about. */
  path?: string
  /** Where to look instead, as an address of the API. */
  location?: string
}

/** A question that is refused. */
export class SiteRefused extends Error {
  override name = 'SiteRefused'
  readonly refusal: SiteRefusal
  constructor(refusal: SiteRefusal) {
    super(refusal.message.en)
    this.refusal = refusal
  }
}

/** What is asked for has to be made first: articles by their ids, parts by their keys. Nobody is told; it is made. */
export class Due extends Error {
  override name = 'Due'
  readonly articles: string[]
  readonly parts: string[]
  constructor(articles: string[], parts: string[] = []) {
    super('Pages are due.')
    this.articles = articles
    this.parts = parts
  }
}

export const notFound = (what: LocalizedText, path?: string): SiteRefused =>
  new SiteRefused({ status: 404, code: 'notFound', message: what, path })

export const badParameter = (path: string, remedy: LocalizedText): SiteRefused =>
  new SiteRefused({
    status: 400,
    code: 'badParameter',
    path,
    message: {
      ja: `「${path}」の値が正しくありません。${remedy.ja}`,
      en: `“${path}” has a wrong value. ${remedy.en}`,
    },
  })

export const unknownParameter = (path: string, known: string[]): SiteRefused =>
  new SiteRefused({
    status: 400,
    code: 'unknownParameter',
    path,
    message: {
      ja: `「${path}」というパラメータはありません。使えるもの：${known.join('、') || 'なし'}`,
      en: `There is no parameter “${path}”. There are: ${known.join(', ') || 'none'}.`,
    },
  })

export const twice = (path: string): SiteRefused =>
  badParameter(path, { ja: '一度だけ指定してください。', en: 'Give it once.' })

/** What is asked for is being made by others for too long. */
export const stillMaking: SiteRefusal = {
  status: 503,
  code: 'notReady',
  message: {
    ja: 'ページを準備しています。少し待ってからもう一度お試しください。',
    en: 'The page is being made. Try again in a moment.',
  },
}

export const wrongMethod: SiteRefusal = {
  status: 405,
  code: 'wrongMethod',
  message: {
    ja: '読み取り（GET・HEAD）だけができます。',
    en: 'This can be read alone: GET or HEAD.',
  },
}
