import type { JSX } from 'solid-js'

/** A part of a public page under its heading. */
export const Section = (props: {
  title: JSX.Element
  text?: JSX.Element
  id?: string
  children: JSX.Element
}) => (
  <section class="mt-10" id={props.id}>
    <h2 class="mb-1">{props.title}</h2>
    {props.text && <p class="text-sm text-ink-2 max-w-[68ch]">{props.text}</p>}
    <div class="mt-3">{props.children}</div>
  </section>
)
