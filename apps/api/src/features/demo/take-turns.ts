/** Waits until so many days from today (negative: before); the clock stands there afterwards. */
export type Until = (days: number) => Promise<void>

interface Waiting {
  days: number
  resume: () => void
}

/**
 * Runs several stories over one clock that never goes back: whoever waits for the earliest day goes on, alone, until
 * they wait again. `go` moves the clock. A story that fails ends all of them.
 */
export const takeTurns = async (
  go: (days: number) => void,
  stories: readonly ((until: Until) => Promise<void>)[],
): Promise<void> => {
  const waiting: Waiting[] = []
  let atWork = stories.length
  const next = () => {
    if (atWork > 0) return
    const first = waiting.toSorted((a, b) => a.days - b.days)[0]
    if (!first) return
    waiting.splice(waiting.indexOf(first), 1)
    atWork = 1
    go(first.days)
    first.resume()
  }
  const until: Until = (days) =>
    new Promise((resume) => {
      waiting.push({ days, resume })
      atWork -= 1
      next()
    })
  await Promise.all(
    stories.map(async (story) => {
      await story(until)
      atWork -= 1
      next()
    }),
  )
}
