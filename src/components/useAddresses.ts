'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useMemo } from 'react'
import { slugsIn, type Slugs } from '../slugs.ts'

/**
 * The addresses of this app's REST API and admin. A path begins with a collection as we call it, whatever slug it has here:
 * `/articles/7`.
 */
export const useAddresses = (): {
  api: (path: string) => string
  admin: (path: string) => string
  slugs: Slugs
} => {
  const { config } = useConfig()
  const { collections, routes, serverURL } = config
  return useMemo(() => {
    const slugs = slugsIn(collections)
    const here = (path: string): string =>
      path.replace(/^\/([\w-]+)/, (whole, name: string) =>
        Object.hasOwn(slugs, name) ? `/${slugs[name as keyof Slugs]}` : whole,
      )
    return {
      api: (path) => `${serverURL}${routes.api}${here(path)}`,
      admin: (path) =>
        formatAdminURL({ adminRoute: routes.admin, path: `/collections${here(path)}` }),
      slugs,
    }
  }, [collections, routes, serverURL])
}
