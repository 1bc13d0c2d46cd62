import { A, useNavigate, useParams } from '@solidjs/router'
import type { RenditionBody } from '@xk/domain/rendition'
import { maskingWords } from '@xk/i18n'
import { Button, ConfirmDialog, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'
import { Work } from '../judge/work.tsx'
import { nextToMask } from '../../features/masking/create-masking-list.ts'

const w = maskingWords.approve

const load = (id: string) => call(api['stage-entries'][':id'].rendition.$get({ param: { id } }))
type Rendition = Awaited<ReturnType<typeof load>>

/** A rendition exactly as judges will see it: for its masker to check, and for another secretary to approve. */
const RenditionPage = () => {
  const params = useParams<{ id: string }>()
  const [rendition, { refetch }] = createResource(() => params.id, load)
  createEffect(() => {
    if (rendition.latest?.state !== 'rendering') return
    const timer = setInterval(() => void refetch(), 1000)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Shell area="workingGroup" wide>
      <Loaded of={rendition} retry={maskingWords.retry} onRetry={refetch} lines={12}>
        {(it) => <Copy it={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default RenditionPage

const Copy = (props: { it: Rendition; onChanged: () => void }) => {
  const navigate = useNavigate()
  const [sendingBack, setSendingBack] = createSignal(false)
  const list = () => `/to-cong-tac/vong/${props.it.stage.id}/danh-phach`
  const may = (command: 'rendition.approve' | 'rendition.sendBack') =>
    props.it.state === 'prepared' && props.it.allowed.includes(command)
  const goOn = () => navigate(props.it.next ? `/to-cong-tac/ban-cham/${props.it.next}` : list())
  const of = () => ({ param: { id: props.it.id } })
  const approve = createAction(async (command) => {
    const json = { renditionId: props.it.renditionId ?? '' }
    await call(api['stage-entries'][':id'].rendition.approve.$post({ ...of(), json }, command))
    goOn()
  })
  const sendBack = createAction(async (command, reason: string) => {
    const json = { renditionId: props.it.renditionId ?? '', reason }
    await call(api['stage-entries'][':id'].rendition['send-back'].$post({ ...of(), json }, command))
    setSendingBack(false)
    goOn()
  })
  return (
    <>
      <p class="mb-2">
        <A href={list()} class="inline-block py-2">
          {maskingWords.toList}
        </A>
      </p>
      <div class="flex flex-wrap items-center gap-3">
        <h1>{w.heading(props.it.blindCode)}</h1>
        <Show when={props.it.state}>
          {(state) => (
            <Tag>{maskingWords.state[state() === 'superseded' ? 'toDo' : (state() as 'prepared')]}</Tag>
          )}
        </Show>
      </div>
      <p class="text-ink-2 mt-1 mb-4">{w.intro}</p>
      <Told it={props.it} />
      <Notes it={props.it} />
      <Show when={props.it.work}>
        {(work) => (
          <div class="card">
            <Work
              blindCode={props.it.blindCode}
              body={work() as RenditionBody}
              imageSrc={(pageId) => `/api/stage-entries/${props.it.id}/rendition/images/${pageId}`}
            />
          </div>
        )}
      </Show>
      <div class="sticky bottom-0 mt-6 py-3 bg-surface border-t border-line flex flex-wrap items-center gap-3 no-print">
        <Show when={may('rendition.approve')}>
          <Button variant="primary" busy={approve.busy()} onClick={() => void approve.run()}>
            {props.it.next ? w.approveNext : w.approve}
          </Button>
        </Show>
        <Show when={may('rendition.sendBack')}>
          <Button onClick={() => setSendingBack(true)}>{w.sendBack}</Button>
        </Show>
        <Show when={props.it.mine && props.it.state === 'prepared'}>
          <NextToMask stageId={props.it.stage.id} id={props.it.id} />
        </Show>
        <Show when={props.it.state !== 'rendering'}>
          <LinkButton as={A} href={`/to-cong-tac/danh-phach/${props.it.id}`}>
            {w.edit}
          </LinkButton>
        </Show>
        <Show when={may('rendition.approve')}>
          <span class="text-sm text-ink-2">{w.waiting(props.it.waiting)}</span>
        </Show>
        <Show when={approve.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      </div>
      <ConfirmDialog
        open={sendingBack()}
        title={w.sendBackTitle}
        text={w.sendBackText}
        confirmLabel={w.sendBack}
        reasonLabel={w.sendBackReason}
        busy={sendBack.busy()}
        problem={sendBack.problem()}
        onConfirm={(reason) => void sendBack.run(reason)}
        onClose={() => setSendingBack(false)}
      />
    </>
  )
}

/** Straight on to the next entry, so that a whole stage goes fast. */
const NextToMask = (props: { stageId: string; id: string }) => {
  const [list] = createResource(
    () => props.stageId,
    (id) => call(api.stages[':id'].masking.$get({ param: { id } })),
  )
  return (
    <Show when={!list.error && nextToMask(list.latest?.items ?? [], props.id)}>
      {(next) => (
        <LinkButton as={A} variant="primary" href={`/to-cong-tac/danh-phach/${next().id}`}>
          {maskingWords.page.nextEntry}
        </LinkButton>
      )}
    </Show>
  )
}

const Told = (props: { it: Rendition }) => (
  <>
    <Show when={props.it.state === null}>
      <ProblemNote tone="amber" title={w.none} />
    </Show>
    <Show when={props.it.state === 'rendering'}>
      <ProblemNote tone="blue" title={w.rendering} />
    </Show>
    <Show when={props.it.state === 'failed'}>
      <ProblemNote title={maskingWords.page.failed} />
    </Show>
    <Show when={props.it.state === 'sentBack'}>
      <ProblemNote tone="amber" title={maskingWords.page.sentBack} text={props.it.reason ?? ''} />
    </Show>
    <Show when={props.it.state === 'prepared' && props.it.mine}>
      <ProblemNote tone="blue" title={w.mine} />
    </Show>
    <Show when={props.it.state === 'approved' && props.it.approvedBy}>
      {(name) => <ProblemNote tone="green" title={w.approved(name())} />}
    </Show>
  </>
)

const Notes = (props: { it: Rendition }) => {
  const lines = () => {
    const { withheld = [], leftOut = [], acknowledged = [] } = props.it.notes ?? {}
    return [
      ...withheld.map(({ document, why }) => w.withheld(document, why)),
      ...[...new Set(leftOut.map(({ document }) => document))].map((document) => w.leftOut(document)),
      ...acknowledged.map(({ place, text }) =>
        text === '' ? `${w.picture} (${place})` : `${w.acknowledged}: ${text} (${place})`,
      ),
    ]
  }
  return (
    <Show when={lines().length > 0}>
      <ProblemNote tone="amber" title={w.notes}>
        <ul class="list-disc pl-5">
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </ProblemNote>
    </Show>
  )
}
