// What names an article: figures, or words with hyphens between them; never a shelf of a shop (`/guitars/amp`).
const namesArticle = /\d|[-_][^-_/]+[-_]|\.html?$|%[89a-f]/i

/** A day or a month of an archive, below which `amp` may be the name of an article. */
const isDay = /\/\d{4}\/\d{1,2}(?:\/\d{1,2})?$/

const atEnd = /^(.+?)(?:\/(?:amp|amp-page)(?:\/(?:index\.html?)?|\.html?)?|\.amp(\.html?)?)$/i

const atFront =
  /^(\/(?:(?:news|articles?|story|stories|newshour|blog|posts?|entry|column|opinion|world|sports?|politics|business)\/)?)amp\/(.+)$/i

/** The path of an AMP rendering as the path of its page: `/…/123/amp/`, `/…/123.amp.html`, `/amp/…/123`, `/news/amp/…`. */
export const withoutAmp = (pathname: string): string => {
  const [, page = '', ending = ''] = atEnd.exec(pathname) ?? []
  if (namesArticle.test(lastSegment(page)) && !isDay.test(page)) return page + ending
  const [, shelf, rest = ''] = atFront.exec(pathname) ?? []
  return shelf && namesArticle.test(lastSegment(rest)) ? shelf + rest : pathname
}

const lastSegment = (path: string): string => /[^/]*\/?$/.exec(path)![0]
