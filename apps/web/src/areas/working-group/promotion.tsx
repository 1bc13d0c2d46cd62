import { resultWords } from '@xk/i18n'
import { A, useParams } from '@solidjs/router'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  EmptyState,
  formatDateTime,
  LinkButton,
  ProblemNote,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { type Act, createAct } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'
import { EntryName } from './results.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

const load = (id: string) => call(api.stages[':id'].promotion.$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>
type Line = Page['lines'][number]

/** Vào vòng sau: who goes on by code and why, ties at the cut, and the declaration by another than who froze. */
const PromotionPage = () => {
  const params = useParams<{ stageId: string }>()
  const [page, { refetch }] = createResource(() => params.stageId, load)
  const act = createAct(() => refetch())
  return (
    <ResultFrame
      current="promotion"
      title={w.promotion.title(page.latest?.next.label ?? '')}
      page={page.latest}
      error={page.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(it) => (
        <Show when={!it().held} fallback={<HeldBack stageId={params.stageId} />}>
          <Show when={it().hiddenEntries}>
            <ProblemNote tone="amber" title={w.hidden} />
          </Show>
          <Rule page={it()} />
          <Show
            when={it().ready}
            fallback={<EmptyState title={w.promotion.notReady.title} text={w.promotion.notReady.text} />}
          >
            <Declaration page={it()} act={act} />
            <Lists page={it()} />
          </Show>
          <For each={it().withdrawn}>
            {(one) => (
              <p class="mt-4 text-sm text-ink-2">
                {w.promotion.withdrawn(one.n ?? 0, formatDateTime(one.at ?? ''), one.reason ?? '')}
              </p>
            )}
          </For>
        </Show>
      )}
    </ResultFrame>
  )
}
export default PromotionPage

/** The cut in one sentence, and what it did with a tie. */
const Rule = (props: { page: Page }) => {
  const cut = () => props.page.cut
  return (
    <p class="mb-6 max-w-[72ch]">
      <b>
        {w.promotion.rule(
          cut().quota,
          cut().floor === null ? null : points(cut().floor),
          props.page.stage.entryNoun,
        )}
      </b>
      <span class="text-ink-2">; {w.promotion.ties[cut().ties]}.</span>
      <Show when={props.page.tie}>
        {(tie) => (
          <span class="block mt-1">
            {w.promotion.tie((tie().codes ?? []).join(', '), points(tie().score), tie().places ?? 0)}
          </span>
        )}
      </Show>
    </p>
  )
}

const goingOn = (page: Page) => page.lines.filter((line) => line.goesOn)

const Lists = (props: { page: Page }) => {
  const staying = () => props.page.lines.filter((line) => !line.goesOn)
  return (
    <div class="grid gap-6">
      <Card title={w.promotion.goOn(goingOn(props.page).length)}>
        <List caption={w.promotion.goOn(goingOn(props.page).length)} rows={goingOn(props.page)} />
      </Card>
      <Show when={staying().length > 0}>
        <Card title={w.promotion.stay(staying().length)}>
          <List caption={w.promotion.stay(staying().length)} rows={staying()} />
        </Card>
      </Show>
    </div>
  )
}

const List = (props: { caption: string; rows: readonly Line[] }) => (
  <DataTable
    caption={props.caption}
    rows={[...props.rows]}
    columns={[
      {
        key: 'code',
        label: props.rows.some(({ title }) => title) ? w.promotion.columns.name : w.promotion.columns.code,
        lead: true,
        cell: (row) => (
          <EntryName
            it={{
              blindCode: row.code ?? '',
              title: row.title ?? '',
              unitName: row.unitName ?? '',
            }}
          />
        ),
      },
      { key: 'rank', label: w.promotion.columns.rank, numeric: true, cell: (row) => row.rank ?? '–' },
      { key: 'score', label: w.promotion.columns.score, numeric: true, cell: (row) => points(row.score) },
      {
        key: 'why',
        label: w.promotion.columns.why,
        cell: (row) => (
          <Tag tone={row.goesOn ? (row.why === 'withinPlaces' ? 'green' : 'blue') : 'neutral'}>
            {w.promotion.why[row.why ?? ''] ?? row.why}
          </Tag>
        ),
      },
    ]}
  />
)

type Step = 'declare' | 'withdraw' | 'unmask' | 'grant' | 'refuse'

/** Declaring the list, taking it back with a reason, and joining codes and names where the next stage knows them. */
const Declaration = (props: { page: Page; act: Act }) => {
  const [step, setStep] = createSignal<Step>()
  const may = (what: Page['allowed'][number]) => props.page.allowed.includes(what)
  const param = () => ({ id: props.page.stage.stageId })
  const state = () => props.page.stage.stageState
  const { promotion } = w
  const post = api.stages[':id']
  const decide = (grant: boolean) => (id: string) =>
    call(
      api['unmask-requests'][':id'].decide.$post(
        { param: { id: props.page.unmaskRequest?.id ?? '' }, json: { grant } },
        command(id),
      ),
    )
  const works: Record<Step, (reason: string) => Promise<boolean>> = {
    declare: () =>
      props.act.run(
        (id) =>
          call(
            post.promotion.$post({ param: param(), json: { digest: props.page.digest ?? '' } }, command(id)),
          ),
        (it) => promotion.done(it.goOn),
      ),
    withdraw: (reason) =>
      props.act.run((id) =>
        call(post.promotion.withdraw.$post({ param: param(), json: { reason } }, command(id))),
      ),
    unmask: (reason) =>
      props.act.run((id) =>
        call(post['unmask-requests'].$post({ param: param(), json: { reason } }, command(id))),
      ),
    grant: () => props.act.run(decide(true), () => w.unmask.done),
    refuse: () => props.act.run(decide(false)),
  }
  const run = async (reason: string) => {
    const now = step()
    if (now && (await works[now](reason))) setStep(undefined)
  }
  const words = () => {
    const { next, cut } = props.page
    switch (step()) {
      case 'withdraw':
        return {
          title: promotion.withdrawTitle,
          text: promotion.withdrawText,
          label: promotion.withdraw,
        }
      case 'unmask':
        return { title: w.unmask.requestTitle, text: w.unmask.requestText, label: w.unmask.request }
      case 'grant':
        return { title: w.unmask.approveTitle, text: w.unmask.approveText, label: w.unmask.approve }
      case 'refuse':
        return { title: w.unmask.refuse, text: w.unmask.requestText, label: w.unmask.refuse }
      default:
        return {
          title: promotion.declareTitle(next.label),
          text: promotion.declareText(goingOn(props.page).length, cut.published, next.blind),
          label: promotion.declare,
        }
    }
  }
  const needsNames = () => props.page.stage.blind && !props.page.next.blind && state() === 'promoted'
  return (
    <>
      <Show when={state() === 'frozen'}>
        <div class="mb-6">
          <Show
            when={may('promotion.declare') && props.page.digest !== null}
            fallback={<p class="text-ink-2">{promotion.declareOther}</p>}
          >
            <Button variant="primary" onClick={() => setStep('declare')}>
              {promotion.declare}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={props.page.declared}>
        {(declared) => (
          <Card class="mb-6">
            <p class="font-semibold">
              {promotion.declared(declared().byName ?? '', formatDateTime(declared().at ?? ''))}
            </p>
            <p class="text-sm text-ink-2 break-all">
              {w.freeze.digest}: <span class="tabular-nums">{declared().digest}</span>
            </p>
            <Show when={needsNames()}>
              <ProblemNote
                tone="amber"
                title={
                  props.page.unmaskRequest
                    ? w.unmask.waiting(
                        props.page.unmaskRequest.byName ?? '',
                        formatDateTime(props.page.unmaskRequest.at ?? ''),
                      )
                    : props.page.next.presents
                      ? promotion.namesNextPresents(props.page.next.label)
                      : promotion.namesNext(props.page.next.label)
                }
                text={props.page.unmaskRequest?.reason}
                action={
                  <div class="flex flex-wrap gap-3 empty:hidden">
                    <Show when={props.page.unmaskRequest && may('unmask.approve')}>
                      <Button variant="primary" onClick={() => setStep('grant')}>
                        {w.unmask.approve}
                      </Button>
                      <Button onClick={() => setStep('refuse')}>{w.unmask.refuse}</Button>
                    </Show>
                    <Show when={!props.page.unmaskRequest && may('unmask.request')}>
                      <Button variant="primary" onClick={() => setStep('unmask')}>
                        {w.unmask.request}
                      </Button>
                    </Show>
                  </div>
                }
              />
            </Show>
            <div class="flex flex-wrap gap-3 mt-4 empty:hidden">
              <Show when={props.page.nextStageId}>
                {(id) => (
                  <>
                    <Show when={may('masking.list')}>
                      <LinkButton as={A} href={`/to-cong-tac/vong/${id()}/danh-phach`}>
                        {promotion.toMasking}
                      </LinkButton>
                    </Show>
                    <Show when={may('panel.view')}>
                      <LinkButton as={A} href={`/to-cong-tac/vong/${id()}/giam-khao`}>
                        {promotion.toPanel}
                      </LinkButton>
                    </Show>
                  </>
                )}
              </Show>
              <Show when={state() === 'promoted' && may('promotion.withdraw')}>
                <Button onClick={() => setStep('withdraw')}>{promotion.withdraw}</Button>
              </Show>
            </div>
          </Card>
        )}
      </Show>
      <ConfirmDialog
        open={step() !== undefined}
        title={words().title}
        text={words().text}
        confirmLabel={words().label}
        danger={step() === 'withdraw'}
        reasonLabel={step() === 'withdraw' || step() === 'unmask' ? w.reason : undefined}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void run(reason)}
        onClose={() => setStep(undefined)}
      />
    </>
  )
}
