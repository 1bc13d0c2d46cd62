import { similarityWords as w } from '@xk/i18n'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { type About, calledAs } from './load.ts'

/** One entry of a pair: its title with its unit, and the edition where it is of an earlier one. */
export const EntryOfPair = (props: { about: About; link?: boolean }) => (
  <span class="block">
    <Show
      when={props.link && props.about.entryId}
      fallback={<span class="font-semibold">{calledAs(props.about)}</span>}
    >
      <A class="font-semibold underline" href={`/to-cong-tac/bai/${props.about.entryId}`}>
        {calledAs(props.about)}
      </A>
    </Show>
    <span class="block text-sm font-normal text-ink-2">
      {props.about.unitName}
      <Show when={props.about.earlier}>
        <span class="block">{w.ofEarlier(props.about.editionTitle)}</span>
      </Show>
    </span>
  </span>
)
