import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // The newsroom has no front page of its own yet.
  redirects: async () => [{ source: '/', destination: '/admin', permanent: false }],
  poweredByHeader: false,
}

export default withPayload(config, { devBundleServerPackages: false })
