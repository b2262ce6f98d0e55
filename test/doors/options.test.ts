import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/index.ts'
import { midashi } from '../../src/index.ts'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { openNewsroom } from '../setup/newsroom.ts'

const noShouting: Rule = {
  guide: { ja: '感嘆符を続けない。', en: 'One exclamation mark is enough.' },
  severity: 'error',
  *check({ manuscript: { title } }) {
    if (/[！!]{2}/.test(title))
      yield {
        place: 'title',
        message: { ja: '感嘆符が続いています。', en: 'There are several exclamation marks.' },
      }
  },
  examples: [
    { shows: 'one is enough', text: '# 再開！\n港が開いた。', finds: [] },
    { shows: 'two are too many', text: '# 再開！！\n港が開いた。', finds: ['title'] },
  ],
}

describe('an app with midashi() and options', () => {
  it('gets a field, a section kind, a format and a rule from outside, on every door', async () => {
    const newsroom = await openNewsroom({
      rules: { noShouting, missingCitation: 'warning', wrongCitation: false },
      sections: { background: { label: { ja: '背景', en: 'Background' } } },
      formats: {
        brief: {
          label: { ja: '短信', en: 'Brief' },
          sections: ['background'],
          missingCitation: 'warning',
        },
      },
      overrides: {
        articles: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, { name: 'weather', type: 'text', label: '天気' }],
        }),
      },
    })
    const { editor } = newsroom
    const refused = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      title: '再開！！',
      _status: 'published',
    })
    expect(refused.body.errors[0].data.errors).toEqual([
      { path: 'title', message: '感嘆符が続いています。' },
    ])
    const brief = { title: '短い知らせ', format: 'brief', weather: '晴れ', _status: 'published' }
    const missing = await editor('POST', '/articles', { ...brief, body: bodyOf(wholeText) })
    expect(missing.body.errors[0].data.errors).toEqual([
      { path: 'body', message: expect.stringContaining('「背景」の見出しがありません') },
    ])
    const body = bodyOf('概要のない短信です。')
    body.root.children.unshift(bodyOf('## 概要').root.children[0]!)
    const heading = structuredClone(body.root.children[0]!)
    heading.children![0]!.text = '背景'
    body.root.children[0] = heading
    const saved = await editor('POST', '/articles', { ...brief, body })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    expect(saved.body.doc.weather).toBe('晴れ')
    expect(saved.body.doc.sections).toEqual([
      expect.objectContaining({ kind: 'background', label: '背景' }),
    ])
    expect(saved.body.doc.proof.findings).toEqual([
      expect.objectContaining({ rule: 'missingCitation', severity: 'warning' }),
    ])
  })

  it('keeps its own users, who get roles', async () => {
    const { payload } = await openNewsroom(
      {},
      {
        collections: [
          {
            slug: 'users',
            auth: true,
            fields: [
              { name: 'name', type: 'text' },
              { name: 'desk', type: 'text' },
            ],
          },
        ],
      },
    )
    const names = payload.collections.users!.config.fields.map(
      (field) => 'name' in field && field.name,
    )
    expect(names).toEqual(expect.arrayContaining(['desk', 'roles']))
  })
})

