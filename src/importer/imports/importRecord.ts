import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** A file somebody has given: the export, its pictures, or a list of the addresses its posts had. */
export type GivenFile = { name: string; size: number; kind: 'export' | 'addresses' }

/** What is done with what was given: looked at, written, taken back. */
export const importSteps = ['check', 'write', 'undo'] as const
export type ImportStep = (typeof importSteps)[number]

/**
 * How far it is: `ready` before the first step; `waiting` for whoever runs jobs; `running`; and what became of it. One that runs and
 * says nothing for three quarters of a minute has ended with its process: it can be begun again, and goes on where it was.
 */
export const importStates = ['ready', 'waiting', 'running', 'done', 'stopped', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** One post as it stands in the file, and as it would come in. */
export type Sample = {
  title: string
  from: { file: string; line: number }
  /** As the service had it, in short. */
  original: string
  /** The body as readers would see it; pictures as lines. Null where the post is refused. */
  html: string | null
  /** What became of it. */
  said: LocalizedText
  categories: string[]
  tags: string[]
  /** ISO 8601. */
  publishedAt: string | null
  comments: number
}

/** An import in the admin, as it is stored. */
export type ImportRecord = {
  id: string | number
  files: GivenFile[]
  /** What times without a zone count from UTC, in minutes. */
  zone: number
  category?: string | null
  /** Whether pictures that are in no file are fetched from where they were. */
  fetch?: boolean | null
  step?: ImportStep | null
  state: ImportState
  isStopping?: boolean | null
  /** Another one each time it is begun. */
  run?: string | null
  done?: number | null
  total?: number | null
  /** What a person is told of what became of it. */
  lines?: LocalizedText[] | null
  samples?: Sample[] | null
  /** What stopped it. */
  problem?: LocalizedText | null
  updatedAt: string
  createdAt: string
}

/** How long one that runs may say nothing, in milliseconds. */
export const silence = 45_000

/** Whether somebody is at work on it, or will be. */
export const isUnderWay = ({
  state,
  updatedAt,
}: Pick<ImportRecord, 'state' | 'updatedAt'>): boolean =>
  (state === 'running' || state === 'waiting') &&
  Date.now() - Date.parse(updatedAt) < (state === 'waiting' ? 4 : 1) * silence
