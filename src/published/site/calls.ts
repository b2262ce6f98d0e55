import { articleCall } from './articleCall.ts'
import type { Answers } from './answers.ts'
import { authorCall, authorsCall } from './authorCalls.ts'
import { articlesCall, sourceCall } from './listCalls.ts'
import { categoriesCall, categoryCall } from './categoryCalls.ts'
import { addressesCall, archiveCall, homeCall, tagsCall, withdrawnCall } from './overviewCalls.ts'
import { popularCall } from './popularCall.ts'
import type { Call } from './reading.ts'
import { searchCall } from './searchCall.ts'

/** The calls of the site's API, by their names. */
export const calls = {
  home: homeCall,
  articles: articlesCall,
  article: articleCall,
  authors: authorsCall,
  author: authorCall,
  categories: categoriesCall,
  category: categoryCall,
  tags: tagsCall,
  archive: archiveCall,
  source: sourceCall,
  popular: popularCall,
  search: searchCall,
  addresses: addressesCall,
  withdrawn: withdrawnCall,
} satisfies Record<keyof Answers, Call>

/** The call of a path below `/api/site`, with what stands in the path; null where there is none. */
export const callAt = (
  path: string,
): { name: keyof Answers; call: Call; params: Record<string, string> } | null => {
  const parts = path.split('/')
  for (const [name, call] of Object.entries(calls) as [keyof Answers, Call][]) {
    const wanted = call.path.split('/')
    const isIt =
      wanted.length === parts.length &&
      wanted.every((part, n) => (part.startsWith(':') ? parts[n] !== '' : part === parts[n]))
    if (!isIt) continue
    const params = wanted.flatMap((part, n) =>
      part.startsWith(':') ? [[part.slice(1), parts[n]!]] : [],
    )
    return { name, call, params: Object.fromEntries(params) as Record<string, string> }
  }
  return null
}
