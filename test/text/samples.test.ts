import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// The sample pages have the shapes and the defects of real ones. Beside each stands what the readers see in it: open the two.
describe('the readers', () => {
  it.each(readdirSync('src/newsroom/samples'))(
    'read %s as the file beside it says',
    async (file) => {
      const shown = execFileSync(
        process.execPath,
        ['src/cli/midashi.ts', 'read', `src/newsroom/samples/${file}`],
        { encoding: 'utf8' },
      )
      await expect(shown).toMatchFileSnapshot(`samples/${file.replace('.txt', '.json')}`)
    },
  )
})
