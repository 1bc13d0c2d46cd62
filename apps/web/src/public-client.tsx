import { render } from 'solid-js/web'
import { config } from 'zod'
import { CheckIsland } from './features/publication/check-island.tsx'

// Schemas must not compile code of their own: the page's content security policy refuses it.
config({ jitless: true })

/** Islands of the public pages; loaded by result pages only. */
const place = document.getElementById('kiem-tra')
const { file, fingerprint, decision, name } = place?.dataset ?? {}
if (place && file && fingerprint && decision && name) {
  place.replaceChildren()
  render(() => <CheckIsland {...{ file, fingerprint, decision, name }} />, place)
}
