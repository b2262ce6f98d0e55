import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // The newsroom has no front page of its own yet.
  redirects: async () => [{ source: '/', destination: '/admin', permanent: false }],
  poweredByHeader: false,
  // Payload tells its errors by their class names; minified, a refusal becomes “An unknown error occurred.”.
  experimental: { serverMinification: false },
}

export default withPayload(config, { devBundleServerPackages: false })
