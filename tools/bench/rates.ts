/** So many per second when `lanes` do `work` one after the other, each `times` times. */
export const rateOf = async (
  lanes: number,
  times: number,
  work: (lane: number, turn: number) => Promise<unknown>,
): Promise<number> => {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; turn < times; turn++) await work(lane, turn)
    }),
  )
  return (lanes * times * 1000) / (performance.now() - began)
}

/** The median: what else the machine does for a moment does not move it. */
export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The middle of the times that `work` takes, in milliseconds. */
export const medianOf = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return middle(taken)
}

const REFERENCE_MS = 200

/**
 * The share of a core that a fixed computation gets at this moment: 1 on a quiet machine. What is bound by the
 * processor takes about so much of its time by the clock when nothing else runs.
 */
export const coreShare = (): number => {
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  const used = () => {
    const { user, system } = process.cpuUsage(cpu)
    return (user + system) / 1000
  }
  for (let n = 1n; used() < REFERENCE_MS; n += 1n)
    for (let i = 0n; i < 5000n; i++) n = (n * 31n + i) % 1000003n
  return Math.min(1, used() / (performance.now() - began))
}

/** One line of what is printed: the work, what was measured, the bar, what the best-known peer does. */
export interface Row {
  work: string
  measured: string
  bar: string
  peer: string
  /** Undefined where only a number is given, with nothing to hold it against. */
  met?: boolean
}
