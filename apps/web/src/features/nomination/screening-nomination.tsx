import { nominationWords, officerWords } from '@xk/i18n'
import { Button, Card, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { OwnEntry } from '../entry-form/create-entry-form.ts'
import { PaperDialog } from './paper-dialog.tsx'
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

/** What the nominee said to each purpose, and who confirmed the dossier, each with how. */
export const NominationCard = (props: {
  entryId: string
  nomination: OwnEntry['nomination']
  people: readonly { id: string; fullName: string }[]
  slots: readonly { key: string; label: string; kind: string }[]
  purposes: readonly { key: string; label: string }[]
  /** Slots of the files that were handed in. */
  files: readonly (string | null | undefined)[]
  /** A signed page may be recorded here. */
  mayRecord: boolean
  onChanged: () => void
}) => {
  const n = () => props.nomination
  const [paperOf, setPaperOf] = createSignal<string>()
  const confirmations = () => props.slots.filter(({ kind }) => kind === 'endorsement')
  const scansOf = (slot: string) => props.files.filter((it) => it === slot).length
  const wordsOf = (slot: string) => n().endorsements.filter((it) => it.slot === slot && it.answeredAt)
  const isAny = () => confirmations().some(({ key }) => scansOf(key) > 0 || wordsOf(key).length > 0)
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
              <SignedPages entryId={props.entryId} requests={person.requests} />
              <Show when={person.missing.length > 0}>
                <ProblemNote tone="amber" title={w.missing} />
              </Show>
              <Show when={props.mayRecord}>
                <Button class="mt-2" onClick={() => setPaperOf(person.id)}>
                  {w.recordPaper}
                </Button>
              </Show>
            </section>
          )}
        </For>
        <Show when={open() > 0}>
          <ProblemNote tone="amber" title={w.openCorrections(open())} />
        </Show>
        <h3 class="text-base mt-3">{w.endorsements}</h3>
        <Show when={isAny()} fallback={<p>{w.noEndorsement}</p>}>
          <ul class="list-none p-0">
            <For each={confirmations().filter(({ key }) => scansOf(key) > 0 || wordsOf(key).length > 0)}>
              {(slot) => (
                <li class="py-2 border-t border-line first:border-0">
                  <span class="block text-sm text-ink-2">{slot.label}</span>
                  <For each={wordsOf(slot.key)}>{(it) => <Confirmation {...it} />}</For>
                  <Show when={scansOf(slot.key) > 0}>
                    <span class="block">{nominationWords.endorse.via.scan(scansOf(slot.key))}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <PaperDialog
          entryId={props.entryId}
          personId={paperOf() ?? ''}
          name={nameOf(paperOf() ?? '')}
          purposes={props.purposes}
          open={paperOf() !== undefined}
          onClose={() => setPaperOf(undefined)}
          onSaved={() => {
            setPaperOf(undefined)
            props.onChanged()
          }}
        />
      </Card>
    </Show>
  )
}

/** The pages that the person signed, the latest first, with who recorded them: of the unit's own it is said loudly. */
const SignedPages = (props: {
  entryId: string
  requests: OwnEntry['nomination']['people'][number]['requests']
}) => (
  <For each={props.requests.filter(({ channel }) => channel === 'paper')}>
    {(it, i) => {
      const by = () => it.recordedBy ?? nominationWords.honours.erased
      const when = () => formatDateTime(it.answeredAt ?? '')
      return (
        <div class="mt-2">
          <Show
            when={it.recordedByUnit && i() === 0}
            fallback={<p class="text-sm">{(it.recordedByUnit ? w.paperByUnit : w.paperBy)(by(), when())}</p>}
          >
            <ProblemNote tone="amber" title={w.paperByUnit(by(), when())} text={w.paperByUnitText} />
          </Show>
          <Show when={it.evidenceFile} fallback={<p class="text-sm text-ink-2">{w.paperGone}</p>}>
            <a
              class="inline-flex items-center min-h-11"
              href={`/api/entries/${props.entryId}/paper-consents/${it.id}?inline=1`}
              target="_blank"
              rel="noreferrer"
            >
              {w.openPaper}
            </a>
          </Show>
        </div>
      )
    }}
  </For>
)

/** Who confirmed when and how, and that it was another text. */
const Confirmation = (props: OwnEntry['nomination']['endorsements'][number]) => {
  const e = nominationWords.endorse
  const when = () => formatDateTime(props.answeredAt ?? '')
  return (
    <>
      <span class="block">
        {(props.agrees ? e.agreed : e.refused)(props.signerName ?? '', props.signerPosition ?? '', when())}
      </span>
      <span class="block text-sm text-ink-2">
        {props.account ? e.via.account(props.account) : e.via.link}
      </span>
      <Show when={props.note}>{(note) => <span class="block text-sm">{e.note(note())}</span>}</Show>
      <Show when={props.changedSince}>
        <ProblemNote tone="amber" title={e.changed(when())} text={e.changedText} class="mt-2" />
      </Show>
    </>
  )
}
