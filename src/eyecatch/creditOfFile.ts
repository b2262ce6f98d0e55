import { isWebAddress } from '../text/sources/webAddress.ts'
import { kindOf } from '../text/pictures/creditKind.ts'
import type { CreditKind } from '../text/manuscript/manuscript.ts'
import type { FileSays } from './fileSays.ts'

type StoredCredit = {
  text?: string | null
  kind?: string | null
  url?: string | null
  licence?: string | null
}

/** A record's credit with what its file says in the places an editor left empty. What an editor wrote stays. */
export const creditOfFile = (written: StoredCredit | null | undefined, says: FileSays | null) => {
  const text = written?.text || says?.credit || null
  const stated = written?.text ? null : says
  return {
    text,
    kind: (written?.kind || kindOfFile(stated)) as CreditKind | null,
    // A file may say anything; what it says becomes a link.
    url: written?.url || (stated?.url && isWebAddress(stated.url) ? stated.url : null),
    licence: written?.licence || stated?.licence || null,
  }
}

const kindOfFile = (says: FileSays | null): CreditKind | null =>
  says?.ai ? 'ai' : says?.credit ? kindOf(says.credit, null) : null
