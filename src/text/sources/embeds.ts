/** A page that can be shown inside another: what it is, and where its frame is. */
export type Embed = { site: string; id: string; frame: string }

/** Sites whose pages can be shown in an article: how their addresses are read, and the frame that asks for least. */
export const embeds = [
  {
    site: 'youtube',
    pattern:
      /^https?:\/\/(?:(?:www|m|music)\.)?(?:youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)|youtu\.be\/)([\w-]{11})(?![\w-])/,
    frame: 'https://www.youtube-nocookie.com/embed/',
    examples: [
      ['https://www.youtube.com/watch?v=abcdefghijk', 'abcdefghijk'],
      ['https://youtu.be/abcdefghijk?t=10', 'abcdefghijk'],
      ['https://m.youtube.com/watch?app=desktop&v=abc-efg_ijk', 'abc-efg_ijk'],
      ['https://www.youtube.com/shorts/abcdefghijk', 'abcdefghijk'],
    ],
    counterExamples: ['https://www.youtube.com/@kitahama', 'https://youtu.be/abc'],
  },
  {
    site: 'x',
    pattern:
      /^https?:\/\/(?:(?:www|mobile)\.)?(?:x|twitter)\.com\/\w{1,20}\/status(?:es)?\/(\d{1,25})(?!\d)/,
    frame: 'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=',
    examples: [
      ['https://x.com/kitahama/status/1234567890', '1234567890'],
      ['https://twitter.com/kitahama/status/1234567890?s=20', '1234567890'],
      ['https://x.com/kitahama/status/20', '20'],
    ],
    counterExamples: ['https://x.com/kitahama', 'https://x.com/kitahama/status/abc'],
  },
  {
    site: 'niconico',
    pattern:
      /^https?:\/\/(?:(?:www|sp)\.nicovideo\.jp\/watch\/|nico\.ms\/)((?:sm|so)\d{1,12})(?!\d)/,
    frame: 'https://embed.nicovideo.jp/watch/',
    examples: [
      ['https://www.nicovideo.jp/watch/sm12345', 'sm12345'],
      ['https://nico.ms/so12345', 'so12345'],
    ],
    counterExamples: ['https://www.nicovideo.jp/user/1'],
  },
  {
    site: 'vimeo',
    pattern: /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})(?!\d)/,
    frame: 'https://player.vimeo.com/video/',
    examples: [
      ['https://vimeo.com/123456789', '123456789'],
      ['https://player.vimeo.com/video/123456789', '123456789'],
    ],
    counterExamples: ['https://vimeo.com/kitahama'],
  },
] as const satisfies {
  site: string
  pattern: RegExp
  frame: string
  examples: [url: string, id: string][]
  counterExamples: string[]
}[]

/** What an address shows inside a page; null where it is only linked to. */
export const embedOf = (url: string): Embed | null => {
  for (const { site, pattern, frame } of embeds) {
    const id = pattern.exec(url)?.[1]
    if (id) return { site, id, frame: `${frame}${id}` }
  }
  return null
}
