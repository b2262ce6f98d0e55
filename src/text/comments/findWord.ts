import { isLatin, undisguise, type Gap, type Letter, type Reading } from './undisguise.ts'

/**
 * Whether a text says a word, however it is disguised. The word has to stand for itself (no `cialis` in `specialist`, no バカ
 * in バカンス); its letters may be parted by marks, or all of them by anything, but a word is never put together over the end
 * of a sentence.
 */
export const findWord = (word: Letter[], readings: Reading[]): boolean =>
  word.length > 0 &&
  readings.some(({ letters, isStrayLeftOut }) =>
    // カ゛ス is ガス; す゛ぱむ is すぱむ: in a word of two letters a mark is rather meant.
    isStrayLeftOut && word.length < 3
      ? false
      : letters.some((_, at) => {
          const found = take(word, letters, at)
          return found !== null && standsAlone(word, found, letters, at)
        }),
  )

/** The letters of an entry of the list. */
export const lettersOfEntry = (entry: string): Letter[] => undisguise(entry)[0]!.letters

/** Whether a name is a listed one: the same letters from the first to the last, but for さん and the like. */
export const isName = (listed: Letter[], readings: Reading[]): boolean => {
  const wanted = withoutTitle(listed)
  return (
    wanted.length > 0 &&
    readings.some(({ letters }) => {
      const name = withoutTitle(letters)
      return (
        name.length === wanted.length && wanted.every((letter, at) => isSame(letter, name[at]!))
      )
    })
  )
}

const withoutTitle = (letters: Letter[]): Letter[] => {
  const title = /.(さん|くん|ちやん|さま|様|氏)$/u.exec(letters.map(({ is }) => is).join(''))
  return title ? letters.slice(0, -title[1]!.length) : letters
}

const isSame = (wanted: Letter, { is, orIs }: Letter): boolean =>
  wanted.is === is || orIs.includes(wanted.is)

/** A word's letters as they stand in a text from a place on; a ー that only stretches the word is passed over. */
const take = (word: Letter[], letters: Letter[], at: number): Letter[] | null => {
  const found: Letter[] = []
  for (let next = at; found.length < word.length; next++) {
    const letter = letters[next]
    if (!letter) return null
    if (isSame(word[found.length]!, letter)) found.push(letter)
    else if (letter.is !== 'ー' || found.length === 0 || word.length < 3) return null
  }
  return found
}

const standsAlone = (word: Letter[], found: Letter[], letters: Letter[], at: number): boolean => {
  const [first, last] = [found[0]!, found.at(-1)!]
  const end = letters.indexOf(last, at)
  const before = letters[at - 1]
  const after = letters[end + 1]
  // Where the entry itself has a gap the text may have any, or none.
  const parted = found.flatMap(({ gap, script }, n): Gap[] =>
    n === 0 || word[n]!.gap !== 'none'
      ? []
      : // LINE 追加: between scripts a space is no disguise, and none is needed.
        [
          gap === 'space' && (script === 'latin') !== (found[n - 1]!.script === 'latin')
            ? 'none'
            : gap,
        ],
  )
  const isParted = parted.some((gap) => gap !== 'none')
  const isSpread = parted.length > 1 && parted.every((gap) => gap !== 'none')
  if (isParted && !isSpread) {
    if (parted.includes('stop')) return false
    if (isLatin(first.is) && parted.includes('space')) return false
  }
  if (isLatin(first.is) && before && first.gap === 'none' && isLatin(before.is)) return false
  if (isLatin(last.is) && after?.gap === 'none' && isLatin(after.is) && !isPlural(letters, end))
    return false
  if (isSpread) return true
  const joinsBefore = before !== undefined && first.gap === 'none'
  const joinsAfter = after?.gap === 'none'
  // 協力も is no カモ: a kanji that looks like kana, beside another kanji.
  if (isLookAlike(word[0]!, first) && joinsBefore && before.script === 'han') return false
  if (isLookAlike(word.at(-1)!, last) && joinsAfter && after.script === 'han') return false
  if (isLatin(first.is) && isLatin(last.is)) return true
  if (isParted)
    return !((joinsBefore && isSameRun(before, first)) || (joinsAfter && isSameRun(last, after)))
  return (
    (isLatin(first.is) || first.begins || !joinsBefore) &&
    (isLatin(last.is) || last.ends || !joinsAfter)
  )
}

const isPlural = (letters: Letter[], end: number): boolean => {
  const beyond = letters[end + 2]
  return letters[end + 1]!.is === 's' && !(beyond?.gap === 'none' && isLatin(beyond.is))
}

const isLookAlike = (wanted: Letter, found: Letter): boolean =>
  found.script === 'han' && wanted.script !== 'han'

const isSameRun = (one: Letter, other: Letter): boolean =>
  one.script === other.script && (one.script === 'han' || one.script === 'katakana')
