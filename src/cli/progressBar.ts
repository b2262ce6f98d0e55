import { Presets, SingleBar } from 'cli-progress'

/** A progress bar on a terminal; elsewhere nothing, so that logs stay readable. */
export const progressBar = (
  label: string,
  total: number,
): { tick: () => void; stop: () => void } => {
  if (!process.stderr.isTTY || total === 0) return { tick: () => {}, stop: () => {} }
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {eta_formatted}`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  return { tick: () => bar.increment(), stop: () => bar.stop() }
}
