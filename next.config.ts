import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Else Next looks for a lock file in the folders above, and speaks of what it finds.
  turbopack: { root: import.meta.dirname },
  experimental: {
    // The form of an article has its body in it twice; `requestLimits.form` of the server counts the same.
    serverActions: { bodySizeLimit: '32mb' },
  },
}

export default withPayload(config, { devBundleServerPackages: false })
