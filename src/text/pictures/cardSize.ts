/** The size social networks show a page with, in pixels, and the least a picture should have. https://ogp.me */
export const cardSize = { width: 1200, height: 630 }

/** Whether a picture of this size does not fill the card. */
export const isSmallForCard = (width: number, height: number): boolean =>
  width < cardSize.width || height < cardSize.height
