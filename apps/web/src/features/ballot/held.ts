/**
 * What this tab keeps of a round so that a reload loses nothing: the recovery code until the ballot is in the box, then
 * its serial alone. Never a mark. It ends with the tab.
 */
export type Held = { code: string } | { serial: string; spent: boolean }

const keyOf = (roundId: string) => `xk-ballot-${roundId}`

export const readHeld = (roundId: string): Held | undefined => {
  try {
    const text = sessionStorage.getItem(keyOf(roundId))
    return text === null ? undefined : (JSON.parse(text) as Held)
  } catch {
    return undefined
  }
}

export const keepHeld = (roundId: string, held: Held): void => {
  try {
    sessionStorage.setItem(keyOf(roundId), JSON.stringify(held))
  } catch {
    // A browser that keeps nothing: the recovery code is asked for after a reload.
  }
}
