import { A, useNavigate, useParams } from '@solidjs/router'
import type { RemainingName } from '@xk/contract'
import { applyBlackOuts, type RichText } from '@xk/domain/kernel'
import { maskingWords } from '@xk/i18n'
import { Button, ConfirmDialog, ProblemNote, RichTextView, Skeleton } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import {
  createMasking,
  loadMasking,
  type Masking,
  type MaskingField,
  type MaskingPage,
} from '../../features/masking/create-masking.ts'
import { fieldMarks } from '../../features/masking/decide.ts'
import { DocumentMasking } from '../../features/masking/document-masking.tsx'
import { MaskedText } from '../../features/masking/masked-text.tsx'
import { Shell } from '../../shell.tsx'
import { PreparePanel } from './masking-prepare.tsx'

const w = maskingWords.page

/** One entry before its masking secretary: texts and documents at the left, what is left to do at the right. */
const MaskingEntryPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadMasking)
  return (
    <Shell area="workingGroup" wide>
      <Show when={page.error}>
        <LoadProblem error={page.error} retry={maskingWords.retry} onRetry={() => void refetch()} />
      </Show>
      <Show
        when={page.state === 'ready' && page()}
        keyed
        fallback={page.error ? null : <Skeleton lines={12} />}
      >
        {(it) => <Entry page={it} onAnew={() => void refetch()} />}
      </Show>
    </Shell>
  )
}
export default MaskingEntryPage

const Entry = (props: { page: MaskingPage; onAnew: () => void }) => {
  const { page } = props
  const masking = createMasking(page)
  const navigate = useNavigate()
  const [preview, setPreview] = createSignal(false)
  const [names, setNames] = createSignal<readonly RemainingName[]>([])
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const restart = createAction((command) =>
    call(api['stage-entries'][':id'].masking.restart.$post({ param: { id: page.id } }, command)),
  )
  const beginAnew = async () => {
    if (!(await restart.run())) return
    setAsking(false)
    props.onAnew()
  }
  const prepare = async (acknowledged: readonly RemainingName[]) => {
    setBusy(true)
    setProblem(undefined)
    const result = await masking.prepare(acknowledged)
    setBusy(false)
    setNames(result.kind === 'names' ? result.names : [])
    if (result.kind === 'problem') setProblem(result.message)
    if (result.kind === 'begun') navigate(`/to-cong-tac/ban-cham/${page.id}`)
  }
  return (
    <>
      <p class="mb-2">
        <A href={`/to-cong-tac/vong/${page.stage.id}/danh-phach`} class="inline-block py-2">
          {maskingWords.toList}
        </A>
      </p>
      <h1>{page.stage.blind ? w.heading(page.blindCode) : maskingWords.named.heading(page.blindCode)}</h1>
      <p class="text-ink-2 mt-1 mb-4">
        {page.stage.editionTitle} · {page.stage.label}
        <Show when={page.topic}> · {page.topic}</Show>
      </p>
      <Notes page={page} masking={masking} />
      <div class="grid gap-8 xl:grid-cols-[minmax(0,1fr)_320px] items-start">
        <div class="min-w-0">
          <div class="flex flex-wrap items-center gap-3 mb-4" role="group" aria-label={w.summary}>
            <Button
              aria-pressed={!preview()}
              variant={preview() ? 'quiet' : 'primary'}
              onClick={() => setPreview(false)}
            >
              {w.modes.mask}
            </Button>
            <Button
              aria-pressed={preview()}
              variant={preview() ? 'primary' : 'quiet'}
              onClick={() => setPreview(true)}
            >
              {w.modes.preview}
            </Button>
          </div>
          <div class="card">
            <For each={page.fields}>
              {(field) => <FieldMasking field={field} masking={masking} preview={preview()} />}
            </For>
          </div>
          <Show when={page.documents.length > 0}>
            <h2 class="mt-8">{w.documents}</h2>
            <For each={page.documents}>
              {(doc) => (
                <DocumentMasking stageEntryId={page.id} doc={doc} masking={masking} preview={preview()} />
              )}
            </For>
          </Show>
        </div>
        <aside class="xl:sticky xl:top-4 grid gap-4" aria-label={w.summary}>
          <PreparePanel
            masking={masking}
            hints={hintsOf(page)}
            busy={busy()}
            problem={problem()}
            onPrepare={() => void prepare([])}
            onRestart={() => setAsking(true)}
          />
        </aside>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.restartTitle}
        text={w.restartText}
        confirmLabel={w.restart}
        danger
        busy={restart.busy()}
        problem={restart.problem()}
        onConfirm={() => void beginAnew()}
        onClose={() => setAsking(false)}
      />
      <ConfirmDialog
        open={names().length > 0}
        title={w.remainTitle(names().length)}
        text={w.remainText}
        confirmLabel={w.remainConfirm}
        danger
        busy={busy()}
        onConfirm={() => void prepare(names())}
        onClose={() => setNames([])}
      >
        <ul class="list-disc pl-5 mb-4">
          <For each={names()}>
            {(name) => (
              <li>
                <b>{name.text || w.pictureUnchecked}</b> <span class="text-ink-2">({name.place})</span>
              </li>
            )}
          </For>
        </ul>
      </ConfirmDialog>
    </>
  )
}

/** Each term once, with how often it stands anywhere. */
const hintsOf = (page: MaskingPage) => {
  const counts = new Map<string, number>()
  for (const { term = '', count = 0 } of page.hints) counts.set(term, (counts.get(term) ?? 0) + count)
  return [...counts].map(([term, count]) => ({ term, count }))
}

const Notes = (props: { page: MaskingPage; masking: Masking }) => (
  <>
    <Show when={props.page.renditionState === 'sentBack'}>
      <ProblemNote tone="amber" title={w.sentBack} text={props.page.reason ?? ''} />
    </Show>
    <Show when={props.page.renditionState === 'failed'}>
      <ProblemNote tone="amber" title={w.failed} />
    </Show>
    <Show when={props.page.renditionState === 'approved'}>
      <ProblemNote tone="blue" title={w.approvedAlready} />
    </Show>
    <Show when={props.masking.conflict()}>
      <ProblemNote
        tone="amber"
        title={w.conflictTitle}
        text={w.conflictText}
        action={
          <>
            <Button onClick={() => props.masking.resolve('mine')}>{w.mine}</Button>
            <Button onClick={() => props.masking.resolve('theirs')}>{w.theirs}</Button>
          </>
        }
      />
    </Show>
  </>
)

const FieldMasking = (props: { field: MaskingField; masking: Masking; preview: boolean }) => {
  const key = () => props.field.key ?? ''
  const text = () => (props.field.text ?? []) as RichText
  const seen = () => applyBlackOuts(text(), fieldMarks(props.masking.body(), key()).out)
  return (
    <section class="mb-6 last:mb-0 max-w-[72ch]">
      <h2 class="text-sm! text-ink-2 mb-1">{props.field.label}</h2>
      <Show when={!props.preview && props.field.shape !== 'fixed'} fallback={<RichTextView value={seen()} />}>
        <MaskedText
          label={props.field.label ?? ''}
          text={text()}
          spots={props.masking.fieldSpots(props.field)}
          onPress={(spot) => props.masking.pressField(props.field, spot)}
          onCover={(spans) => props.masking.coverField(key(), spans)}
        />
      </Show>
    </section>
  )
}
