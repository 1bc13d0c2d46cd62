import './features/publication/no-compiled-schemas.ts'
import { render } from 'solid-js/web'
import { CheckIsland } from './features/publication/check-island.tsx'

/** Islands of the public pages; loaded by result pages only. */
const place = document.getElementById('kiem-tra')
const { file, fingerprint, decision, name } = place?.dataset ?? {}
if (place && file && fingerprint && decision && name) {
  place.replaceChildren()
  render(() => <CheckIsland {...{ file, fingerprint, decision, name }} />, place)
}