describe('a wrong option fails at boot with the remedy', () => {
  const failing: Rule = {
    ...noShouting,
    examples: [{ shows: 'a wrong example', text: '# 静か\n港。', finds: ['title'] }],
  }
  it.each([
    ['an unknown option', { rule: {} }, /there is no such option; the options are rules, sections/],
    [
      'an unknown rule',
      { rules: { noSuchRule: false } },
      /there is no rule of that name; the rules are missingTitle/,
    ],
    [
      'a rule that is no rule',
      { rules: { mine: 'loud' } },
      /give false, 'error', 'warning' or a rule/,
    ],
    [
      'a rule without examples',
      { rules: { mine: { ...noShouting, examples: undefined } } },
      /a list of `examples`/,
    ],
    [
      'a rule that fails its own examples',
      { rules: { mine: failing } },
      /it fails its own example: “a wrong example” should find \[title\]/,
    ],
    [
      'a section under a heading that is taken',
      { sections: { outline: { label: { ja: '概要', en: 'Outline' } } } },
      /「概要」 already opens `summary`/,
    ],
    [
      'a section without a label',
      { sections: { outline: {} } },
      /sections\.outline\.label \}\): give the name in ja and in en/,
    ],
    [
      'a format with an unknown section',
      {
        formats: {
          brief: {
            label: { ja: '短信', en: 'Brief' },
            sections: ['outline'],
            missingCitation: 'error',
          },
        },
      },
      /there is no section `outline`/,
    ],
    [
      'an override that changes the slug',
      { overrides: { articles: () => ({ slug: 'posts', fields: [] }) } },
      /return the collection with the slug `articles`/,
    ],
  ])('%s', (_, options, remedy) => {
    expect(() => midashi(options as never)).toThrow(remedy)
  })

  const label = { ja: '短信', en: 'Brief' }
  const publisher = { names: ['北浜日報'], hosts: ['kitahama.example'] }
  // What was taken in silence, and found by readers.
  it.each([
    [{ sections: [] }, 'sections'],
    [{ sections: { 背景: { label } } }, 'sections.背景'],
    [{ sections: { brief: { label: '短信' } } }, 'sections.brief.label'],
    [{ sections: { brief: { label, alias: ['短信'] } } }, 'sections.brief.alias'],
    [{ sections: { brief: { label, aliases: '短信' } } }, 'sections.brief.aliases'],
    [{ sections: { brief: { label, lists: 'yes' } } }, 'sections.brief.lists'],
    [{ formats: { brief: { label, missingCitation: 'error' } } }, 'formats.brief.sections'],
    [{ formats: { brief: { label, sections: [] } } }, 'formats.brief.missingCitation'],
    [
      { formats: { brief: { label, sections: [], missingCitation: 'grave' } } },
      'formats.brief.missingCitation',
    ],
    [{ formats: { brief: 'digest' } }, 'formats.brief'],
    [{ rules: { missingAlt: 'grave' } }, 'rules.missingAlt'],
    [{ rules: [] }, 'rules'],
    [{ publishers: publisher }, 'publishers'],
    [{ publishers: [{ names: ['北浜日報'] }] }, 'publishers[0].hosts'],
    [{ publishers: [{ ...publisher, hosts: [] }] }, 'publishers[0].hosts'],
    [
      { publishers: [publisher, { ...publisher, hosts: ['https://kitahama.example'] }] },
      'publishers[1].hosts',
    ],
    [{ publishers: [{ ...publisher, names: [''] }] }, 'publishers[0].names'],
    [{ publishers: [{ ...publisher, host: 'x' }] }, 'publishers[0].host'],
    [{ sites: { 'www.kitahama.example': {} } }, "sites['www.kitahama.example']"],
    [{ sites: { 'kitahama.example': { tracking: 'ref' } } }, "sites['kitahama.example'].tracking"],
    [
      { sites: { 'kitahama.example': { pages: [['/a', '/b']] } } },
      "sites['kitahama.example'].pages",
    ],
    [{ sites: { 'kitahama.example': { track: [] } } }, "sites['kitahama.example'].track"],
    [{ masthead: { ja: '北浜日報' } }, 'masthead'],
    [{ links: { chek: true } }, 'links.chek'],
    [{ links: { check: 'yes' } }, 'links.check'],
    [{ pictures: { cards: 1 } }, 'pictures.cards'],
    [{ imports: 'no' }, 'imports'],
    [{ imports: { folder: 1 } }, 'imports.folder'],
    [{ site: { popular: 'no' } }, 'site.popular'],
    [{ site: { webhooks: { url: 'https://a.example' } } }, 'site.webhooks'],
    [
      { site: { webhooks: [{ url: 'ftp://a.example', secret: 'x'.repeat(20) }] } },
      'site.webhooks[0].url',
    ],
    [
      { site: { webhooks: [{ url: 'https://a.example', secret: 'short' }] } },
      'site.webhooks[0].secret',
    ],
    [
      {
        site: {
          webhooks: [{ url: 'https://a.example', secret: 'x'.repeat(20), events: ['gone'] }],
        },
      },
      'site.webhooks[0].events',
    ],
    [{ links: { cron: 'hourly' } }, 'links.cron'],
    [{ links: { most: 0 } }, 'links.most'],
    [{ links: { days: 1.5 } }, 'links.days'],
    [{ links: true }, 'links'],
    [{ reading: { limit: 0 } }, 'reading.limit'],
    [{ reading: { depth: 99 } }, 'reading.depth'],
    [{ reading: { limits: 10 } }, 'reading.limits'],
    [{ overrides: { posts: () => ({}) } }, 'overrides.posts'],
    [{ overrides: { articles: { fields: [] } } }, 'overrides.articles'],
    [{ articles: 'no' }, 'articles'],
    [{ disabled: 1 }, 'disabled'],
    [{ staff: 'admin' }, 'staff'],
    [{ slugs: { posts: 'x' } }, 'slugs.posts'],
    [{ slugs: { media: 7 } }, 'slugs.media'],
    [{ collections: { articles: 'posts' } }, 'collections.articles'],
    [{ proofread: 'posts' }, 'proofread'],
    [{ comments: true }, 'comments'],
    [{ comments: { open: true } }, 'comments.open'],
    [{ comments: { maxLength: 0 } }, 'comments.maxLength'],
  ])('%j, by its place: %s', (options, place) => {
    expect(() => midashi(options as never)).toThrow(`midashi({ ${place}`)
  })

  it('a database that is not PostgreSQL, before anything is written', () => {
    const sqlite = { db: { name: 'sqlite', init: () => ({}) } }
    expect(() => midashi()(sqlite as never)).toThrow(/works on PostgreSQL alone.*`sqlite`/)
  })

  it('a collection of that name in the app', () => {
    const taken = { collections: [{ slug: 'articles', fields: [] }] }
    expect(() => midashi()(taken as never)).toThrow(/already has a collection `articles`/)
  })
})
