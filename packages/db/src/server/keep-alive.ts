import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits between tries: some three minutes in all, doubling up to half a minute. */
const WAITS_MS = [100, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000, 30_000, 30_000]
/** Who lived so long after a restart had a new misfortune: the tries are counted anew. */
const STEADY_MS = 60_000

export interface Kept {
  /** Ends the watch; the process that runs now, if one does. */
  release: () => Promise<ChildProcess | undefined>
}

/**
 * Starts a process again whenever it ends by itself, waiting longer each time. After the last try in a row has
 * failed it gives up and says so: whoever runs the whole server then starts all of it anew.
 */
export const keepAlive = (
  first: ChildProcess,
  launch: () => Promise<ChildProcess>,
  tell: { onRestart: () => void; onGivenUp: (error: Error) => void },
  waits: readonly number[] = WAITS_MS,
): Kept => {
  let current: ChildProcess | undefined = first
  let released = false
  const waiting = new AbortController()
  let reviving: Promise<void> = Promise.resolve()
  let failures = 0

  const revive = async () => {
    let cause = new Error('ended')
    for (;;) {
      if (released) return
      const wait = waits[failures]
      if (wait === undefined) return tell.onGivenUp(cause)
      failures += 1
      await sleep(wait, undefined, { signal: waiting.signal }).catch(() => {})
      if (released) return
      try {
        current = await launch()
        tell.onRestart()
        return watch(current)
      } catch (error) {
        cause = error instanceof Error ? error : new Error(String(error))
      }
    }
  }
  const watch = (child: ChildProcess) => {
    const since = Date.now()
    child.once('exit', () => {
      current = undefined
      if (released) return
      if (Date.now() - since > STEADY_MS) failures = 0
      reviving = revive()
    })
    if (child.exitCode !== null || child.signalCode !== null) child.emit('exit')
  }
  watch(first)
  return {
    release: async () => {
      released = true
      waiting.abort()
      await reviving
      return current
    },
  }
}
