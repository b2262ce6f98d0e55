import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds wrong on a page, or in a part of it. */
export const axeFaults = async (page: Page, part = 'html'): Promise<string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async (selector) => {
    const { axe: here } = window as unknown as { axe: typeof axe }
    const { violations } = await here.run(selector, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join()}`),
    )
  }, part)
}
