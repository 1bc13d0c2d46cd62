import { render } from 'solid-js/web'
import { CheckIsland } from './features/publication/check-island.tsx'

/** Islands of the public pages; loaded by result pages only. */
const place = document.getElementById('kiem-tra')
const { file, fingerprint } = place?.dataset ?? {}
if (place && file && fingerprint) {
  place.replaceChildren()
  render(() => <CheckIsland file={file} fingerprint={fingerprint} />, place)
}
