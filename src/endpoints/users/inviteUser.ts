import { createLocalReq, NotFound, type Endpoint, type PayloadRequest } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { isId, rawId } from '../../database/ids.ts'
import { inLanguage } from '../../request/inLanguage.ts'

/** How long an invitation is good, in milliseconds: a week. */
const week = 7 * 86_400_000

/** What became of an invitation: mailed to somebody, or a link to be handed over where no mail is set up. */
export type Invitation = { sentTo: string; link: null } | { sentTo: null; link: string }

/**
 * `POST /api/users/:id/invite`: a link by which somebody gives themselves a password, good for a week and once; mailed, or answered
 * where the app sends no mail. A newer one takes the place of an older. For admins.
 */
export const inviteUser: Endpoint = {
  path: '/:id/invite',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin')
    const { payload } = req
    const collection = payload.config.admin.user as 'users'
    const id = req.routeParams?.id
    const user =
      isId(req, id) &&
      (await payload.db.findOne<{ id: string | number; email: string; name?: string }>({
        collection,
        where: { id: { equals: rawId(req, id) } },
        req,
      }))
    if (!user) throw new NotFound(req.t)
    const token = await payload.forgotPassword({
      collection,
      data: { email: user.email },
      disableEmail: true,
      expiration: week,
      // Not a stranger's try, which are counted.
      req: await createLocalReq({}, payload),
    })
    const { routes, serverURL } = payload.config
    const link = `${serverURL || askedAt(req)}${routes.admin}/reset/${token}`
    let invitation: Invitation = { sentTo: null, link }
    if (payload.email.name !== 'console') {
      await payload.sendEmail({
        to: user.email,
        subject: inLanguage(req, { ja: '編集室への招待', en: 'Your invitation to the newsroom' }),
        text: inLanguage(req, {
          ja: `${user.name ?? ''}さん\n\n編集室に招待されました。次のリンクを開いて、パスワードを決めてください（7日間有効、一度だけ使えます）。\n\n${link}\n`,
          en: `${user.name ?? ''},\n\nYou are invited to the newsroom. Open this link and choose a password; it is good for seven days, and once.\n\n${link}\n`,
        }),
      })
      invitation = { sentTo: user.email, link: null }
    }
    return Response.json(invitation, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** Where the admin asks from, as their browser knows it: the address of a request is the one the process listens at. */
const askedAt = ({ headers, url }: PayloadRequest): string => {
  const [protocol] = (headers.get('x-forwarded-proto') ?? new URL(url!).protocol).split(/[,:]/)
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? new URL(url!).host
  return `${protocol}://${host.split(',')[0]!.trim()}`
}
