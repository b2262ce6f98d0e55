import { headers } from 'next/headers'

/**
 * A few lines that run in a reader's browser once they are read. They are all that runs there: the server leaves Next's own scripts out
 * of pages that only show something (`newsroom/server/withoutScripts.ts`).
 */
export const OwnScript = async ({ code }: { code: string }) => {
  const policy = (await headers()).get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  return (
    <script
      data-own
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: code.replaceAll('<', '\\u003c') }}
    />
  )
}
