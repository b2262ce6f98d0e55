/** Whether a file is called as a picture is. */
export const isPictureName = (name: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|avif|bmp|heic)$/i.test(name)

/** Whether a program has left a file in an archive, for itself alone. */
export const isLeftover = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX|\.|Thumbs\.db$)/i.test(path)
