/**
 * What somebody without an account types, behind a link or in a form for everybody, kept until the server has it: a
 * chat's own browser loads a page anew whenever one comes back to it. It ends with the tab, so that whoever has the
 * phone next reads nothing; a browser that keeps nothing does without.
 */
export const keepInTab = <T extends object>(place: string) => {
  const key = `xk-link-${place}`
  return {
    read: (): Partial<T> => {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>
      } catch {
        return {}
      }
    },
    /** Nothing to keep any more: undefined. */
    write: (typed: T | undefined): void => {
      try {
        if (typed) sessionStorage.setItem(key, JSON.stringify(typed))
        else sessionStorage.removeItem(key)
      } catch {
        // A browser that keeps nothing still has it on the page.
      }
    },
  }
}
