/**
 * A path segment that keeps Japanese: NFKC, lower case, letters and digits of any script, everything else
 * folded to one hyphen, at most `most` characters. Payload's own slugify leaves nothing of a Japanese title.
 */
export const slug = (text: string, maxLength = 60): string =>
  [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/[^\p{Letter}\p{Number}\p{Mark}々〆ー]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  ]
    .slice(0, maxLength)
    .join('')
    .replace(/-+$/, '')
