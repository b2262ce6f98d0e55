import type { PayloadRequest } from 'payload'
import { knownPublishers } from './knownPublishers.ts'
import type { House } from '../text/proof/rule.ts'

/** The house style with what the archive calls the publishers of the addresses in a text, or all it knows where none is given. */
export const withArchivePublishers = async (
  req: PayloadRequest,
  house: House,
  text?: string,
): Promise<House> => {
  const urls = text && (text.match(/https?:\/\/[^\s"'<>（）「」]+/g) ?? [])
  return {
    ...house,
    publishers: [...(await knownPublishers(req, urls || undefined)), ...house.publishers],
  }
}
