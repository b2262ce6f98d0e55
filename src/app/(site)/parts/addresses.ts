/** Where things stand on this paper. */
export const addresses = {
  article: (slug: string): string => `/articles/${encodeURIComponent(slug)}`,
  category: (slug: string): string => `/categories/${encodeURIComponent(slug)}`,
  tag: (tag: string): string => `/tags/${encodeURIComponent(tag)}`,
  author: (slug: string): string => `/authors/${encodeURIComponent(slug)}`,
  source: (id: string | number): string => `/sources/${encodeURIComponent(id)}`,
  month: (month: string): string => `/archive/${month}`,
}

/** A part of an address as it is meant; null where it is no text. */
export const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
