import { workWords as w } from '@xk/i18n'
import { Button, ConfirmDialog, ProblemNote, ProblemSummary, SaveState, Skeleton } from '@xk/ui'
import { createSignal, type JSX, Show } from 'solid-js'
import { api, ApiProblem, call, command, messageOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { controlId, createWorkForm, loadWork, type Work } from './create-work-form.ts'
import { PlanFields } from './plan-fields.tsx'
import { ReportFields } from './report-fields.tsx'
import { WorkConflict } from './work-conflict.tsx'
import { WorkContent, WorkHistory } from './work-content.tsx'
import { useSegments } from './use-segments.ts'
import { WorkHead } from './work-head.tsx'

interface Ways {
  back: string
  replications: string
  /** What the working group does with it. */
  review?: (work: Work, refetch: () => void) => JSX.Element
}

/** One work: written where the viewer may, read where not. */
export const WorkPage = (props: Ways) => {
  const params = useSegments('id')
  const [work, { refetch }] = createResource(() => params().id, loadWork)
  const accountId = () => {
    const who = me()
    return who?.signedIn ? who.me.accountId : undefined
  }
  const writes = () => work.latest?.writable && work.latest.allowed.includes('work.edit')
  return (
    <>
      <Show when={work.error}>
        <LoadProblem error={work.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show
        // A step that the server took makes it another form: what is open to be written changes with it.
        when={!work.error && accountId() && work.latest && `${work.latest.id}/${work.latest.state}`}
        keyed
        fallback={work.error ? null : <Skeleton lines={10} />}
      >
        <Show
          when={writes()}
          fallback={
            <>
              <WorkHead
                work={work.latest!}
                title={work.latest!.body.title ?? ''}
                back={props.back}
                replications={props.replications}
              />
              <div class="grid gap-4">
                {props.review?.(work.latest!, () => void refetch())}
                <WorkContent work={work.latest!} />
                <WorkHistory work={work.latest!} />
              </div>
            </>
          }
        >
          <Writing
            accountId={accountId() ?? ''}
            initial={work.latest!}
            current={() => work.latest!}
            onChanged={() => void refetch()}
            ways={props}
          />
        </Show>
      </Show>
    </>
  )
}

type Act = 'register' | 'start' | 'report'

const Writing = (props: {
  accountId: string
  initial: Work
  current: () => Work
  onChanged: () => void
  ways: Ways
}) => {
  const form = createWorkForm(props.accountId, props.initial)
  const work = () => props.current()
  const [busy, setBusy] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const [cancelling, setCancelling] = createSignal(false)
  const act = async (name: Act | 'cancel', reason = '') => {
    if (busy()) return
    setBusy(name)
    setProblem(undefined)
    try {
      await form.flush()
      if (!form.isSettled()) return setProblem(w.work.unsaved)
      const json = { baseVersion: form.version(), act: name, reason }
      await call(api.works[':id'].act.$post({ param: { id: work().id }, json }, command()))
      setCancelling(false)
      props.onChanged()
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'work/incomplete')
        form.showIssues(error.problem.issues)
      else setProblem(messageOf(error))
    } finally {
      setBusy(undefined)
    }
  }
  const isDraft = () => work().state === 'draft'
  return (
    <>
      <WorkHead
        work={work()}
        title={form.body().title}
        back={props.ways.back}
        replications={props.ways.replications}
      />
      <ProblemSummary
        attempt={form.attempt()}
        title={w.work.missing}
        problems={form.issues().map(({ pointer, code }) => ({
          id: controlId(pointer),
          text: `${labelOf(pointer)}: ${w.issue(code)}`,
        }))}
      />
      <div class="grid gap-4">
        <Show
          when={isDraft()}
          fallback={
            <>
              <ReportFields work={work()} form={form} onChanged={props.onChanged} />
              <PlanFields work={work()} form={form} />
            </>
          }
        >
          <PlanFields work={work()} form={form} />
        </Show>
      </div>
      <div class="mt-4 grid gap-3">
        <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <SaveState value={form.saving()} onRetry={() => void form.flush()} />
        <div class="flex flex-wrap gap-3">
          <Show
            when={isDraft()}
            fallback={
              <Button variant="primary" busy={busy() === 'report'} onClick={() => void act('report')}>
                {work().state === 'returned' ? w.work.sendReportAgain : w.work.sendReport}
              </Button>
            }
          >
            <Button variant="primary" busy={busy() === 'register'} onClick={() => void act('register')}>
              {w.work.register}
            </Button>
          </Show>
          <Show when={work().state === 'registered'}>
            <Button busy={busy() === 'start'} onClick={() => void act('start')}>
              {w.work.start}
            </Button>
          </Show>
          <Button onClick={() => setCancelling(true)}>{w.work.cancel}</Button>
        </div>
        <WorkHistory work={work()} />
      </div>
      <ConfirmDialog
        open={cancelling()}
        danger
        title={w.work.cancelTitle}
        text={w.work.cancelText}
        reasonLabel={w.work.reason}
        confirmLabel={w.work.cancel}
        cancelLabel={w.work.keep}
        busy={busy() === 'cancel'}
        problem={problem()}
        onConfirm={(reason) => void act('cancel', reason)}
        onClose={() => setCancelling(false)}
      />
      <WorkConflict form={form} />
    </>
  )
}

const f = w.fields
const LABELS: Record<string, string> = {
  '/title': f.title,
  '/kind': f.kind,
  '/responsible/fullName': f.responsible,
  '/from': f.from,
  '/to': f.to,
  '/aim': f.aim,
  '/goal/value': f.goal,
  '/goal/unit': f.goalUnit,
  '/report/done': f.done,
  '/report/achieved': f.achieved,
  '/evidence': w.work.evidence,
}
const labelOf = (pointer: string): string =>
  LABELS[pointer] ?? (pointer.startsWith('/report/figures') ? w.work.figures : w.work.links)
