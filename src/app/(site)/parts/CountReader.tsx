'use client'
import { useEffect } from 'react'

/** Says that somebody reads an article, once it is shown; without a script nobody is counted. */
export const CountReader = ({ slug }: { slug: string }) => {
  useEffect(() => {
    navigator.sendBeacon('/api/site/views', JSON.stringify({ slug }))
  }, [slug])
  return null
}
