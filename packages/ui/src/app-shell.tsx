import type { JSX } from 'solid-js'
import { uiWords } from './ui-words.ts'

/**
 * Skip link, top bar, main; leaves room for a phone's bottom navigation. `wide` for tables and desks, `narrow` for
 * forms and reading, `bare` for pages that lay out the whole width themselves.
 */
export const AppShell = (props: {
  top?: JSX.Element
  bottom?: JSX.Element
  wide?: boolean
  narrow?: boolean
  bare?: boolean
  children?: JSX.Element
}) => (
  <div class={props.bottom ? 'has-bottom' : ''}>
    <a
      class="skip"
      href="#noi-dung"
      // A router may take the press for a way of its own, which would leave the focus behind.
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('noi-dung')?.focus()
      }}
    >
      {uiWords.skip}
    </a>
    {props.top}
    <main
      id="noi-dung"
      tabindex="-1"
      class={props.bare ? '' : 'main'}
      data-width={props.wide ? 'wide' : props.narrow ? 'narrow' : undefined}
    >
      {props.children}
    </main>
    {props.bottom}
  </div>
)
