/** The median of some numbers. */
export const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/**
 * Runs each way once a round, so that a slow moment of the machine hits all of them, and prints the medians as multiples of
 * the first way's.
 */
export const compare = async (
  title: string,
  rounds: number,
  ways: Record<string, () => void | Promise<void>>,
): Promise<void> => {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const before = performance.now()
      await way()
      times.get(name)!.push(performance.now() - before)
    }
  const [base] = [...times.values()].map(median)
  process.stdout.write(`${title} (${rounds} interleaved rounds)\n`)
  for (const [name, own] of times) {
    const ms = median(own)
    process.stdout.write(
      `  ${(ms / base!).toFixed(2).padStart(6)} ×  ${ms.toFixed(2).padStart(8)} ms  ${name}\n`,
    )
  }
  process.stdout.write('\n')
}
