import { A, useParams } from '@solidjs/router'
import type { AttachmentFacts, EntryBody } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { intakeWords, officerWords, screeningWords } from '@xk/i18n'
import { Card, FileRow, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'
import { HeldBackNotes } from '../../features/data-protection/held-back-note.tsx'
import { Decide } from '../../features/screening/decide.tsx'
import { IntakeCard } from '../../features/intake/intake-card.tsx'
import { DecideLate } from '../../features/intake/late-decision.tsx'
import { EntryChanges } from '../../features/screening/entry-changes.tsx'
import { EntryContent } from '../../features/screening/entry-content.tsx'
import { ClockCard } from '../../features/screening/clock.tsx'
import { partOf } from '../../features/screening/part-of.ts'
import { LacksCard, NominationCard } from '../../features/nomination/screening-nomination.tsx'
import { TetNote } from '../../features/organisation/tet-note.tsx'
import { SimilarCard } from '../../features/similarity/similar-card.tsx'
import { Shell } from '../../shell.tsx'

const w = inKindHere(screeningWords.entry)
const conditions = inKindHere(screeningWords)
const load = (entryId: string) => call(api.screening[':entryId'].$get({ param: { entryId } }))
type Screened = Awaited<ReturnType<typeof load>>
type Revision = Screened['revisions'][number]

const OUTCOME_TONES = { met: 'green', notMet: 'red', unknown: 'amber' } as const

/** One entry before the secretary: conditions with their reasons, all of it, what changed, and the decision. */
const ScreeningPage = () => {
  const params = useParams<{ entryId: string }>()
  const [entry, { refetch }] = createResource(() => params.entryId, load)
  return (
    <Shell area="workingGroup" context={entry.latest?.editionTitle} programme={entry.latest?.programme} wide>
      <Loaded of={entry} retry={screeningWords.list.retry} onRetry={refetch} lines={10}>
        {(it) => <Screening entry={it()} onDecided={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default ScreeningPage

const bodyOf = (revision: Revision | undefined) => (revision?.body ?? undefined) as EntryBody | undefined
const diffable = (revision: Revision, body: EntryBody) => ({
  body,
  attachments: revision.attachments.map((it) => ({ ...(it as AttachmentFacts), name: it.name ?? '' })),
})

const Screening = (props: { entry: Screened; onDecided: () => void }) => {
  const form = (): EntryRules => props.entry.form
  const latest = () => props.entry.revisions[0]
  const before = () => props.entry.revisions[1]
  const title = () => {
    const value = bodyOf(latest())?.fields[form().titleField]
    return typeof value === 'string' ? value : screeningWords.list.untitled
  }
  return (
    <>
      <A
        class="inline-flex items-center min-h-11 underline"
        href={`/to-cong-tac/lan/${props.entry.editionId}/bai`}
      >
        {w.back}
      </A>
      <div class="flex flex-wrap items-start justify-between gap-4 mb-4">
        <div>
          <Tag tone="blue">{officerWords.state[props.entry.state]}</Tag>
          <h1>{title()}</h1>
          <p class="text-ink-2">
            {props.entry.unitName} · {w.receipt} {latest()?.about.receiptCode}
          </p>
        </div>
        <Show when={latest()}>
          {(it) => (
            <Decide
              entryId={props.entry.id}
              n={it().about.n ?? 1}
              form={form()}
              acts={props.entry.acts}
              against={props.entry.reasonNeeded}
              suggestedDue={props.entry.suggestedDue}
              lacks={props.entry.lacks.map((it) => ({
                pointer: it.pointer,
                note: officerWords.issue(it.code ?? '', it.facts),
              }))}
              onDecided={props.onDecided}
            />
          )}
        </Show>
      </div>
      <HeldBackNotes held={props.entry.heldBack} />
      <Show when={props.entry.state === 'late' && latest()}>
        {(it) => (
          <DecideLate
            entryId={props.entry.id}
            n={it().about.n ?? 1}
            reason={it().about.lateReason ?? ''}
            acts={props.entry.lateActs}
            onDecided={props.onDecided}
          />
        )}
      </Show>
      <div class="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)] items-start">
        <div class="min-w-0 grid gap-4">
          <Show when={before()}>
            {(old) => (
              <Show when={bodyOf(old()) && bodyOf(latest())}>
                <EntryChanges
                  form={form()}
                  n={old().about.n ?? 1}
                  before={diffable(old(), bodyOf(old())!)}
                  after={diffable(latest()!, bodyOf(latest())!)}
                />
              </Show>
            )}
          </Show>
          <Show when={bodyOf(latest())} fallback={<ProblemNote tone="neutral" title={w.erased} />}>
            {(body) => <EntryContent form={form()} body={body()} units={props.entry.units} />}
          </Show>
        </div>
        <div class="min-w-0 grid gap-4">
          <Show when={props.entry.intake}>
            {(intake) => <IntakeCard entryId={props.entry.id} intake={intake()} />}
          </Show>
          <TetNote years={props.entry.tetNotEntered} />
          <Show when={props.entry.clock}>{(clock) => <ClockCard clock={clock()} />}</Show>
          <Conditions entry={props.entry} />
          <LacksCard lacks={props.entry.lacks} hasSlots={form().slots.length > 0} />
          <NominationCard
            nomination={props.entry.nomination}
            people={bodyOf(latest())?.people ?? []}
            slots={form().slots}
            entryId={props.entry.id}
            purposes={form().consents}
            files={latest()?.attachments.map(({ slot }) => slot) ?? []}
            mayRecord={props.entry.mayRecordConsent}
            onChanged={props.onDecided}
          />
          <Files entry={props.entry} />
          <SimilarCard entryId={props.entry.id} editionId={props.entry.editionId} />
          <History entry={props.entry} />
        </div>
      </div>
    </>
  )
}

const Conditions = (props: { entry: Screened }) => (
  <Card title={w.eligibility}>
    <ul>
      <For each={props.entry.eligibility}>
        {(finding) => (
          <li class="py-2 border-b border-line last:border-0">
            <Tag tone={OUTCOME_TONES[finding.outcome ?? 'unknown']}>
              {screeningWords.outcomes[finding.outcome ?? 'unknown']}
            </Tag>{' '}
            {conditions.rule(finding.rule)}
            <Show when={finding.because}>
              {(because) => (
                <span class="block text-sm text-ink-2">
                  {conditions.because(finding.rule.rule, {
                    ...because(),
                    label: props.entry.form.fields.find(({ key }) => key === because().field)?.label,
                  })}
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  </Card>
)

const Files = (props: { entry: Screened }) => {
  const files = () => props.entry.revisions[0]?.attachments ?? []
  return (
    <Card title={w.files}>
      <Show when={files().length > 0} fallback={<p>{w.noFiles}</p>}>
        <ul class="drop-list">
          <For each={files()}>
            {(file) => (
              <FileRow
                file={{
                  id: file.id ?? '',
                  name: file.name ?? '',
                  size: file.bytes,
                  note: [
                    partOf(props.entry.form, file.slot),
                    file.pages && officerWords.files.pages(file.pages),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                  href: `/api/entries/${props.entry.id}/attachments/${file.id}${file.type === 'docx' || file.type === 'pptx' ? '' : '?inline=1'}`,
                }}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.entry.form.unitConfirmation.mode !== 'none'}>
        <h3 class="font-semibold mt-4">{w.confirmation}</h3>
        <Show
          when={props.entry.confirmations.length > 0}
          fallback={
            <p>
              {w.noConfirmation(
                props.entry.confirmationUntil && formatDateTime(props.entry.confirmationUntil),
              )}
            </p>
          }
        >
          <ul class="drop-list">
            <For each={props.entry.confirmations}>
              {(it) => (
                <FileRow
                  file={{
                    id: it.id ?? '',
                    name: it.name ?? '',
                    size: it.bytes,
                    note: it.at ? formatDateTime(it.at) : undefined,
                    href: `/api/entries/${props.entry.id}/confirmations/${it.id}?inline=1`,
                  }}
                />
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </Card>
  )
}

const History = (props: { entry: Screened }) => {
  const events = () =>
    [
      ...props.entry.revisions.map(({ about }) => ({
        at: about.submittedAt ?? '',
        text: w.submitted(about.n ?? 0),
        more: [about.receiptCode, about.lateReason ? `${intakeWords.late.receipt}: ${about.lateReason}` : '']
          .filter(Boolean)
          .join(' · '),
        items: [] as { note: string }[],
      })),
      ...props.entry.screenings.map(({ decision, by }) => ({
        at: decision.at ?? '',
        text: w.decided[decision.result ?? 'accepted'],
        more: [by ? w.by(by) : '', decision.reason, decision.due ? w.due(formatDateTime(decision.due)) : '']
          .filter(Boolean)
          .join(' · '),
        items: decision.items ?? [],
      })),
      ...props.entry.lateDecisions.map((it) => ({
        at: it.at ?? '',
        text: it.accepted ? intakeWords.late.acceptedTitle : intakeWords.late.refusedTitle,
        more: it.reason ?? '',
        items: [] as { note: string }[],
      })),
    ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Card title={w.history}>
      <ol>
        <For each={events()}>
          {(event) => (
            <li class="py-2 border-b border-line last:border-0">
              <span class="font-semibold">{event.text}</span>{' '}
              <span class="text-sm text-ink-2">{event.at ? formatDateTime(event.at) : ''}</span>
              <span class="block text-sm">{event.more}</span>
              <ul class="list-disc pl-5 text-sm">
                <For each={event.items}>{(item) => <li>{item.note}</li>}</For>
              </ul>
            </li>
          )}
        </For>
      </ol>
    </Card>
  )
}
