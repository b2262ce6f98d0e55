// Controls but tab and line feed, and the characters that turn the direction of what follows.
const tricks =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/**
 * A reader's words as they may be shown: characters that turn text around or control a terminal stand there by their number,
 * like `⟨U+202E⟩`. Everything else stays what it was; escaping for HTML is the frontend's.
 * @example
 * shownText('港\u202e船') // → "港⟨U+202E⟩船"
 */
export const shownText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(tricks, (c) => `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`)
