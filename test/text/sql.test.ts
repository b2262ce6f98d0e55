import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** How a statement begins, in a string or a template. */
const statement =
  /[`'"]\s*(?:select\s|insert into\s|update\s+\S+\s+set\s|delete from\s|with\s(?:recursive\s)?\w+ as\s|create\s+(?:temporary\s|unlogged\s)?(?:table|schema|database)\s|lock table\s|begin;|do \$)/g

const files = globSync('src/**/*.{ts,tsx,mjs}').filter((file) => !file.startsWith('src/migrations'))

describe('SQL stands in src/database/ alone, as objects whose values are apart from their text', () => {
  it.each(files)('%s', (file) => {
    const text = readFileSync(file, 'utf8')
    // Tagged templates alone: what is put into one becomes a parameter or an identifier.
    const plain = [...text.matchAll(statement)].filter(
      ({ index, 0: found }) => !(found[0] === '`' && text.slice(index - 3, index) === 'sql'),
    )
    expect(plain.map(({ 0: found, index }) => `${found} at ${index}`)).toEqual([])
    expect(text).not.toMatch(/\bsql\.raw\b/)
    if (!file.startsWith('src/database/'))
      expect(text).not.toMatch(/db-postgres\/drizzle|drizzle-orm/)
  })

  it('finds what it looks for', () => {
    expect('runSql(req, `select 1 from t`)').toMatch(new RegExp(statement.source))
    expect("query('update t set a = 1')").toMatch(new RegExp(statement.source))
  })
})
