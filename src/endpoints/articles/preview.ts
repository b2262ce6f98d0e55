import { createLocalReq, type Endpoint } from 'payload'
import { letPreview, previewedBy } from '../../access/previewing.ts'
import { isId } from '../../database/ids.ts'
import { previewPage } from '../../published/previewPage.ts'
import { refusal } from '../../request/refusal.ts'

/**
 * `GET /api/articles/preview?token=…`: the page of an article as it is drafted, in the shape of `/api/site/articles/:slug`, for whoever
 * has the link. Never kept by anybody on the way.
 */
export const preview: Endpoint = {
  path: '/preview',
  method: 'get',
  handler: async (req) => {
    const id = previewedBy(req, req.searchParams.get('token') ?? '')
    if (id === null)
      throw refusal(req, 403, {
        ja: 'このプレビューのリンクは無効か、期限が切れています。編集画面から開き直してください。',
        en: 'This link to a preview is wrong, or its time is over. Open it again from the editor.',
      })
    const stranger = await createLocalReq(
      { req: { user: null, headers: req.headers } },
      req.payload,
    )
    letPreview(stranger, id)
    const page = isId(req, id) ? await previewPage(stranger, id) : null
    if (page === null)
      throw refusal(req, 404, {
        ja: 'この記事はもうありません。',
        en: 'This article is not there any more.',
      })
    return new Response(page, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
      },
    })
  },
}
