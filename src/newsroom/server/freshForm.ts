import { createHash } from 'node:crypto'
import { giveForm, isFormOf } from '../../comments/formToken.ts'

/** A page as it is sent to the next reader. */
export type Sent = () => Buffer

/** Payload signs with the first 32 figures of the hash of its secret (`payload/dist/index.js`). */
const signing = (secret: string): { secret: string } => ({
  secret: createHash('sha256').update(secret).digest('hex').slice(0, 32),
})

/**
 * The page of an article as it was made for one reader, for others: the form under it is one comment's, so that each of them gets one
 * of their own. A page without a form is sent as it is.
 */
export const withFreshForm = (secret: string) => {
  const payload = signing(secret)
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
