import { render } from 'solid-js/web'
import { CheckIsland } from './check-island.tsx'

/** Puts the check in the place that the page keeps for it. */
export const mountCheck = (place: HTMLElement): void => {
  const { file, fingerprint, decision, name } = place.dataset
  if (!file || !fingerprint || !decision || !name) return
  place.replaceChildren()
  render(() => <CheckIsland {...{ file, fingerprint, decision, name }} />, place)
}
