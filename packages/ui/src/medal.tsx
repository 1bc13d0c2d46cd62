import type { JSX } from 'solid-js'

export type MedalKind = 'gold' | 'silver' | 'bronze'

/** The rank in the colour of its medal. */
export const Medal = (props: { kind: MedalKind; children: JSX.Element }) => (
  <span class="medal" data-kind={props.kind}>
    {props.children}
  </span>
)
