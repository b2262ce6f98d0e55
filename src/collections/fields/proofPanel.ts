import type { Field } from 'payload'
import { houseData } from '../../text/house/houseData.ts'
import type { ProofreadFields } from '../../text/article/proofreadFields.ts'
import type { House } from '../../text/proof/rule.ts'
import { panel } from './panel.ts'

/** The panel beside the form that proofreads while the editor types; `fields` where they are not those of our articles. */
export const proofPanel = (house: House, fields?: ProofreadFields): Field =>
  panel('proofPanel', 'ProofPanel', {
    position: 'sidebar',
    clientProps: { house: houseData(house), fields },
  })
