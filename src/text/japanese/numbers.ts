const digits = '〇一二三四五六七八九'

/** A number of one or two digits, in figures or in kanji, as the source of a pattern. */
export const twoDigits = '(?:\\d{1,2}|元|[零〇一二三四五六七八九十]{1,3})'

/** A number as dates write it: `14`, `十四`, `一四`, `二〇二六`, `二千二十六`, 元 for the first. NaN where it is none. */
export const numberIn = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '元') return 1
  const kanji = text.replaceAll('零', '〇')
  if (/^[〇一二三四五六七八九]+$/.test(kanji))
    return Number([...kanji].map((sign) => digits.indexOf(sign)).join(''))
  const parts =
    /^(?:([一二三四五六七八九])?千)?(?:([一二三四五六七八九])?百)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(
      kanji,
    )
  if (!parts || kanji === '') return Number.NaN
  const [, thousands, hundreds, tens, ones] = parts
  const of = (sign: string | undefined, unit: string, size: number): number =>
    sign ? digits.indexOf(sign) * size : kanji.includes(unit) ? size : 0
  return (
    of(thousands, '千', 1000) +
    of(hundreds, '百', 100) +
    of(tens, '十', 10) +
    (ones ? digits.indexOf(ones) : 0)
  )
}
