import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { afterAll, describe, expect, it } from 'vitest'
import { built } from '../setup/shownApp.ts'

const folder = mkdtempSync(path.resolve('.newsroom', 'shown-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const blocksOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code!)

/** What the config has then, and the plugin alone does not put into it; by the page and the place of the block in it. */
const does: Record<string, (fieldsOf: (slug: string) => string[]) => void> = {
  'docs/plugin.md 1': (fieldsOf) => expect(fieldsOf('media')).toContain('placeholder'),
  'docs/plugin.md 2': (fieldsOf) => {
    expect(fieldsOf('posts')).toContain('proof')
    expect(fieldsOf('articles')).toEqual([])
  },
  'docs/plugin.md 3': (fieldsOf) => expect(fieldsOf('articles')).toContain('weather'),
  'README.md 2': (fieldsOf) => expect(fieldsOf('posts')).toContain('proof'),
}

const shown = ['README.md', 'docs/plugin.md', 'docs/caching.md', 'docs/comments.md'].flatMap(
  (page) => blocksOf(page).map((code, at) => ({ name: `${page} ${at + 1}`, code })),
)

describe('code the docs show runs as it stands there', () => {
  it.each(shown)('$name', async ({ name, code }) => {
    const file = path.join(folder, `${name.replaceAll(/\W/g, '-')}.ts`)
    writeFileSync(
      file,
      `import { app, BodyEditorFeature, buildConfig, lexicalEditor, midashi, postgresAdapter, purge } from '../../test/setup/shownApp.ts'\n${code
        .replaceAll(/^import .* from 'midashi'$/gm, '')
        .replaceAll("'midashi/siteHandler'", "'../../src/published/siteHandler.ts'")}`,
    )
    const before = built.length
    await import(file)
    const configs = await Promise.all(built.slice(before))
    if (code.includes('midashi(')) expect(configs).not.toEqual([])
    for (const { collections } of configs) {
      const fieldsOf = (slug: string): string[] =>
        (
          (collections.find((one) => one.slug === slug) as CollectionConfig | undefined)?.fields ??
          []
        ).flatMap((field) => ('name' in field ? [field.name] : []))
      if (!code.includes('articles: false')) expect(fieldsOf('articles')).toContain('citations')
      does[name]?.(fieldsOf)
    }
  })

  it('every page that is looked at shows some', () =>
    expect(shown.length).toBeGreaterThanOrEqual(9))
})
