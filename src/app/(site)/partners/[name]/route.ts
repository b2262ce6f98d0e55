import { feedResponse } from '../../parts/feedOf.ts'
import { partners } from '../../parts/partners.ts'
import { partnerFeed } from '../../parts/partnerFeed.ts'

type Props = { params: Promise<{ name: string }> }

/** The latest articles in the form a partner wants, with their whole text. */
export const GET = async (request: Request, { params }: Props): Promise<Response> => {
  const { name } = await params
  const partner = Object.hasOwn(partners, name) ? partners[name] : undefined
  return partner
    ? feedResponse(request, 'application/rss+xml', partnerFeed(partner), true)
    : new Response('このフィードはありません。\n', { status: 404 })
}
