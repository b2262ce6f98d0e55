import { pictureFiles } from '../text/blogs/pictureFiles.ts'
import type { StoredFile } from './archives.ts'
import type { Shelf } from './shelvePictures.ts'

/** A file somebody has named for an address of a picture: `place` is how they wrote where it is. */
export type NamedFile = { url: string; place: string; file: StoredFile }

/** The files pictures are among; those somebody has named come first. */
export const shelfOf = (pictures: StoredFile[], named: NamedFile[] = []): Shelf => {
  const files = pictureFiles([...new Set(pictures.map(({ name }) => name))])
  const own = new Map(named.map(({ url, place }) => [url, place]))
  return {
    stored: new Map([
      ...pictures.map((file) => [file.name, file] as const),
      ...named.map(({ place, file }) => [place, file] as const),
    ]),
    files: {
      find: (picture) =>
        own.get(picture.original ?? picture.url) ?? own.get(picture.url) ?? files.find(picture),
    },
  }
}
