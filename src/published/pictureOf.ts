/** A picture as frontends get it: its record, with all of its files in one list, the narrowest first. */
export type ShownPicture = {
  id?: string | number
  url?: string | null
  alt?: string | null
  caption?: string | null
  width?: number | null
  height?: number | null
  color?: string | null
  placeholder?: string | null
  ai?: boolean | null
  credit?: {
    text?: string | null
    url?: string | null
    kind?: string | null
    licence?: string | null
  } | null
  /** What a `srcset` is made of: files that show the whole picture in its own format. */
  files: PictureFile[]
  /** The same in other formats, for `<source type>`. */
  otherFiles: PictureFile[]
  /** The file networks show, 1200 × 630. */
  card: PictureFile | null
  [field: string]: unknown
}

export type PictureFile = { url: string; width: number; height: number; type: string | null }

type Stored = {
  url?: string | null
  width?: number | null
  height?: number | null
  mimeType?: string | null
}

const fileOf = ({ url, width, height, mimeType }: Stored): PictureFile[] =>
  url && width && height ? [{ url, width, height, type: mimeType ?? null }] : []

/** A picture's record with its files in lists; what an app has added to it stays. */
export const pictureOf = ({ sizes, ...record }: Record<string, unknown>): ShownPicture => {
  const { card, ...others } = (sizes ?? {}) as Record<string, Stored | null | undefined>
  const own = record as Stored
  const all = [own, ...Object.values(others)].flatMap((size) => (size ? fileOf(size) : []))
  // A `srcset` names each width once for a type; the file made for it is no larger than the one that was uploaded.
  const byWidth = (files: PictureFile[]): PictureFile[] =>
    [...new Map(files.map((file) => [`${file.width} ${file.type}`, file])).values()].sort(
      (a, b) => a.width - b.width,
    )
  const isOwn = ({ type }: PictureFile): boolean => type === (own.mimeType ?? null)
  return {
    ...record,
    files: byWidth(all.filter(isOwn)),
    otherFiles: byWidth(all.filter((file) => !isOwn(file))),
    card: card ? (fileOf(card)[0] ?? null) : null,
  }
}
