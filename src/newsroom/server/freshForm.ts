import { giveForm, isFormOf } from '../../comments/formToken.ts'
import { signingKey } from '../secret.ts'

/** A page as it is sent to the next reader. */
export type Sent = () => Buffer

/**
 * The page of an article as it was made for one reader, for others: the form under it is one comment's, so that each of them gets one
 * of their own. A page without a form is sent as it is.
 */
export const withFreshForm = (secret: string) => {
  const payload = { secret: signingKey(secret) }
  return (page: Buffer): Sent => {
    const html = page.toString()
    const valueOf = (name: string): string =>
      new RegExp(`<input type="hidden" name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
    const [article, form] = [valueOf('article'), valueOf('form')]
    if (!isFormOf(payload, article, form)) return () => page
    const parts = html.split(form).map((part) => Buffer.from(part))
    return () => {
      const own = Buffer.from(giveForm(payload, article))
      return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [own, part])))
    }
  }
}
