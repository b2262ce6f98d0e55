import type { Field } from 'payload'
import type { House } from '../../text/proof/rule.ts'
import { words } from '../labels.ts'

/** The panel beside the form that proofreads while the editor types; named by string, so that no UI is imported here. */
export const proofPanel = (house: House): Field => ({
  name: 'proofPanel',
  type: 'ui',
  label: words('校閲', 'Proof'),
  admin: {
    position: 'sidebar',
    components: {
      Field: {
        path: 'midashi/client#ProofPanel',
        clientProps: {
          sections: house.sections,
          formats: house.formats,
          publishers: house.publishers,
          severities: Object.fromEntries(
            Object.entries(house.rules).map(([name, { severity }]) => [name, severity]),
          ),
        },
      },
    },
    disableListColumn: true,
  },
})
