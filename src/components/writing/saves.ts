import type { StoredFinding } from '../../text/proof/storedProof.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'
import { saysNothingNew } from './saysNothingNew.ts'

/** Why what is in the form is not on the server. */
export type Problem =
  | { kind: 'offline' | 'busy' | 'signedOut' }
  | { kind: 'outdated'; by: string | null; revision: number }
  | { kind: 'locked' | 'refused'; message: string }

/** What the server says of an article beside its fields; the form does not carry it. */
export type Proof = { findings?: StoredFinding[] | null; repairs?: StoredRepair[] | null }

/** What is known of the saves of one document in this tab. */
export type SaveState = {
  isSaving: boolean
  /** When the server had everything last, in milliseconds. */
  savedAt: number | null
  problem: Problem | null
  /** Whether a save was refused because of its fields, so that the draft still waits for one. */
  isBehind: boolean
  /** The last save of this document that the server has acknowledged to this tab. */
  revision: number | null
  proof: Proof | null
}

type Doc = { revision?: number | null; proof?: Proof | null; [field: string]: unknown }

/** What readers get made of an article; the admin's form has no use for it, and would send it to and fro with every key. */
const derived = ['sections', 'jsonLd', 'metaTags', 'pictures', 'proof']

const unchanged: SaveState = {
  isSaving: false,
  savedAt: null,
  problem: null,
  isBehind: false,
  revision: null,
  proof: null,
}

/** The saves of one document, as components follow them. */
export class Saves {
  #state = unchanged
  #listeners = new Set<() => void>()
  #last: Promise<void> = Promise.resolve()
  #waiting = 0
  /** The document as the server answered it last, where that was the published one. */
  live: Doc | null = null

