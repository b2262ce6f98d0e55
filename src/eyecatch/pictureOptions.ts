/** Whether articles without a picture have a title card, and whether files of pictures are cleaned and carry their credit. */
export type PictureOptions = { cards: boolean; cleaning: boolean }
