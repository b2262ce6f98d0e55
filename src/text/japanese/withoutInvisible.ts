/**
 * A line without what nobody sees and programs leave behind: soft hyphens, zero-width spaces, word joiners and byte order marks
 * anywhere, directional marks at its ends. Joiners stay: emoji and other scripts are made with them.
 */
export const withoutInvisible = (line: string): string =>
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(line)
    ? line
        .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
        .replace(/^(\s*)[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/, '$1')
        .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/, '')
    : line
