import type { CollectionAfterReadHook } from 'payload'
import { jsonLd } from '../text/manuscript/jsonLd.ts'

/** Gives an article that is read with its title and its sources what search engines are told of it. */
export const describeArticle: CollectionAfterReadHook = ({ doc }) =>
  typeof doc.title === 'string' && Array.isArray(doc.citations)
    ? { ...doc, jsonLd: jsonLd(doc) }
    : doc
