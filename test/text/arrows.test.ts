import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rooms a room may import from, itself aside. What is pure runs in a browser and imports no room at all. */
const arrows: Record<string, string[]> = {
  text: [],
  eyecatch: ['text'],
  access: [],
  request: [],
  payload: ['access', 'database', 'request', 'text'],
  database: ['text'],
  hooks: ['request', 'payload', 'access', 'database', 'text', 'eyecatch'],
  comments: ['access', 'database', 'hooks', 'request', 'text'],
  endpoints: ['request', 'payload', 'access', 'comments', 'database', 'eyecatch', 'hooks', 'text'],
  collections: [
    'access',
    'comments',
    'endpoints',
    'request',
    'payload',
    'eyecatch',
    'hooks',
    'text',
  ],
  plugins: ['access', 'payload', 'database', 'collections', 'comments', 'hooks', 'links', 'text'],
  components: ['access', 'text'],
  exports: ['components'],
  importer: ['database', 'text'],
  links: [],
  newsroom: ['eyecatch', 'database', 'importer', 'plugins', 'text', 'payload.config'],
  cli: ['database', 'eyecatch', 'importer', 'newsroom', 'text'],
}

/** Packages the pure room may use: they run in a browser. */
const pure = ['normalize-url', 'encoding-japanese', 'diff', 'entities/decode', 'htmlparser2']

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\b(?!\s+type\b)[^'"]*?from\s+['"]([^'"]+)['"]/gms,
    ),
  ].map(([, from]) => from!)

describe('arrows between the rooms of src/ run one way', () => {
  const files = globSync(
    'src/{access,request,payload,comments,database,text,eyecatch,hooks,endpoints,collections,plugins,components,exports,importer,links,newsroom,cli}/**/*.{ts,tsx}',
  )
  it.each(files)('%s', (file) => {
    const room = file.split('/')[1]!
    for (const from of importsOf(file)) {
      if (!from.startsWith('.')) {
        if (room === 'text') expect(pure).toContain(from)
        if (
          room === 'collections' ||
          room === 'plugins' ||
          room === 'hooks' ||
          room === 'endpoints'
        )
          expect(from).not.toMatch(/^(react|next|@payloadcms\/(ui|next))/)
        continue
      }
      const target = path.relative('src', path.resolve(path.dirname(file), from))
      const allowed =
        target.startsWith(`${room}/`) || arrows[room]!.some((other) => target.startsWith(other))
      expect(allowed, `${file} imports ${from}`).toBe(true)
    }
  })
})
