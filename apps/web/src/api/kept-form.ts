import { createSignal } from 'solid-js'
import type { keepText } from './kept-text.ts'

interface Typed<T> {
  base: string
  value: T
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
 * is typed over: what was typed over another one never takes the place of what stands now, but is offered (`older`).
 */
export const createKeptForm = <T extends object>(
  kept: ReturnType<typeof keepText>,
  over: string,
  saved: T,
) => {
  let base = over
  const found = read<T>(kept.read())
  const [value, setValue] = createSignal(found?.base === base ? found.value : saved)
  const [older, setOlder] = createSignal(found && found.base !== base ? found.value : undefined)
  const put = (next: T) => {
    setValue(() => next)
    kept.write(JSON.stringify({ base, value: next }))
  }
  return {
    value,
    change: (part: Partial<T>) => {
      // Typed on without a word about what was offered: that one is given up.
      setOlder(undefined)
      put({ ...value(), ...part })
    },
    /** What this device still holds of what was typed over an earlier version. */
    older,
    takeOlder: () => {
      const it = older()
      setOlder(undefined)
      if (it) put(it)
    },
    dropOlder: () => {
      setOlder(undefined)
      kept.write(undefined)
    },
    /** The server has it. */
    done: () => kept.write(undefined),
    /** The server has what was sent, and more was typed since: over this version. */
    rebase: (next: string) => {
      base = next
      kept.write(JSON.stringify({ base, value: value() }))
    },
  }
}
