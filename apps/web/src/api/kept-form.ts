import { createSignal } from 'solid-js'
import type { keepText } from './kept-text.ts'

interface Typed<T> {
  /** The version that it was typed over; null: none that there is any more. */
  base: string | null
  value: T
  /** Typed over earlier versions, and neither taken nor given up yet; the latest first. */
  older?: readonly T[]
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
  const earlier = found?.older ?? []
  const [value, setValue] = createSignal(found && isOver ? found.value : saved)
  const [stands, setStands] = createSignal(saved)
  const [offered, setOffered] = createSignal(found && !isOver ? [found.value, ...earlier] : earlier)
  const [isRestored, setRestored] = createSignal(isOver)
  const write = (it: Typed<T> | undefined) => kept.write(it && JSON.stringify(it))
  const isUnsaved = () => value() !== stands()
  const done = () => {
    const [first, ...older] = offered()
    setRestored(false)
    write(first && { base: null, value: first, older })
  }
  const put = (next: T) => {
    setValue(() => next)
    write({ base, value: next, older: offered() })
  }
  return {
    value,
    change: (part: Partial<T>) => put({ ...value(), ...part }),
    isUnsaved,
    /** Whether the form began with what was typed here and never reached the server, and still holds it. */
    isRestored,
    /** Back to what the server has. */
    reset: () => {
      setValue(() => stands())
      done()
    },
    /** What this device still holds of what was typed over an earlier version. */
    older: (): T | undefined => offered()[0],
    /** What is in the form meanwhile is offered in its place. */
    takeOlder: () => {
      const [it, ...rest] = offered()
      if (!it) return
      setOffered(isUnsaved() ? [value(), ...rest] : rest)
      put(it)
    },
    dropOlder: () => {
      setOffered((all) => all.slice(1))
      if (isUnsaved()) put(value())
      else done()
    },
    /** Nothing of it is to be kept any more; what is still offered stays, over no version that there is. */
    done,
    /** The server has `sent`, as version `as`: what was typed since lies over that one. */
    saved: (sent: T, as: string) => {
      base = as
      setStands(() => sent)
      if (isUnsaved()) put(value())
      else done()
    },
  }
}
