import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watchMemory } from './memory-watch.ts'
import type { Message, Request, Response } from './protocol.ts'

const MAIN = fileURLToPath(new URL('worker-main.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** Our sources and the installed packages, which the process must be able to load; not the data beside them. */
const CODE = ['packages', 'node_modules', 'package.json'].map((name) => join(ROOT, name))
const MAX_HEAP_MB = 192

export interface Confines {
  /** Folders whose files may be read. */
  readable: readonly string[]
  /** Folders that may be written into, and read. */
  writable: readonly string[]
  maxRssMb: number
}
/** `gone` when the process could not answer: it ran out of memory or time, crashed, or never started. */
export type Outcome = Response | { gone: 'overrun' | 'crash' | 'notStarted' }
export interface WorkerProcess {
  run(request: Request, timeoutMs: number): Promise<Outcome>
  readonly alive: boolean
  stop(): void
}

/**
 * Starts a process with nothing of ours but the code: no environment, no child processes or threads, files
 * only below the told folders, a small heap, and a watch that ends it when it takes more memory than told.
 */
export const startWorkerProcess = ({ readable, writable, maxRssMb }: Confines): WorkerProcess => {
  const allowed = (flag: string, paths: readonly string[]) =>
    paths.map((path) => `--allow-fs-${flag}=${path}`)
  const child = fork(MAIN, [], {
    execArgv: [
      `--max-old-space-size=${MAX_HEAP_MB}`,
      '--max-semi-space-size=2',
      '--no-warnings',
      '--permission',
      '--allow-addons',
      ...allowed('read', [...CODE, dirname(process.execPath), ...[...readable, ...writable].map(below)]),
      ...allowed('write', writable.map(below)),
    ],
    // One allocation arena: glibc otherwise keeps a heap for each thread and returns none of them.
    env: { MALLOC_ARENA_MAX: '1', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  let alive = true
  let started = false
  let overrun = false
  let settle: ((outcome: Outcome) => void) | undefined
  const finish = (outcome: Outcome) => {
    settle?.(outcome)
    settle = undefined
  }
  const end = (isOverrun: boolean) => {
    overrun ||= isOverrun
    child.kill('SIGKILL')
  }
  const ended = () => {
    alive = false
    finish({ gone: overrun ? 'overrun' : started ? 'crash' : 'notStarted' })
  }
  child.on('message', (message: Message) => {
    if ('ready' in message) started = true
    else finish(message)
  })
  child.on('error', ended)
  child.on('exit', ended)
  letProcessEnd(child)

  return {
    get alive() {
      return alive
    },
    run: (request, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end(true), timeoutMs)
        const stopWatching = watchMemory(child.pid, maxRssMb, () => end(true))
        settle = (outcome) => {
          clearTimeout(timer)
          stopWatching()
          letProcessEnd(child)
          resolve(outcome)
        }
        if (!alive) return ended()
        child.ref()
        child.channel?.ref()
        child.send(request, (error) => {
          if (error) end(false)
        })
      }),
    stop() {
      alive = false
      end(false)
    },
  }
}

/** All that a folder holds, also when it is only made later. */
const below = (folder: string): string => join(folder, '*')

/** An idle worker must not keep the program from ending. */
const letProcessEnd = (child: ChildProcess): void => {
  child.unref()
  child.channel?.unref()
}
