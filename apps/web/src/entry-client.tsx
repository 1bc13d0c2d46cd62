import { render } from 'solid-js/web'
import { App } from './router.tsx'
import './styles.css'

// After an upgrade an open page may ask for a part that is gone: load the new page, once.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloadedAt') ?? 0)
  if (Date.now() - last < 30_000) return
  event.preventDefault()
  sessionStorage.setItem('reloadedAt', String(Date.now()))
  location.reload()
})

const root = document.getElementById('app')
if (root) render(() => <App />, root)
