import { createSignal } from 'solid-js'

/** What is typed where at least so many characters must be; that it is too short is said once its sending was tried. */
export const createLongEnough = (least: number) => {
  const [text, setText] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const isShort = () => text().trim().length < least
  return {
    text,
    setText,
    tooShort: () => tried() && isShort(),
    /** Does it where the text is long enough. */
    attempt: (send: () => void) => {
      setTried(true)
      if (!isShort()) send()
    },
    /** Begins anew, with these words. */
    reset: (words = '') => {
      setText(words)
      setTried(false)
    },
  }
}
