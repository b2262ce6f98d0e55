import { origin } from '../parts/origin.ts'

/** What programs may ask for. */
export const GET = async (): Promise<Response> =>
  new Response(
    [
      'User-agent: *',
      ...['/admin', '/api/', '/preview', '/search'].map((path) => `Disallow: ${path}`),
      // Pictures and cards stand below the API.
      'Allow: /api/media/file/',
      'Allow: /api/articles/*/card',
      '',
      `Sitemap: ${await origin()}/sitemap.xml`,
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  )
