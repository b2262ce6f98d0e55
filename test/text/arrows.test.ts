import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The rooms a room may import from, itself aside, and but for `slugs.ts`, which imports nothing. What is pure runs in a browser and
 * imports no room at all.
 */
const arrows: Record<string, string[]> = {
  text: [],
  eyecatch: ['text'],
  database: ['text'],
  request: ['text'],
  access: ['request'],
  payload: ['access', 'request', 'database', 'text'],
  published: ['access', 'database', 'text'],
  hooks: ['published', 'payload', 'access', 'request', 'database', 'eyecatch', 'text'],
  comments: ['access', 'request', 'database', 'text'],
  endpoints: [
    'importer',
    'published',
    'comments',
    'hooks',
    'payload',
    'access',
    'request',
    'database',
    'eyecatch',
    'text',
  ],
  collections: [
    'published',
    'importer',
    'endpoints',
    'comments',
    'hooks',
    'payload',
    'access',
    'request',
    'eyecatch',
    'text',
  ],
  links: ['published', 'database'],
  plugins: [
    'collections',
    'endpoints',
    'comments',
    'links',
    'importer',
    'published',
    'hooks',
    'payload',
    'access',
    'database',
    'text',
  ],
  components: ['access', 'text'],
  exports: ['components'],
  importer: ['published', 'links', 'database', 'text'],
  exporter: ['published', 'eyecatch', 'text'],
  newsroom: [
    'payload.config',
    'importer',
    'plugins',
    'published',
    'comments',
    'eyecatch',
    'database',
    'text',
  ],
  cli: ['newsroom', 'importer', 'exporter', 'published', 'eyecatch', 'database', 'text'],
  // The site stands on the API, and on `midashi/text`, as any frontend does: from the rest it takes types and nothing else.
  app: [],
}

/** The rooms inside `text/`, in the order their arrows run: each imports from those before it, types too. */
const direction = [
  'japanese',
  'search',
  'manuscript',
  'sources',
  'pictures',
  'categories',
  'comments',
  'repeats',
  'parsers',
  'blogs',
  'proof',
  'house',
  'article',
]

/** Packages the pure room may use: they run in a browser. */
const pure = [
  'normalize-url',
  'tidy-url/data/rules.js',
  'tldts',
  'diff',
  'entities/decode',
  'entities/escape',
  'htmlparser2',
  'micromark',
  'mdast-util-gfm',
  'mdast-util-to-markdown',
  'yaml',
  'micromark-extension-gfm',
]

const importsOf = (file: string, isTypeToo = false): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      isTypeToo
        ? /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]/gms
        : /^\s*(?:import|export)\b(?!\s+type\b)[^'"]*?from\s+['"]([^'"]+)['"]/gms,
    ),
  ].map(([, from]) => from!)

const targetOf = (file: string, from: string): string =>
  path.relative('src', path.resolve(path.dirname(file), from))

describe('arrows between the rooms of src/ run one way', () => {
  const files = globSync(`src/{${Object.keys(arrows).join()}}/**/*.{ts,tsx}`).filter(
    // What Payload generates names the config and the parts of its admin.
    (file) => !file.startsWith('src/app/(payload)'),
  )

  it.each(files)('%s', (file) => {
    const room = file.split('/')[1]!
    for (const from of importsOf(file)) {
      if (!from.startsWith('.')) {
        if (room === 'text') expect(pure).toContain(from)
        if (/^(collections|plugins|hooks|endpoints)$/.test(room))
          expect(from).not.toMatch(/^(react|next|@payloadcms\/(ui|next))/)
        if (room === 'app')
          expect(from).not.toMatch(/^(payload$|@payload-config|midashi(?!\/(?:text|site)$))/)
        continue
      }
      const target = targetOf(file, from)
      const allowed =
        target.startsWith(`${room}/`) ||
        (target === 'slugs.ts' && room !== 'text') ||
        arrows[room]!.some((other) => target.startsWith(other))
      expect(allowed, `${file} imports ${from}`).toBe(true)
    }
  })
})

describe('what a browser is sent', () => {
  /** All files and packages that are reached from one, types aside. */
  const reachedFrom = (entry: string): { file: string; from: string }[] => {
    const found: { file: string; from: string }[] = []
    const seen = new Set<string>()
    for (const files = [entry]; files.length > 0;) {
      const file = files.pop()!
      if (seen.has(file)) continue
      seen.add(file)
      for (const from of importsOf(file))
        if (from.startsWith('.')) {
          const target = path.relative('.', path.resolve(path.dirname(file), from))
          if (/\.tsx?$/.test(target)) files.push(target)
        } else found.push({ file, from })
    }
    return found
  }

  it.each([
    [
      'src/exports/client.ts',
      /^(?:react|react-dom|payload\/shared|@payloadcms\/(?:ui|richtext-lexical|translations)|@dnd-kit\/\w+|next)(?:\/|$)/,
    ],
    ['src/text.ts', /^$/],
  ])('by %s: no Payload, no Node', (entry, own) => {
    const allowed = ({ from }: { from: string }): boolean => own.test(from) || pure.includes(from)
    const reached = reachedFrom(entry)
    expect(reached.length).toBeGreaterThan(5)
    expect(reached.filter((one) => !allowed(one))).toEqual([])
  })
})

describe('a style sheet', () => {
  it.each(globSync('src/components/**/*.module.css'))(
    '%s is of its component in every rule',
    (file) => {
      // Webpack takes no rule that names nothing of its own (https://github.com/css-modules/postcss-modules-local-by-default, `pure`).
      const rules = readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .matchAll(/([^{}]+)\{/g)
      for (const [, selector] of rules) {
        let own = selector!.trim()
        if (own.startsWith('@')) continue
        for (let before = ''; before !== own;) {
          before = own
          own = own.replace(/:global\((?:[^()]|\([^()]*\))*\)/g, '')
        }
        expect(own.replace(/[\s>+~,]/g, ''), selector).not.toBe('')
      }
    },
  )
})

describe('arrows inside src/text/ run one way, for types too', () => {
  it.each(globSync('src/text/*/**/*.ts'))('%s', (file) => {
    const room = direction.indexOf(file.split('/')[2]!)
    expect(room, `${file} stands in a room that has no place in the order`).not.toBe(-1)
    for (const from of importsOf(file, true).filter((one) => one.startsWith('.'))) {
      const other = direction.indexOf(targetOf(file, from).split('/')[1]!)
      expect(other, `${file} imports ${from}`).toBeLessThanOrEqual(room)
    }
  })
})
