'use client'
import { useEffect, useMemo, useState } from 'react'
import {
  relationId,
  type ArticleRecord,
  type ArticleRelations,
  type PictureRecord,
  type SourceRecord,
} from '../../text/article/fromArticle.ts'
import { useAddresses } from '../useAddresses.ts'

/** The sources and the picture an article in the form refers to, read over REST when the references change. */
export const useRelations = (article: ArticleRecord | null): ArticleRelations => {
  const { api } = useAddresses()
  const ids = (article?.citations ?? [])
    .map(({ source }) => relationId(source))
    .filter((id) => id !== null)
  const wanted = ids.join()
  const picture = relationId(article?.eyecatch)
  const [sources, setSources] = useState(new Map<string, SourceRecord>())
  const [record, setRecord] = useState<PictureRecord | null>(null)

  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    read<{ docs: SourceRecord[] }>(
      api(`/sources?depth=0&joins=false&limit=100&where[id][in]=${wanted}`),
      stop.signal,
    ).then(
      (found) =>
        found && setSources(new Map(found.docs.map((source) => [String(source.id), source]))),
    )
    return () => stop.abort()
  }, [api, wanted])

  useEffect(() => {
    setRecord(null)
    if (picture === null) return
    const stop = new AbortController()
    read<PictureRecord>(api(`/media/${picture}?depth=0&joins=false`), stop.signal).then(
      (found) => found && setRecord(found),
    )
    return () => stop.abort()
  }, [api, picture])

  return useMemo(() => ({ sources, picture: record }), [sources, record])
}

/** Null where the answer did not come or was not meant for us any more: the panel then says what it can without it. */
const read = async <T>(url: string, signal: AbortSignal): Promise<T | null> => {
  try {
    const response = await fetch(url, { credentials: 'include', signal })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    return null
  }
}
