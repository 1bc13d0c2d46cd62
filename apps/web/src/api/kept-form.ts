import { createSignal } from 'solid-js'
import type { keepText } from './kept-text.ts'

interface Typed<T> {
  base: string
  value: T
  /** Typed over an earlier version, and neither taken nor given up yet. */
  older?: T | undefined
}

const read = <T>(text: string | undefined): Typed<T> | undefined => {
  try {
    return text ? (JSON.parse(text) as Typed<T>) : undefined
  } catch {
    return undefined
  }
}

/**
 * A form, kept on this device (`kept`) from its first letter until the server has it. `over` names the version that it
 * is typed over: what was typed over another one never takes the place of what stands now, but is offered (`older`)
 * until the person has said which.
 */
export const createKeptForm = <T extends object>(
  kept: ReturnType<typeof keepText>,
  over: string,
  saved: T,
) => {
  let base = over
  const found = read<T>(kept.read())
  const isOver = found?.base === base
  const [value, setValue] = createSignal(found && isOver ? found.value : saved)
  const [older, setOlder] = createSignal(isOver ? found?.older : found?.value)
  const write = (it: Typed<T> | undefined) => kept.write(it && JSON.stringify(it))
  const put = (next: T) => {
    setValue(() => next)
    write({ base, value: next, older: older() })
  }
  return {
    value,
    change: (part: Partial<T>) => put({ ...value(), ...part }),
    /** What this device still holds of what was typed over an earlier version. */
    older,
    takeOlder: () => {
      const it = older()
      setOlder(undefined)
      if (it) put(it)
    },
    dropOlder: () => {
      setOlder(undefined)
      if (value() === saved) write(undefined)
      else put(value())
    },
    /**
     * The server has it, as version `saved` where the form stays open; what is still offered stays, over no version that
     * there is.
     */
    done: (saved?: string) => {
      base = saved ?? base
      const left = older()
      write(left && { base: '', value: left })
    },
    /** The server has what was sent, and more was typed since: over this version. */
    rebase: (next: string) => {
      base = next
      put(value())
    },
  }
}
