/** The size social networks show a page with, in pixels, and the least a picture should have. https://ogp.me */
export const cardSize = { width: 1200, height: 630 }
