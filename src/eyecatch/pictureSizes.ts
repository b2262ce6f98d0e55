import type { ImageSize } from 'payload'
import { cardSize } from '../text/pictures/cardSize.ts'

const webp: ImageSize['formatOptions'] = { format: 'webp', options: { quality: 78 } }
const avif: ImageSize['formatOptions'] = { format: 'avif', options: { quality: 55, effort: 3 } }

/**
 * The sizes a picture is served in: the card of social networks, cut out around the focal point, and two widths in the
 * picture's own format and in two that are smaller. None is larger than the picture.
 */
export const pictureSizes: ImageSize[] = [
  { name: 'card', ...cardSize },
  { name: 'medium', width: 800 },
  { name: 'mediumWebp', width: 800, formatOptions: webp },
  { name: 'mediumAvif', width: 800, formatOptions: avif },
  { name: 'large', width: 1600 },
  { name: 'largeWebp', width: 1600, formatOptions: webp },
  { name: 'largeAvif', width: 1600, formatOptions: avif },
]
