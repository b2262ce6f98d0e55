import { randomBytes } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { checkForm, giveForm, spendForm } from '../../comments/formToken.ts'
import { keyedHash } from '../../comments/keyedHash.ts'
import { countForArticle, countForReader } from '../../comments/limits.ts'
import { openArticle, refuseClosed } from '../../comments/openArticle.ts'
import type { CommentSettings } from '../../comments/options.ts'
import { ownView, type StoredComment } from '../../comments/ownView.ts'
import { readBody } from '../../comments/readBody.ts'
import { forReaders, write } from '../../comments/readerEndpoint.ts'
import { passOn } from '../../request/passOn.ts'
import { readSaid } from '../../comments/readSaid.ts'
import { Refused } from '../../comments/refused.ts'
import { refuseRepeated, screenComment } from '../../comments/screenComment.ts'
import { lockComment, openDiscussion } from '../../database/commentCounts.ts'
import { rawId } from '../../database/ids.ts'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { slugOf } from '../../slugs.ts'

const route = { path: '/', method: 'post' } as const

/**
 * `POST /api/comments` with `{ article, parent?, authorName, body, email?, terms?, form?, nonce?, website? }`, as JSON or as a
 * form: a reader's comment. Answers 201 with the comment, whether it is `held` for an editor, and the `key` it can be changed
 * with until `editUntil`. Editors' requests go to Payload.
 */
export const postComment = (settings: CommentSettings): Endpoint => ({
  ...route,
  handler: forReaders(async (req) => {
    if (isStaff(req, 'admin', 'editor')) return passOn(req, slugOf(req, 'comments'), route)
    const addressHash = await countForReader(req, settings, 'post')
    const data = await readBody(req)
    const said = readSaid(data, settings)
    const sent = readSent(data, settings)
    const article = await openArticle(req, settings, data.article)
    refuseClosed(req, article)
    await countForArticle(req, settings, 'post', article.id)
    const key = randomBytes(18).toString('base64url')
    const { action, holds, digest } = await screenComment(req, settings, said, {
      addressHash,
      isKnown: Boolean(req.user),
      isModerated: article.policy === 'moderated',
      isHoneypotFilled: sent.isHoneypotFilled,
      seconds: checkForm(req, settings, { article: article.id, ...sent }),
    })
    // Last, and outside of the transaction: what was refused may be sent again from the same form.
    await spendForm(req, settings, sent.form)
    const stored = await write(req, async () => {
      // The same sent twice at once is sent once.
      await advisoryLock(`comments from ${addressHash}`, req)
      await refuseRepeated(req, article.raw, addressHash, digest)
      const parent = sent.parent === null ? null : await openParent(req, article.id, sent.parent)
      await openDiscussion(req, article.id)
      return req.payload.create({
        collection: slugOf(req, 'comments') as never,
        data: {
          article: article.raw,
          parent,
          ...said,
          email: sent.email,
          termsVersion: settings.terms?.version ?? null,
          status: action === 'pass' ? 'approved' : action === 'spam' ? 'spam' : 'pending',
          postedAt: new Date().toISOString(),
          holds: holds.length > 0 ? holds : null,
          addressHash,
          digest,
          editKey: keyedHash(req.payload, 'edit', key),
        } as never,
        depth: 0,
        req,
      }) as unknown as Promise<StoredComment>
    })
    return Response.json(
      {
        comment: ownView(stored),
        held: stored.status !== 'approved',
        key,
        editUntil: new Date(
          Date.parse(stored.postedAt) + settings.editMinutes * 60_000,
        ).toISOString(),
      },
      { status: 201, headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})

/** `GET /api/comments/form?article=ID`: a form to write one comment in, and what has to be sent with it. */
export const commentForm = (settings: CommentSettings): Endpoint => ({
  path: '/form',
  method: 'get',
  handler: forReaders(async (req) => {
    const { id, policy } = await openArticle(req, settings, req.searchParams.get('article'))
    if (policy === 'closed') throw new Refused('closed')
    return Response.json(
      {
        form: giveForm(req.payload, id),
        policy,
        terms: settings.terms,
        maxLength: settings.maxLength,
        minimumSeconds: settings.minimumSeconds,
        proofOfWork: settings.proofOfWork,
      },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})

// What Payload takes for one; an address is proven by mail only, and none is sent.
const emailForm =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i

type Sent = {
  parent: string | null
  email: string | null
  form: string | null
  nonce: string | null
  isHoneypotFilled: boolean
}

/** What is sent beside the words. @throws {Refused} `noParent`, `badEmail` or `terms` */
const readSent = (data: Record<string, unknown>, settings: CommentSettings): Sent => {
  const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
  const text = (field: string): string | null => {
    const value = data[field]
    return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null
  }
  const parent = typeof data.parent === 'number' ? String(data.parent) : text('parent')
  if (parent === null && isGiven(data.parent)) throw new Refused('noParent')
  const email = text('email')?.trim() || null
  if (email !== null && !emailForm.test(email)) throw new Refused('badEmail')
  if (settings.terms && data.terms !== settings.terms.version) throw new Refused('terms')
  return {
    parent,
    email,
    form: text('form'),
    nonce: text('nonce'),
    isHoneypotFilled: isGiven(data.website),
  }
}

/**
 * The comment a reply goes to: one readers see, in a thread that is not locked.
 * @throws {Refused} `noParent` or `locked`
 */
const openParent = async (
  req: PayloadRequest,
  article: string,
  parent: string,
): Promise<string | number> => {
  const above = await lockComment(req, parent)
  if (!above || above.article !== article || above.status !== 'approved')
    throw new Refused('noParent')
  const first = above.thread === null ? above : await lockComment(req, above.thread)
  if (first?.locked) throw new Refused('locked')
  return rawId(req, above.id)
}
