const form = new Intl.DateTimeFormat('ja', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tokyo',
})

/** A time as people who work here read it: 2026/03/14 09:30, in Japan, wherever the server and the browser stand. */
export const shownTime = (at: Date | string): string => form.format(new Date(at))
