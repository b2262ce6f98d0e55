import { calls } from './calls.ts'
import { schemas } from './schemas.ts'
import type { Call } from './reading.ts'

/** The whole of the site's API, as OpenAPI 3.1 has it. https://spec.openapis.org/oas/v3.1.0 */
export const openApi = (api: string, hasViews: boolean): Record<string, unknown> => ({
  openapi: '3.1.0',
  info: {
    title: 'Midashi site API',
    version: '1',
    description:
      'What an anonymous reader may see, ready to send: each page of a news site in one call.',
  },
  servers: [{ url: api }],
  paths: {
    ...Object.fromEntries(
      (Object.entries(calls) as [keyof typeof calls, Call][]).map(([name, call]) => [
        call.path.replace(/:(\w+)/g, '{$1}'),
        { get: operation(name, call) },
      ]),
    ),
    ...(hasViews && { '/views': { post: views } }),
  },
  components: { schemas },
})

/** Where an app counts its readers. */
const views = {
  operationId: 'views',
  summary: 'Says that somebody has opened an article; sent by `navigator.sendBeacon`, as text.',
  requestBody: {
    required: true,
    content: {
      'text/plain': {
        schema: { type: 'string', description: 'JSON with the `slug` of the article.' },
      },
    },
  },
  responses: { 204: { description: 'It was heard, whether or not it counts.' } },
}

const operation = (name: keyof typeof calls, { path, about, parameters }: Call) => ({
  operationId: name,
  summary: about,
  parameters: [
    ...[...path.matchAll(/:(\w+)/g)].map(([, part]) => ({
      name: part,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(parameters).map(([parameter, { about: description, schema }]) => ({
      name: parameter,
      in: 'query',
      description,
      schema,
    })),
  ],
  responses: {
    200: {
      description: about,
      headers: {
        ETag: { schema: { type: 'string' } },
        'Cache-Tag': { schema: { type: 'string' } },
      },
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    },
    304: { description: 'What you have is what there is.' },
    default: {
      description: 'What is wrong, in words.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/errors' } } },
    },
  },
})
