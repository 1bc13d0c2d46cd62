import { nominationWords, officerWords } from '@xk/i18n'
import { Card, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { OwnEntry } from '../entry-form/create-entry-form.ts'
import { PurposeList } from './purpose-list.tsx'

const w = nominationWords.screening

/** What of a dossier is not there yet, each part by its name. */
export const LacksCard = (props: { lacks: OwnEntry['lacks']; hasSlots: boolean }) => (
  <Show when={props.hasSlots}>
    <Card title={w.lacks}>
      <Show when={props.lacks.length > 0} fallback={<p class="text-green">{w.complete}</p>}>
        <ul class="list-disc pl-5">
          <For each={props.lacks}>
            {(issue) => <li>{officerWords.issue(issue.code ?? '', issue.facts)}</li>}
          </For>
        </ul>
        <p class="text-sm text-ink-2 mt-2">{w.lacksText}</p>
      </Show>
    </Card>
  </Show>
)

/** What the nominee said to each purpose, and who confirmed the dossier. */
export const NominationCard = (props: {
  nomination: OwnEntry['nomination']
  people: readonly { id: string; fullName: string }[]
  slots: readonly { key: string; label: string; kind: string }[]
}) => {
  const n = () => props.nomination
  const nameOf = (id: string) => props.people.find((person) => person.id === id)?.fullName ?? ''
  const open = () => n().corrections.filter(({ state }) => state === 'open').length
  return (
    <Show when={n().asksPeople}>
      <Card title={w.consents}>
        <For each={n().people}>
          {(person) => (
            <section class="mb-3">
              <h3 class="text-base">{nameOf(person.id)}</h3>
              <PurposeList purposes={person.purposes} />
              <Show when={person.missing.length > 0}>
                <ProblemNote tone="amber" title={w.missing} />
              </Show>
            </section>
          )}
        </For>
        <Show when={open() > 0}>
          <ProblemNote tone="amber" title={w.openCorrections(open())} />
        </Show>
        <h3 class="text-base mt-3">{w.endorsements}</h3>
        <Show
          when={n().endorsements.some(({ answeredAt }) => answeredAt)}
          fallback={<p>{w.noEndorsement}</p>}
        >
          <ul class="list-none p-0">
            <For each={n().endorsements.filter(({ answeredAt }) => answeredAt)}>
              {(it) => (
                <li class="py-2 border-t border-line first:border-0">
                  <span class="block text-sm text-ink-2">
                    {props.slots.find(({ key }) => key === it.slot)?.label}
                  </span>
                  {(it.agrees ? nominationWords.endorse.agreed : nominationWords.endorse.refused)(
                    it.signerName ?? '',
                    it.signerPosition ?? '',
                    formatDateTime(it.answeredAt ?? ''),
                  )}
                  <Show when={it.changedSince}>
                    {' '}
                    <Tag tone="amber">{nominationWords.endorse.changed}</Tag>
                  </Show>
                  <Show when={it.note}>
                    {(note) => <span class="block text-sm">{nominationWords.endorse.note(note())}</span>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Card>
    </Show>
  )
}
