import { onCleanup, onMount } from 'solid-js'

/** Names the tab after the page's heading, so that open tabs, history and a screen reader tell pages apart. */
export const followHeading = () =>
  onMount(() => {
    const product = document.title
    const name = () => {
      const heading = document.querySelector('h1')?.textContent?.trim()
      const title = heading ? `${heading} · ${product}` : product
      if (document.title !== title) document.title = title
    }
    const watcher = new MutationObserver(name)
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
    name()
    onCleanup(() => watcher.disconnect())
  })
