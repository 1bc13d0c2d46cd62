import { render } from 'solid-js/web'
import './gallery.css'
import { Gallery } from './gallery.tsx'

const root = document.getElementById('app')
const asked = new URLSearchParams(location.search)
if (root) {
  render(() => <Gallery view={asked.get('view') ?? 'work'} rows={Number(asked.get('rows') ?? 12)} />, root)
}
