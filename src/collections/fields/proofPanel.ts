import type { Field } from 'payload'
import { houseData } from '../../text/house/houseData.ts'
import type { House } from '../../text/proof/rule.ts'
import { panel } from './panel.ts'

/** The panel beside the form that proofreads while the editor types. */
export const proofPanel = (house: House): Field =>
  panel('proofPanel', 'ProofPanel', {
    position: 'sidebar',
    clientProps: { house: houseData(house) },
  })
