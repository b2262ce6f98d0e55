import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// The sample pages have the shapes and the defects of real ones; the newsroom's own are read too. In `samples/` stands what the
// parsers see in each: open the two. A new file gets its `.json` with -u: read it before you keep it.
describe('the parsers', () => {
  it.each(globSync(['src/newsroom/samples/*', 'test/text/samples/*.{txt,md,html}']).sort())(
    'read %s as the JSON of its name says',
    async (file) => {
      const shown = execFileSync(process.execPath, ['src/cli/midashi.ts', 'read', file], {
        encoding: 'utf8',
      })
      await expect(shown).toMatchFileSnapshot(`samples/${path.parse(file).name}.json`)
    },
  )
})
