import { A, useParams } from '@solidjs/router'
import { intakeWords, nominationWords, officerWords as w, screeningWords } from '@xk/i18n'
import { Card, Checkbox, Countdown, formatDateTime, ProblemNote, ProblemSummary, Skeleton, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { keepingLast } from '../../api/keep-last.ts'
import { mayAnywhere, me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { inKindHere, sayProgramme } from '../../features/editions/kind-here.ts'
import { ConflictDialog } from '../../features/entry-form/conflict-dialog.tsx'
import {
  controlId,
  createEntryForm,
  type EntryForm,
  loadEntry,
  type OwnEntry,
} from '../../features/entry-form/create-entry-form.ts'
import { EntryFields } from '../../features/entry-form/entry-fields.tsx'
import { ConfirmationSection, FilesSection, ScanSection } from '../../features/entry-form/files-section.tsx'
import { PeopleSection } from '../../features/entry-form/people-section.tsx'
import { IntakeCard } from '../../features/intake/intake-card.tsx'
import { WordForm } from '../../features/entry-form/word-form.tsx'
import { createResumableUploads } from '../../features/entry-form/resumable-uploads.ts'
import { RevealSection } from '../../features/entry-form/reveal-section.tsx'
import { SubmitBar, WaitingNote, type Ways } from '../../features/entry-form/submit-bar.tsx'
import { ConsentCard } from '../../features/nomination/consent-card.tsx'
import { Corrections } from '../../features/nomination/corrections.tsx'
import { filledOf } from '../../features/nomination/filled.ts'
import { LacksNote, SlotsSection } from '../../features/nomination/slots-section.tsx'
import { OfficerShell } from './shell.tsx'

/** The unit's own entry. */
const OfficerEntryPage = () => (
  <OfficerShell current="entries" narrow>
    <EntryPage back="/co-so" done={(entryId) => `/co-so/bai/${entryId}/phieu?moi=1`} />
  </OfficerShell>
)
export default OfficerEntryPage

/** What is being typed stays on screen when the entry can't be loaded anew. */
const loadOrKeep = keepingLast(loadEntry)

/** The entry form: saved as it is typed, on the server and in the browser, until it is handed in. */
export const EntryPage = (props: Ways) => {
  const params = useParams<{ entryId: string }>()
  const [entry, { refetch }] = createResource(() => params.entryId, loadOrKeep)
  sayProgramme(() => entry.latest?.programme)
  /** The draft was changed on the server: the form begins anew from it. */
  const [turn, setTurn] = createSignal(0)
  let isTaken = false
  const reload = async () => {
    await refetch()
    if (!isTaken || entry.error || entry.latest?.failed) return
    isTaken = false
    setTurn((n) => n + 1)
  }
  const accountId = () => {
    const who = me()
    return who?.signedIn ? who.me.accountId : undefined
  }
  return (
    <>
      <Show when={entry.error ?? entry.latest?.failed}>
        {(why) => <LoadProblem error={why()} retry={w.retry} onRetry={reload} />}
      </Show>
      <Show
        when={!entry.error && accountId() && entry.latest && `${entry.latest.id} ${turn()}`}
        keyed
        fallback={entry.error ? null : <Skeleton lines={10} />}
      >
        <Form
          accountId={accountId() ?? ''}
          initial={entry.latest!}
          current={() => entry.latest!}
          onChanged={() => void reload()}
          onTaken={async () => {
            isTaken = true
            await reload()
          }}
          ways={props}
        />
      </Show>
    </>
  )
}
const Form = (props: {
  accountId: string
  initial: OwnEntry
  current: () => OwnEntry
  onChanged: () => void
  onTaken: () => void
  ways: Ways
}) => {
  const uploads = createResumableUploads({
    accountId: props.accountId,
    entryId: props.initial.id,
    unfinished: props.initial.uploads,
    onDone: () => props.onChanged(),
  })
  const form = createEntryForm(props.accountId, props.initial, () =>
    filledOf(props.current(), uploads.pending()),
  )
  const entry = () => props.current()
  const may = (name: OwnEntry['allowed'][number]) => entry().allowed.includes(name)
  const [asked, setAsked] = createSignal(false)
  /** Handed in as soon as the files are there: asked for just now, or before this page was opened. */
  const waits = () => asked() || (entry().waiting !== null && uploads.pending().length > 0)
  const people = () => (
    <Card title={entry().nomination.asksPeople ? w.form.sections.nominee : w.form.sections.people}>
      <PeopleSection form={form} units={entry().units} ownUnitId={entry().unitId} />
    </Card>
  )
  return (
    <>
      <Head entry={entry()} form={form} back={props.ways.back} />
      <Show when={may('entry.edit') && waits()}>
        <div class="mb-4">
          <WaitingNote entry={entry()} />
        </div>
      </Show>
      <Show when={entry().intake}>
        {(intake) => (
          <div class="mb-4">
            <IntakeCard entryId={entry().id} intake={intake()}>
              <Show when={mayAnywhere('entry.enter')}>
                <ScanSection entryId={entry().id} onChanged={props.onChanged} />
              </Show>
            </IntakeCard>
          </div>
        )}
      </Show>
      <Show
        when={may('entry.edit')}
        fallback={
          <>
            <Outcome entry={entry()} />
            <ConsentCard entry={entry()} form={form} onChanged={props.onChanged} />
          </>
        }
      >
        <div class="grid gap-4">
          <ProblemSummary
            attempt={form.attempt()}
            problems={
              form.attempt() > 0
                ? form.issues().map((issue) => ({
                    id: controlId(issue.pointer),
                    text: w.issue(issue.code, issue.facts),
                  }))
                : []
            }
          />
          <OverQuota entry={entry()} />
          <Corrections entry={entry()} form={form} onTaken={props.onTaken} onChanged={props.onChanged} />
          <WordForm entry={entry()} form={form} />
          {/* A dossier is about somebody: who it is comes first, and their link can be sent at once. */}
          <Show when={entry().nomination.asksPeople}>{people()}</Show>
          <Show when={form.rules.fields.length > 0}>
            <Card title={w.form.sections.content}>
              <EntryFields form={form} fields={form.rules.fields} />
            </Card>
          </Show>
          <Show when={!entry().nomination.asksPeople}>{people()}</Show>
          <Show when={form.rules.slots.length > 0}>
            <Card title={nominationWords.slots.title}>
              <SlotsSection entry={entry()} form={form} uploads={uploads} onChanged={props.onChanged} />
            </Card>
          </Show>
          <ConsentCard entry={entry()} form={form} onChanged={props.onChanged} />
          <Card title={w.form.sections.files}>
            <FilesSection entry={entry()} form={form} uploads={uploads} onChanged={props.onChanged} />
            <ConfirmationSection entry={entry()} form={form} onChanged={props.onChanged} />
          </Card>
          <Show when={may('entry.previewBlind')}>
            <Show when={entry().blind}>
              <RevealSection entryId={entry().id} form={form} />
            </Show>
          </Show>
          <Show when={form.rules.declarations.length > 0}>
            <Card title={w.declarations.title}>
              <For each={form.rules.declarations}>
                {(declaration) => <Declaration form={form} declaration={declaration} />}
              </For>
            </Card>
          </Show>
        </div>
        <LacksNote form={form} />
        <SubmitBar
          entry={entry()}
          form={form}
          uploads={uploads}
          waits={waits()}
          onWaiting={setAsked}
          onChanged={props.onChanged}
          ways={props.ways}
        />
      </Show>
      <ConflictDialog form={form} />
    </>
  )
}

const TONES = {
  draft: 'blue',
  submitted: 'green',
  late: 'amber',
  returned: 'red',
  accepted: 'green',
  refused: 'red',
  withdrawn: 'neutral',
} as const

const Head = (props: { entry: OwnEntry; form: EntryForm; back: string }) => {
  /** Nothing is left to hand in by then once it was decided on. */
  const until = () => {
    if (!props.entry.allowed.includes('entry.edit')) return undefined
    return props.entry.state === 'returned' ? props.entry.due : props.entry.closesAt
  }
  const title = () => {
    const value = props.form.body().fields[props.form.rules.titleField]
    return typeof value === 'string' && value.trim() !== '' ? value : props.entry.editionTitle
  }
  return (
    <header class="mb-4">
      <A href={props.back} class="no-print inline-flex items-center min-h-11 underline">
        {w.form.back}
      </A>
      <h1>{title()}</h1>
      <p class="text-ink-2">
        {title() === props.entry.editionTitle ? '' : `${props.entry.editionTitle} · `}
        {props.entry.unitName}
      </p>
      <p class="flex flex-wrap gap-x-4 gap-y-1 items-center mt-2">
        <Tag tone={TONES[props.entry.state]}>{w.state[props.entry.state]}</Tag>
        <Show when={until()}>
          {(at) => (
            <span class="text-sm">
              {props.entry.state === 'returned' ? w.form.due : w.form.closesAt}: {formatDateTime(at())} ·{' '}
              <Countdown until={at()} serverNow={props.entry.serverNow} />
            </span>
          )}
        </Show>
      </p>
      <Returned entry={props.entry} />
      <Late entry={props.entry} />
    </header>
  )
}

const Returned = (props: { entry: OwnEntry }) => {
  const latest = () => props.entry.screenings[0]
  return (
    <Show when={props.entry.state === 'returned' && latest()}>
      {(it) => (
        <ProblemNote tone="amber" title={w.form.returnedTitle} class="mt-3">
          <Show when={it().reason}>{(reason) => <p>{reason()}</p>}</Show>
          <ul class="list-disc pl-5">
            <For each={it().items}>
              {(item) => (
                <li>
                  {item.note}{' '}
                  <Show when={item.pointer}>
                    <button
                      type="button"
                      class="underline min-h-6"
                      onClick={() => document.getElementById(controlId(item.pointer))?.focus()}
                    >
                      {w.form.goTo}
                    </button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </ProblemNote>
      )}
    </Show>
  )
}

/** An entry that was handed in late, and what became of that. */
const Late = (props: { entry: OwnEntry }) => {
  const decided = () => props.entry.lateDecisions[0]
  return (
    <>
      <Show when={props.entry.state === 'late'}>
        <ProblemNote
          tone="amber"
          class="mt-3"
          title={intakeWords.late.waitingTitle}
          text={intakeWords.late.reasonWas(props.entry.revisions[0]?.lateReason ?? '')}
        />
      </Show>
      <Show when={props.entry.state !== 'late' && decided()}>
        {(it) => (
          <ProblemNote
            tone={it().accepted ? 'green' : 'red'}
            class="mt-3"
            title={it().accepted ? intakeWords.late.acceptedTitle : intakeWords.late.refusedTitle}
            text={intakeWords.late.reasonWas(it().reason ?? '')}
          />
        )}
      </Show>
    </>
  )
}

const quota = inKindHere(screeningWords)
/** Beyond the quota it may still be handed in: which of the unit's dossiers stay is decided by people. */
const OverQuota = (props: { entry: OwnEntry }) => (
  <Show when={props.entry.overQuota}>
    {(it) => (
      <ProblemNote tone="amber" title={nominationWords.quota.title} text={nominationWords.quota.text}>
        <p>
          {quota.rule(it().rule)}.{' '}
          <Show when={it().because}>{(because) => quota.because(it().rule.rule, because())}</Show>
        </p>
      </ProblemNote>
    )}
  </Show>
)

const Declaration = (props: { form: EntryForm; declaration: { key: string; label: string } }) => {
  const pointer = () => `/declarations/${props.declaration.key}`
  const issue = () => props.form.issueAt(pointer())
  return (
    <Checkbox
      id={controlId(pointer())}
      label={props.declaration.label}
      checked={props.form.body().declarations[props.declaration.key] === true}
      error={issue() && w.issue(issue()?.code ?? '', issue()?.facts)}
      onChange={(given) => props.form.setDeclaration(props.declaration.key, given)}
    />
  )
}

/** What became of an entry that can't be changed any more. */
const Outcome = (props: { entry: OwnEntry }) => {
  const refused = () => props.entry.state === 'refused'
  return (
    <>
      <ProblemNote
        tone={refused() ? 'red' : 'green'}
        title={refused() ? w.form.refusedTitle : w.form.acceptedTitle}
        text={refused() ? props.entry.screenings[0]?.reason : w.form.acceptedText}
      />
      <p class="mt-4">
        <A class="underline" href={`/co-so/bai/${props.entry.id}/phieu`}>
          {w.form.receipt}
        </A>
      </p>
    </>
  )
}
