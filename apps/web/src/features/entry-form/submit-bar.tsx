import { A, useNavigate } from '@solidjs/router'
import { intakeWords, officerWords as w } from '@xk/i18n'
import { Button, ConfirmDialog, formatDateTime, ProblemNote, SaveState } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, ApiProblem, call, command, messageOf, newCommandId } from '../../api/client.ts'
import type { EntryForm, OwnEntry } from './create-entry-form.ts'
import type { ResumableUploads } from './resumable-uploads.ts'

/** Where the page leads: the officer's own pages, or the secretariat's for a work that it types in. */
export interface Ways {
  back: string
  done: (entryId: string) => string
}

/** Said at the top, where the page opens, and at the bottom, where handing in was asked for. */
export const WaitingNote = (props: { entry: OwnEntry }) => (
  <ProblemNote
    tone="blue"
    title={intakeWords.waiting.title}
    text={intakeWords.waiting.text(props.entry.graceUntil ? formatDateTime(props.entry.graceUntil) : '')}
  />
)

/** Handing in, withdrawing, and how far saving is; always at the foot of the form. */
export const SubmitBar = (props: {
  entry: OwnEntry
  form: EntryForm
  uploads: ResumableUploads
  waits: boolean
  onWaiting: (waiting: boolean) => void
  onChanged: () => void
  ways: Ways
}) => {
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal<'submit' | 'late' | 'withdraw'>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  let intention = newCommandId()
  const may = (name: OwnEntry['allowed'][number]) => props.entry.allowed.includes(name)
  const param = { entryId: props.entry.id }

  const attempt = async () => {
    setProblem(undefined)
    await props.form.flush()
    if (props.form.issues().length > 0) return props.form.showAll()
    intention = newCommandId()
    setAsking(may('entry.submit') ? 'submit' : 'late')
  }
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setProblem(messageOf(error))
      if (error instanceof ApiProblem && error.problem.code === 'entry/incomplete') {
        setAsking(undefined)
        props.form.showAll(error.problem.issues)
      }
    }
    setBusy(false)
  }
  /**
   * Asked for now, by the server's clock; handed in when the files are there. Only what was begun before the deadline
   * may come after it, so that nothing is called asked for before the server knows of its files.
   */
  const waitForFiles = async () => {
    if (!(await props.uploads.begun())) throw new Error(intakeWords.waiting.failed)
    if (props.uploads.pending().length === 0) return
    await call(
      api.entries[':entryId']['wait-to-hand-in'].$post(
        { param, json: { draftVersion: props.form.version() } },
        command(),
      ),
    )
    setAsking(undefined)
    props.onWaiting(true)
    try {
      await props.uploads.settled()
      if (props.uploads.pending().length > 0) throw new Error(intakeWords.waiting.failed)
    } finally {
      props.onWaiting(false)
    }
  }
  const submit = (lateReason?: string) =>
    act(async () => {
      await props.form.flush()
      if (!props.form.isSettled()) throw new Error(w.form.notYet)
      await waitForFiles()
      await call(
        api.entries[':entryId'].submit.$post(
          { param, json: { draftVersion: props.form.version(), ...(lateReason ? { lateReason } : {}) } },
          command(intention),
        ),
      )
      navigate(props.ways.done(props.entry.id))
    })
  const withdraw = (reason: string) =>
    act(async () => {
      await call(api.entries[':entryId'].withdraw.$post({ param, json: { reason } }, command()))
      setAsking(undefined)
      props.onChanged()
    })
  return (
    <>
      <Show when={!may('entry.submit')}>
        <ProblemNote
          tone="amber"
          title={w.form.notYet}
          text={may('entry.submitLate') ? intakeWords.late.closedNote : w.form.closedNote}
        />
      </Show>
      <Show when={props.waits}>
        <WaitingNote entry={props.entry} />
      </Show>
      <Show when={problem() && !asking()}>
        <ProblemNote title={problem()} />
      </Show>
      <div class="sticky bottom-16 lg:bottom-0 bg-surface border-t border-line py-3 flex flex-wrap items-center gap-3 no-print">
        <div class="grow">
          <SaveState value={props.form.saving()} onRetry={() => void props.form.flush()} />
          <Show when={props.form.saving().state === 'signedOut'}>
            {' '}
            <a class="underline" href="/dang-nhap" target="_blank" rel="noopener">
              {w.form.signInAgain}
            </a>
          </Show>
        </div>
        <Show when={props.entry.revisions.length > 0}>
          <A class="underline" href={`/co-so/bai/${props.entry.id}/phieu`}>
            {w.form.receipt}
          </A>
        </Show>
        <Show when={may('entry.withdraw')}>
          <Button onClick={() => setAsking('withdraw')}>{w.form.withdraw(props.entry.entryNoun)}</Button>
        </Show>
        <Show when={may('entry.submit')}>
          <Button variant="primary" busy={busy()} onClick={() => void attempt()}>
            {props.entry.revisions.length > 0 ? w.form.submitAgain : w.form.submit(props.entry.entryNoun)}
          </Button>
        </Show>
        <Show when={!may('entry.submit') && may('entry.submitLate')}>
          <Button variant="primary" busy={busy()} onClick={() => void attempt()}>
            {intakeWords.late.button}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() === 'submit'}
        title={w.form.submitTitle(props.entry.entryNoun)}
        text={w.form.submitText}
        confirmLabel={w.form.submit(props.entry.entryNoun)}
        busy={busy()}
        problem={problem()}
        onConfirm={() => void submit()}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'late'}
        title={intakeWords.late.title(props.entry.entryNoun)}
        text={intakeWords.late.text}
        confirmLabel={intakeWords.late.button}
        reasonLabel={intakeWords.late.reason}
        busy={busy()}
        problem={problem()}
        onConfirm={(reason) => void submit(reason)}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'withdraw'}
        title={w.form.withdrawTitle(props.entry.entryNoun)}
        text={w.form.withdrawText}
        confirmLabel={w.form.withdraw(props.entry.entryNoun)}
        reasonLabel={w.form.withdrawReason}
        reasonOptional
        danger
        busy={busy()}
        problem={problem()}
        onConfirm={(reason) => void withdraw(reason)}
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}
