import type { Field } from 'payload'
import type { House } from '../../text/proof/rule.ts'
import { panel } from './panel.ts'

/** The panel beside the form that proofreads while the editor types. */
export const proofPanel = (house: House): Field =>
  panel('proofPanel', 'ProofPanel', {
    position: 'sidebar',
    clientProps: {
      sections: house.sections,
      formats: house.formats,
      publishers: house.publishers,
      severities: Object.fromEntries(
        Object.entries(house.rules).map(([name, { severity }]) => [name, severity]),
      ),
    },
  })
