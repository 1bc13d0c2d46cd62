/** A sentence that somebody typed, before one of ours: with one full stop, whether they put it or not. */
export const fullStop = (typed: string): string => {
  const text = typed.trim()
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
