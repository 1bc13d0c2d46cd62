import { paperSheetWords as w } from '@xk/i18n'
import { A, useParams } from '@solidjs/router'
import { Button, ConfirmDialog, FileDrop, formatDateTime, KeyValue, LinkButton, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { createUploads } from '../../features/entry-form/create-uploads.ts'
import { createReading } from '../../features/paper-sheets/create-reading.ts'
import { ReceivePaper } from '../../features/paper-sheets/receive-paper.tsx'
import { ScanViewer } from '../../features/paper-sheets/scan-viewer.tsx'
import { TypingForm } from '../../features/paper-sheets/typing-form.tsx'
import { PaperResult } from '../../features/paper-sheets/paper-result.tsx'
import '../../features/paper-sheets/paper-sheets.css'
import { type Act, createAct } from '../../features/results/create-act.ts'
import { ResultFrame } from '../../features/results/result-frame.tsx'

const load = (id: string) => call(api.desk.assignments[':id'].paper.$get({ param: { id } }))
type PaperPage = Awaited<ReturnType<typeof load>>

/** One judge's sheet on paper: received, scanned, typed by two; the scan stands beside the figures. */
export const PaperSheetPage = (props: { id: string }) => {
  const params = useParams<{ stageId: string }>()
  const [paper, { refetch }] = createResource(() => props.id, load)
  const act = createAct(() => refetch())
  const list = () => `/to-cong-tac/vong/${params.stageId}/phieu-giay`
  return (
    <ResultFrame
      current="progress"
      title={paper.error ? w.title : w.sheetTitle(paper.latest?.sheet.blindCode ?? '')}
      page={paper.latest}
      error={paper.error}
      onReload={() => void refetch()}
      act={act}
      actions={
        <LinkButton as={A} href={list()}>
          {w.toList}
        </LinkButton>
      }
    >
      {(page) => (
        <>
          <p class="mb-6">
            <b class="font-semibold">{page().sheet.judgeName}</b>
            <Show when={page().sheet.segmentLabel}> · {page().sheet.segmentLabel}</Show>
            <Show when={w.kinds[page().sheet.kind ?? '']}>{(kind) => <> · {kind()}</>}</Show>
          </p>
          <Show
            when={page().paper}
            fallback={<ReceivePaper page={page()} assignmentId={props.id} act={act} />}
          >
            <Beside page={page()} assignmentId={props.id} act={act} onChanged={() => void refetch()} />
          </Show>
        </>
      )}
    </ResultFrame>
  )
}
const Beside = (props: { page: PaperPage; assignmentId: string; act: Act; onChanged: () => void }) => {
  const running = () => props.page.stage.stageState === 'running'
  const open = () => props.page.sheet.status !== 'settled' && running()
  const who = me.latest
  return (
    <div class="paper-beside">
      <div class="paper-scan">
        <h2 class="text-lg mb-2">{w.scans.title}</h2>
        <Show
          when={props.page.scans.length > 0}
          fallback={<p class="text-ink-2 mb-3">{open() ? w.scans.none : w.scans.erased}</p>}
        >
          <ScanViewer
            assignmentId={props.assignmentId}
            blindCode={props.page.sheet.blindCode ?? ''}
            scans={props.page.scans}
          />
        </Show>
        <Show when={open() && props.page.allowed.includes('paperSheet.type')}>
          <AddScan assignmentId={props.assignmentId} onChanged={props.onChanged} />
        </Show>
      </div>
      <div class="min-w-0">
        <About page={props.page} />
        <Said page={props.page} />
        <Show
          when={open() && mayWrite(props.page) && who?.signedIn && who.me.accountId}
          fallback={<PaperResult page={props.page} />}
          keyed
        >
          {(accountId) => (
            <Typing
              page={props.page}
              accountId={accountId}
              assignmentId={props.assignmentId}
              act={props.act}
            />
          )}
        </Show>
        <Show when={open() && props.page.allowed.includes('paperSheet.giveUp')}>
          <GiveUp assignmentId={props.assignmentId} act={props.act} />
        </Show>
      </div>
    </div>
  )
}

/** A place is free, or one of the two readings is mine. */
const mayWrite = (page: PaperPage) =>
  page.allowed.includes('paperSheet.type') && (page.typists.length < 2 || page.reading !== null)

const About = (props: { page: PaperPage }) => (
  <Show when={props.page.paper}>
    {(paper) => (
      <div class="mb-4">
        <KeyValue
          items={[
            {
              label: w.opened.receivedAt,
              value: paper().receivedAt ? formatDateTime(paper().receivedAt ?? '') : '',
            },
            { label: w.opened.openedBy, value: paper().openedByName ?? '' },
            {
              label: w.opened.typists,
              value: props.page.typists.map((it) => it.byName).join(', ') || w.opened.noTypist,
            },
          ]}
        />
        <Show when={paper().late}>
          <ProblemNote tone="amber" title={w.opened.late} />
        </Show>
      </div>
    )}
  </Show>
)

/** What the reader has to know before typing on. */
const Said = (props: { page: PaperPage }) => {
  const other = () => props.page.typists.find((it) => !it.mine)
  const status = () => props.page.sheet.status
  return (
    <>
      <Show when={status() === 'second' && props.page.sheet.mine}>
        <ProblemNote tone="blue" title={w.waiting.title} text={w.waiting.text} />
      </Show>
      <Show when={status() === 'second' && !props.page.sheet.mine}>
        <ProblemNote tone="blue" title={w.secondHint(other()?.byName ?? '')} />
      </Show>
      <Show when={status() === 'differing'}>
        <ProblemNote title={w.differing.title(props.page.differing.length)} text={w.differing.text} />
      </Show>
      <Show when={status() === 'incomplete'}>
        <ProblemNote tone="amber" title={w.incomplete.title} text={w.incomplete.text} />
      </Show>
      <Show when={status() === 'settled'}>
        <ProblemNote
          tone="green"
          title={w.settled.title}
          text={w.settled.text(props.page.typists.map((it) => it.byName).join(', '))}
        />
      </Show>
      <Show when={status() !== 'settled' && !mayWrite(props.page)}>
        <ProblemNote tone="neutral" title={w.otherTypists} />
      </Show>
    </>
  )
}

const Typing = (props: { page: PaperPage; accountId: string; assignmentId: string; act: Act }) => {
  const page = props.page
  const stored = page.reading
  const reading = createReading({
    accountId: props.accountId,
    assignmentId: props.assignmentId,
    segment: page.rubric.segment,
    reading: stored && {
      marks: stored.marks ?? {},
      comments: stored.comments ?? {},
      overallComment: stored.overallComment ?? '',
    },
  })
  const save = async () => {
    const content = reading.content()
    if (!content) return
    const { marks, comments, overallComment } = content
    const json = {
      baseN: props.page.reading?.n ?? 0,
      marks: { ...marks },
      comments: { ...comments },
      overallComment,
    }
    const done = await props.act.run(
      (id) =>
        call(
          api.desk.assignments[':id'].paper.type.$post(
            { param: { id: props.assignmentId }, json },
            command(id),
          ),
        ),
      (answer) => w.said[answer.status],
    )
    if (done) await reading.forget()
    window.scrollTo({ top: 0 })
  }
  return (
    <TypingForm
      segment={page.rubric.segment}
      minWords={page.rubric.scoring.overallComment?.minWords ?? null}
      reading={reading}
      differing={props.page.differing}
      missing={props.page.missing}
      again={props.page.reading !== null}
      busy={props.act.busy()}
      problem={props.act.problem()}
      onSubmit={() => void save()}
    />
  )
}

const AddScan = (props: { assignmentId: string; onChanged: () => void }) => {
  const uploads = createUploads(
    () => `/api/desk/assignments/${props.assignmentId}/paper/scans/upload`,
    () => props.onChanged(),
  )
  return (
    <FileDrop
      label={w.scans.title}
      help={w.scans.help}
      accept=".jpg,.jpeg,.png,.pdf"
      multiple
      camera
      files={uploads.sending()}
      onFiles={(files) => void uploads.send(files)}
      onRemove={(file) => uploads.forget(file.id)}
    />
  )
}

const GiveUp = (props: { assignmentId: string; act: Act }) => {
  const [asking, setAsking] = createSignal(false)
  const giveUp = async (reason: string) => {
    const done = await props.act.run((id) =>
      call(
        api.desk.assignments[':id'].paper['give-up'].$post(
          { param: { id: props.assignmentId }, json: { reason } },
          command(id),
        ),
      ),
    )
    if (done) setAsking(false)
  }
  return (
    <>
      <Button variant="link" onClick={() => setAsking(true)}>
        {w.giveUp}
      </Button>
      <ConfirmDialog
        open={asking()}
        title={w.giveUpTitle}
        text={w.giveUpText}
        reasonLabel={w.reason}
        confirmLabel={w.giveUp}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void giveUp(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
