/** A file of a picture, as frontends get it. */
export type PictureFile = {
  url?: string | null
  width?: number | null
  height?: number | null
}

/** A populated picture, as far as its card goes. */
export type CardPicture = PictureFile & {
  alt?: string | null
  sizes?: { card?: PictureFile | null } | null
}

/** The file a picture is shared with: its card, or the picture itself where that is too small for one. */
export const cardOf = (picture: CardPicture): PictureFile | null =>
  picture.sizes?.card?.url ? picture.sizes.card : picture.url ? picture : null
