import { A } from '@solidjs/router'
import { workWords as w } from '@xk/i18n'
import { formatDay, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { Work } from './create-work-form.ts'
import { WorkStateTag } from './work-state.tsx'

const NOTES = {
  draft: undefined,
  returned: undefined,
  registered: { tone: 'blue', title: w.work.registeredNote },
  underWay: { tone: 'blue', title: w.work.registeredNote },
  reported: { tone: 'amber', title: w.work.reportedNote },
  accepted: undefined,
  refused: { tone: 'red', title: w.work.refusedNote },
  cancelled: { tone: 'amber', title: w.work.cancelledNote },
} as const

/** Name, state and what it waits for, with what was asked for when it came back. */
export const WorkHead = (props: { work: Work; title: string; back: string; replications: string }) => {
  const note = () => NOTES[props.work.state]
  const returned = () => props.work.steps.find(({ act }) => act === 'return')
  return (
    <header class="mb-4">
      <A href={props.back} class="no-print inline-flex items-center min-h-11 underline">
        {w.back}
      </A>
      <h1 class="break-words">{props.title || w.untitled}</h1>
      <p class="text-ink-2">
        {props.work.unitName} · {props.work.year}
      </p>
      <p class="flex flex-wrap gap-x-4 gap-y-1 items-center mt-2">
        <WorkStateTag state={props.work.state} />
        <Show when={props.work.onBehalf}>
          <span class="text-sm text-ink-2">{w.work.onBehalf}</span>
        </Show>
        <Show when={props.work.fromIdea}>
          <span class="text-sm text-ink-2">{w.work.fromIdea}</span>
        </Show>
        <Show when={props.work.replicationPart}>
          {(part) => (
            <span class="text-sm text-ink-2">
              {w.work.replicated[part()]}{' '}
              <A class="underline" href={`${props.replications}/${props.work.replicationId}`}>
                {w.work.source}
              </A>
            </span>
          )}
        </Show>
      </p>
      <Show when={note()}>{(it) => <ProblemNote class="mt-3" tone={it().tone} title={it().title} />}</Show>
      <Show when={props.work.state === 'accepted' && props.work.acceptedOn}>
        {(day) => <ProblemNote class="mt-3" tone="green" title={w.work.acceptedNote(formatDay(day()))} />}
      </Show>
      <Show when={props.work.commendedBy}>
        {(it) => (
          <ProblemNote
            class="mt-3"
            tone="green"
            title={w.work.commendedNote(it().number, formatDay(it().signedOn))}
          />
        )}
      </Show>
      <Show when={props.work.state === 'returned' && returned()}>
        {(step) => (
          <ProblemNote class="mt-3" tone="amber" title={w.work.returnedTitle}>
            <Show when={step().due}>{(due) => <p>{w.officer.due(formatDay(due()))}</p>}</Show>
            <Show when={step().reason}>
              <p class="whitespace-pre-wrap">{step().reason}</p>
            </Show>
            <ul class="list-disc pl-5">
              <For each={step().items}>{(item) => <li>{item}</li>}</For>
            </ul>
          </ProblemNote>
        )}
      </Show>
    </header>
  )
}
