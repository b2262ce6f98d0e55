import { AsyncLocalStorage } from 'node:async_hooks'

/** A text in XML, without the characters XML has none of. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const xmlHeaders = {
  'Content-Type': 'application/xml; charset=utf-8',
  'Cache-Control': 'public, max-age=300',
}

/** XML that is sent as it is made, piece by piece. */
export const xmlStream = (pieces: AsyncGenerator<string>): Response => {
  const encoder = new TextEncoder()
  // Next knows whose request it is where the stream was made, and not where it is read.
  const inRequest = AsyncLocalStorage.snapshot()
  return new Response(
    new ReadableStream({
      pull: async (controller) => {
        const { done, value } = await inRequest(() => pieces.next())
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
    }),
    { headers: xmlHeaders },
  )
}
