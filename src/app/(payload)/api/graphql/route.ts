import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { wrongInText } from '../../../../payload/graphQLLimits.ts'

const post = GRAPHQL_POST(config)

/** Looks at the text before it is parsed; the document itself is measured by a rule of the plugin. */
export const POST = async (request: Request): Promise<Response> => {
  const sent: unknown = await request
    .clone()
    .json()
    .catch(() => null)
  const query = (sent as { query?: unknown } | null)?.query
  const wrong = typeof query === 'string' ? wrongInText(query) : 'Send JSON with a `query`.'
  return wrong === null
    ? post(request)
    : Response.json({ errors: [{ message: wrong }] }, { status: 400 })
}
export const OPTIONS = REST_OPTIONS(config)
