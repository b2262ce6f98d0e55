import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The texts in the admin's light and dark theme that stand out too little from what is behind them (WCAG 1.4.3: 4.5 to 1, 3 to 1
 * where they are large), as `theme: text (ratio)`. What cannot be used, axe leaves out.
 */
export const faintTexts = async (page: Page, selector: string): Promise<string[]> => {
  await page.evaluate(axe)
  // A colour on its way to another one is neither.
  const still = await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  })
  const faint: string[] = []
  const given = await page.evaluate(`document.documentElement.dataset.theme`)
  for (const theme of ['light', 'dark']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    )
    faint.push(
      ...((await page.evaluate(`axe
        .run(${JSON.stringify(selector)}, { runOnly: ['color-contrast'], resultTypes: ['violations'] })
        .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html, any }) =>
          '${theme}: ' + html.slice(0, 120) + ' (' + any[0]?.data?.contrastRatio + ')')))`)) as string[]),
    )
  }
  await page.evaluate(`document.documentElement.dataset.theme = '${given}'`)
  await still.evaluate('(style) => style.remove()')
  return faint
}
