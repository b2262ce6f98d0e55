/** How often it is looked for, in milliseconds. */
const interval = 500

/**
 * Does something once whoever started this program is gone: npm's shell passes no signal on, so that its end is all there is
 * to see. The timer keeps nothing alive.
 */
export const whenParentIsGone = (leave: () => void): void => {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    leave()
  }, interval)
  timer.unref()
}
