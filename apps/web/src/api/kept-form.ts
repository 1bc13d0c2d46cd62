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
  let stands = saved
  const found = read<T>(kept.read())
  const isOver = found?.base === base
  const [value, setValue] = createSignal(found && isOver ? found.value : saved)
  const [older, setOlder] = createSignal(isOver ? found?.older : found?.value)
  const write = (it: Typed<T> | undefined) => kept.write(it && JSON.stringify(it))
  const put = (next: T) => {
    setValue(() => next)
    write({ base, value: next, older: older() })
  }
  const done = () => {
    const left = older()
    write(left && { base: '', value: left })
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
      if (value() === stands) write(undefined)
      else put(value())
    },
    /** Nothing of it is to be kept any more; what is still offered stays, over no version that there is. */
    done,
    /** The server has `sent`, as version `as`: what was typed since lies over that one. */
    saved: (sent: T, as: string) => {
      base = as
      stands = sent
      if (value() === sent) done()
      else put(value())
    },
  }
}
