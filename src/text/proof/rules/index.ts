import type { Rule } from '../rule.ts'
import { altRepeats } from './altRepeats.ts'
import { creditInBody } from './creditInBody.ts'
import { emptySection } from './emptySection.ts'
import { deadLink } from './deadLink.ts'
import { headingAsText } from './headingAsText.ts'
import { leftovers } from './leftovers.ts'
import { missingAlt } from './missingAlt.ts'
import { missingCitation } from './missingCitation.ts'
import { missingCredit } from './missingCredit.ts'
import { missingList } from './missingList.ts'
import { missingSection } from './missingSection.ts'
import { missingTitle } from './missingTitle.ts'
import { repeatedText } from './repeatedText.ts'
import { sameArticle } from './sameArticle.ts'
import { sectionOrder } from './sectionOrder.ts'
import { sectionTwice } from './sectionTwice.ts'
import { smallPicture } from './smallPicture.ts'
import { tableAsText } from './tableAsText.ts'
import { titleInBody } from './titleInBody.ts'
import { wrongCitation } from './wrongCitation.ts'

/** The rules of the house, by name. */
export const rules = {
  missingTitle,
  missingSection,
  emptySection,
  headingAsText,
  sectionTwice,
  sectionOrder,
  missingList,
  repeatedText,
  sameArticle,
  missingCitation,
  wrongCitation,
  deadLink,
  missingAlt,
  missingCredit,
  altRepeats,
  smallPicture,
  creditInBody,
  titleInBody,
  tableAsText,
  leftovers,
} satisfies Record<string, Rule>
