const day = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
const minute = new Intl.DateTimeFormat('ja-JP', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Asia/Tokyo',
})

/** A day, or with `exact` a minute, as readers in Japan read it. */
export const Day = ({ at, exact = false }: { at?: string | null; exact?: boolean }) =>
  at ? <time dateTime={at}>{(exact ? minute : day).format(new Date(at))}</time> : null
