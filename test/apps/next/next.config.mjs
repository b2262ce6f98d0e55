import { withPayload } from '@payloadcms/next/withPayload'

// The packages lie in a folder above; in an app that stands alone this line is not needed.
export default withPayload({ turbopack: { root: process.env.PACKAGES_ROOT } })
