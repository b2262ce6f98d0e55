import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { originOf } from '../importer/origin.ts'
import { importManuscript } from '../importer/importManuscript.ts'
import type { House } from '../text/proof/rule.ts'
import { readPage } from '../text/parsers/page.ts'
import { home } from './home.ts'

/** The raw pages of the sample newsroom and where they are filed. They come in through the parser, like anybody's text. */
const pages: { file: string; category?: string; publishedAt?: string }[] = [
  { file: 'day-page.txt', category: '暮らしと町' },
  { file: 'pasted-twice.txt', category: '文化と自然' },
  { file: 'missing-section.txt', category: '暮らしと町' },
  { file: 'news-column.txt', publishedAt: '2026-06-07T18:00:00+09:00' },
  { file: 'blog-column.txt', publishedAt: '2026-05-30T21:30:00+09:00' },
  { file: 'translated-page.txt', category: '港と経済' },
  { file: 'about-paper.txt' },
  { file: 'about-policy.txt' },
  { file: 'about-contact.txt' },
]

/** What the paper says of itself, its rules and how to reach it: the paper shows this category at its foot, by its slug. */
const about = { name: '案内', slug: 'about', order: 99 }

/** The colours of the categories' title cards; the others are in ink. */
const colors = { 港と経済: 'indigo', 文化と自然: 'pine', 暮らしと町: 'madder' }

const pictures = [
  {
    article: '北浜港のフェリー、三年ぶりに運航再開へ',
    name: 'ferry.png',
    alt: '朝の港に着くフェリーの絵',
    credit: { text: '北浜日報図案部', kind: 'own' },
    draw: (w: number, h: number) =>
      `<rect width="${w}" height="${h}" fill="#cfe3ee"/><circle cx="980" cy="150" r="70" fill="#f6d186"/>
       <rect y="430" width="${w}" height="200" fill="#2f6f8f"/><path d="M260 400h620l-70 90H330z" fill="#1d3a5f"/>
       <rect x="380" y="310" width="380" height="90" fill="#fff"/><rect x="600" y="230" width="70" height="80" fill="#c8553d"/>
       <g fill="#9db7d5"><rect x="410" y="335" width="40" height="35"/><rect x="480" y="335" width="40" height="35"/><rect x="550" y="335" width="40" height="35"/><rect x="620" y="335" width="40" height="35"/></g>`,
  },
  {
    article: '県立美術館、江戸の地図百点を公開',
    name: 'map.png',
    alt: '海岸線を描いた古い地図の絵',
    credit: { text: 'Microsoft Designerで作成', kind: 'ai' },
    draw: (w: number, h: number) =>
      `<rect width="${w}" height="${h}" fill="#efe3c8"/><path d="M0 420C180 380 260 250 420 280s220 160 380 120 240-180 400-160v390H0z" fill="#cdb98a"/>
       <path d="M0 420C180 380 260 250 420 280s220 160 380 120 240-180 400-160" fill="none" stroke="#6b4f2a" stroke-width="6"/>
       <g stroke="#8c7040" stroke-width="2" fill="none"><path d="M120 120h300M120 160h220M900 520l80-60 90 40"/><circle cx="1010" cy="140" r="60"/><path d="M1010 70v140M940 140h140"/></g>`,
  },
]

/** How the first member of staff signs in. */
export type SignIn = { email: string; password: string }

const signInFile = (): string => home('sign-in.json')

/** How to sign in to a newsroom this project filled, or null where somebody else made its users. */
export const signIn = (): SignIn | null =>
  existsSync(signInFile()) ? (JSON.parse(readFileSync(signInFile(), 'utf8')) as SignIn) : null

/**
 * Fills an empty database with the sample newsroom: an admin, articles, sources, pictures and comments.
 * One that holds other articles gets the admin alone.
 * @returns whether it was filled
 */
export const fillEmptyNewsroom = async (
  payload: Payload,
  house: House,
  progress: (done: number, of: number) => void,
): Promise<boolean> => {
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return false
  const manuscripts = pages.flatMap(({ file, ...options }) =>
    readPage(
      readFileSync(path.join(import.meta.dirname, 'samples', file), 'utf8'),
      house,
      file,
    ).map((manuscript) => ({ manuscript, options })),
  )
  // A blog that has moved in before the first start is nobody's sample newsroom.
  if (
    await hasOthers(
      payload,
      manuscripts.map(({ manuscript }) => originOf(manuscript, house).key),
    )
  ) {
    await addAdmin(payload)
    return false
  }
  const steps = manuscripts.length + pictures.length + 1
  progress(0, steps)
  if (!(await hasCategory(payload, about.slug)))
    await payload.create({ collection: 'categories', data: about as never })
  for (const [at, { manuscript, options }] of manuscripts.entries()) {
    const result = await importManuscript(payload, house, manuscript, options)
    if (result.outcome === 'refused') throw new Error(`${manuscript.title}: ${result.reason.ja}`)
    progress(at + 1, steps)
  }
  for (const [at, picture] of pictures.entries()) {
    await addPicture(payload, picture)
    progress(manuscripts.length + at + 1, steps)
  }
  for (const [name, color] of Object.entries(colors))
    await payload.update({
      collection: 'categories',
      where: { name: { equals: name } },
      data: { color } as never,
    })
  // Last, because its presence says that the newsroom is whole.
  await addAdmin(payload)
  progress(steps, steps)
  return true
}

const hasCategory = async (payload: Payload, slug: string): Promise<boolean> =>
  (await payload.count({ collection: 'categories', where: { slug: { equals: slug } } })).totalDocs >
  0

/** Whether there are articles that are none of these. */
const hasOthers = async (payload: Payload, samples: string[]): Promise<boolean> => {
  const { totalDocs } = await payload.count({ collection: 'articles', trash: true })
  const own = await payload.count({
    collection: 'articles',
    where: { 'origin.key': { in: samples } },
    trash: true,
  })
  return totalDocs > own.totalDocs
}

const addPicture = async (
  payload: Payload,
  { article, name, alt, credit, draw }: (typeof pictures)[number],
): Promise<void> => {
  const [width, height] = [1200, 630]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${draw(width, height)}</svg>`
  const data = await sharp(Buffer.from(svg)).resize(width, height).png().toBuffer()
  const media = await payload.create({
    collection: 'media',
    data: { alt, credit, ai: credit.kind === 'ai' } as never,
    file: { data, name, mimetype: 'image/png', size: data.length },
  })
  await payload.update({
    collection: 'articles',
    where: { title: { equals: article } },
    data: { eyecatch: media.id, _status: 'published' } as never,
  })
}

const addAdmin = async (payload: Payload): Promise<void> => {
  const given = process.env.MIDASHI_ADMIN_PASSWORD
  const staff: SignIn = {
    email: 'desk@midashi.example',
    password: given ?? randomBytes(9).toString('base64url'),
  }
  await payload.create({
    collection: 'users',
    data: { name: '編集デスク', roles: ['admin'], ...staff } as never,
  })
  writeFileSync(signInFile(), JSON.stringify(staff), { mode: 0o600 })
}
