import { readFileSync } from 'node:fs'

const EVERY_MS = 20
const PAGE_BYTES = 4096

/**
 * Calls `exceeded` once when a process takes more resident memory than `maxMb`. Where the system has no
 * /proc there is nothing to read, and the process is bounded by its heap limits alone.
 */
export const watchMemory = (pid: number | undefined, maxMb: number, exceeded: () => void): (() => void) => {
  const timer = setInterval(() => {
    const resident = pid === undefined ? undefined : residentBytes(pid)
    if (resident !== undefined && resident > maxMb * 1024 * 1024) {
      clearInterval(timer)
      exceeded()
    }
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** The second number of statm counts resident pages; undefined when the process or /proc is not there. */
const residentBytes = (pid: number): number | undefined => {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1])
    return pages * PAGE_BYTES
  } catch {
    return undefined
  }
}
