import type { Field } from 'payload'
import type { SiteForm } from '../../text/sources/canonicalUrl.ts'
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
      sites: asData(house.sites),
      severities: Object.fromEntries(
        Object.entries(house.rules).map(([name, { severity }]) => [name, severity]),
      ),
    },
  })

/** What can be sent to a browser: parameters named by a pattern stay behind, and fold on the server alone. */
const asData = (sites: Record<string, SiteForm>): Record<string, SiteForm> =>
  Object.fromEntries(
    Object.entries(sites).map(([host, { tracking = [], ...form }]) => [
      host,
      { ...form, tracking: tracking.filter((name) => typeof name === 'string') },
    ]),
  )
