import { me } from './me.ts'

/**
 * Words that lie in this browser until the server has them, so that a closed tab or a lost connection takes nothing
 * away. They are apart for every account: whoever signs in next on this device never reads them. For parts of a page
 * that stand in a shell, which begins when it is known whose page it is (api/once-known).
 */
export const keepText = (place: string) => {
  const now = me.latest
  const key = now?.signedIn ? `xk/${now.me.accountId}/${place}` : undefined
  return {
    read: (): string | undefined => {
      try {
        return (key && localStorage.getItem(key)) || undefined
      } catch {
        return undefined
      }
    },
    /** Nothing to keep any more: undefined. */
    write: (text: string | undefined): void => {
      if (!key) return
      try {
        if (text) localStorage.setItem(key, text)
        else localStorage.removeItem(key)
      } catch {
        // A browser that keeps nothing still has it on the page.
      }
    },
  }
}