  get = (): SaveState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(change: Partial<SaveState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  reset(): void {
    this.set(unchanged)
  }

  /** Takes what the server has answered: this document is what this tab thinks it is. */
  acknowledge({ revision, proof }: Doc): void {
    this.set({
      problem: null,
      isBehind: false,
      savedAt: Date.now(),
      revision: revision ?? this.#state.revision,
      proof: proof ?? this.#state.proof,
    })
  }

  /**
   * Does one save after the other, whoever asks for them: each is based on what the one before has left. Payload queues its
   * autosaves alone, and publishes beside them.
   */
  async follow<T>(save: () => Promise<T>): Promise<T> {
    const before = this.#last
    const turn = Promise.withResolvers<void>()
    this.#last = turn.promise
    this.#waiting++
    this.set({ isSaving: true })
    await before
    try {
      return await save()
    } finally {
      turn.resolve()
      this.set({ isSaving: --this.#waiting > 0 })
    }
  }
}

const watched = new Map<string, Saves>()

/** The saves of a document, by the path of its address. Payload's form tells nobody how a save has ended. */
export const savesAt = (path: string): Saves => {
  watch()
  const known = watched.get(path) ?? new Saves()
  watched.set(path, known)
  return known
}

let isWatching = false

/** Looks at every save of a watched document on its way: Payload's form and its autosave call `fetch` themselves. */
const watch = (): void => {
  if (isWatching || typeof window === 'undefined') return
  isWatching = true
  const send = window.fetch
  window.fetch = async (input, init) => {
    if (init?.method?.toUpperCase() !== 'PATCH' || typeof input !== 'string')
      return send(input, init)
    const url = new URL(input, location.href)
    const saves = watched.get(url.pathname)
    return saves ? saves.follow(() => sendSave(saves, url, init, send)) : send(input, init)
  }
}

const notDone = {
  ja: 'サーバーに保存できていないため、公開していません。書いた内容は下書きとして保存を続けます。保存済みになってから、もう一度押してください。',
  en: 'Nothing was published: the server does not have the text. It goes on being saved as a draft; try again once it is.',
}

/**
 * Answered instead of the server. To an autosave without a word, so that Payload shows no message of its own: ours is on the
 * screen. Whoever has pressed a button is told that it was not done.
 */
const answered = (status: number, url: URL, { headers }: RequestInit): Response => {
  if (url.searchParams.get('autosave') === 'true' || url.searchParams.get('draft') === 'true')
    return Response.json({ errors: [] }, { status })
  const isEnglish = new Headers(headers).get('Accept-Language') === 'en'
  return Response.json({ errors: [{ message: isEnglish ? notDone.en : notDone.ja }] }, { status })
}

const sendSave = async (
  saves: Saves,
  url: URL,
  init: RequestInit,
  send: typeof fetch,
): Promise<Response> => {
  // Until somebody has decided which of the two texts it is, each further save would be refused as well.
  if (saves.get().problem?.kind === 'outdated') return answered(409, url, init)
  if (url.searchParams.get('autosave') === 'true' && saysNothingNew(init.body, saves.live)) {
    saves.set({ isBehind: false })
    return Response.json({ doc: withoutDerived(saves.live!) })
  }
  let response: Response
  try {
    response = await send(url.href, { ...init, body: based(init.body, saves.get().revision) })
  } catch {
    saves.set({ problem: { kind: 'offline' } })
    return answered(503, url, init)
  }
  if (response.ok) {
    const answer = (await response.json()) as { doc: Doc }
    saves.acknowledge(answer.doc)
    saves.live = answer.doc._status === 'published' ? answer.doc : null
    const doc = withoutDerived(answer.doc)
    return Response.json({ ...answer, doc }, { status: response.status })
  }
  const problem = await problemOf(response.clone(), url, send)
  // A field that is wrong is told of at the field; the draft itself is safe.
  saves.set(problem ? { problem } : { isBehind: true })
  return problem && problem.kind !== 'refused' ? answered(response.status, url, init) : response
}

const withoutDerived = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([field]) => !derived.includes(field)))

type Errors = { errors?: { name?: string; message?: string; data?: Record<string, unknown> }[] }

const problemOf = async (
  response: Response,
  url: URL,
  send: typeof fetch,
): Promise<Problem | null> => {
  const { errors } = ((await response.json().catch(() => ({}))) ?? {}) as Errors
  const [error] = errors ?? []
  const message = error?.message ?? ''
  if (response.status === 409 && error?.name === 'Outdated') {
    const { revision = 0, revisedBy = null } = (error.data ?? {}) as {
      revision?: number
      revisedBy?: string | null
    }
    return { kind: 'outdated', by: revisedBy, revision }
  }
  if (response.status === 423) return { kind: 'locked', message }
  if (response.status === 503 || response.status === 502 || response.status === 504)
    return { kind: 'busy' }
  if (response.status === 401 || response.status === 403) {
    const api = url.pathname.split('/').slice(0, -2).join('/')
    return (await isSignedOut(api, send)) ? { kind: 'signedOut' } : { kind: 'refused', message }
  }
  const isAtFields = Array.isArray((error?.data as { errors?: unknown } | undefined)?.errors)
  return isAtFields && url.searchParams.get('autosave') !== 'true'
    ? null
    : { kind: 'refused', message }
}

/** Whether nobody is signed in any more; a refusal says the same to somebody who may not. */
const isSignedOut = async (api: string, send: typeof fetch): Promise<boolean> => {
  try {
    const response = await send(`${api}/access`, { credentials: 'include' })
    const { canAccessAdmin } = (await response.json()) as { canAccessAdmin?: boolean }
    return !canAccessAdmin
  } catch {
    return false
  }
}

/**
 * What is sent, based on the last save this tab knows of: the form learns of it only after another request, and what is saved
 * meanwhile would pass for somebody else's.
 */
const based = (body: BodyInit | null | undefined, revision: number | null) => {
  if (!(body instanceof FormData) || revision === null) return body
  const given = body.get('_payload')
  if (typeof given !== 'string') return body
  const values = JSON.parse(given) as Doc
  if ((values.revision ?? 0) < revision)
    body.set('_payload', JSON.stringify({ ...values, revision }))
  return body
}
