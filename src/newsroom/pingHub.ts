/** How long articles are gathered that change together, in milliseconds. */
const pause = 2000

/** How long a hub may take, in milliseconds. */
const patience = 10_000

const forms = ['feed.xml', 'feed.atom', 'feed.json']

/**
 * Tells a hub that the paper's feeds have something new, once for all that changes together: whoever follows them there has it at once. A
 * hub that does not answer is told with the next change. https://www.w3.org/TR/websub/#publishing
 */
export const pingHub = (
  hub: string,
  site: string,
  wait = pause,
): ((change: { tags: string[] }) => void) => {
  let timer: NodeJS.Timeout | undefined
  const ping = async (): Promise<void> => {
    timer = undefined
    const body = new URLSearchParams({ 'hub.mode': 'publish' })
    for (const form of forms)
      body.append('hub.url', new URL(form, `${site.replace(/\/$/, '')}/`).href)
    await fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(patience) })
  }
  return ({ tags }) => {
    if (timer || !tags.some((tag) => tag.startsWith('articles:'))) return
    timer = setTimeout(() => void ping().catch(() => {}), wait)
    timer.unref()
  }
}
