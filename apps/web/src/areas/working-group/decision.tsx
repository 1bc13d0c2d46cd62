import { A, useParams } from '@solidjs/router'
import { publicationWords, rewriteDecimal } from '@xk/i18n'
import {
  Button,
  Card,
  DateField,
  EmptyState,
  formatDay,
  LinkButton,
  PageHeader,
  ProblemNote,
  Tag,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { DecisionForm } from '../../features/publication/decision-form.tsx'
import { DecideDialogs } from '../../features/second-person/decide-dialogs.tsx'
import { Shell } from '../../shell.tsx'

const w = publicationWords.decision
const load = (id: string) => call(api.editions[':id'].decision.$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>

/** The decision: written by one, approved by another, numbered by the văn thư, and its certificates. */
const DecisionPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => <Body page={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default DecisionPage

const tagOf = (page: Page) => {
  const it = page.decision
  if (it?.approvedAt) return { tone: 'green' as const, text: w.approved }
  if (it && it.sentBack === null) return { tone: 'amber' as const, text: w.waiting }
  return { tone: 'neutral' as const, text: w.draft }
}

const Body = (props: { page: Page; onChanged: () => void }) => {
  const approved = () => props.page.decision?.approvedAt != null
  const may = (command: Page['allowed'][number]) => props.page.allowed.includes(command)
  const pdf = () => `/api/editions/${props.page.editionId}/decision.pdf`
  return (
    <>
      <PageHeader
        tag={<Tag tone={tagOf(props.page).tone}>{tagOf(props.page).text}</Tag>}
        title={w.title}
        text={props.page.editionTitle}
        actions={
          <Show when={props.page.ready}>
            <LinkButton href={pdf()} target="_blank">
              {approved() ? w.download : w.preview}
            </LinkButton>
            <Show when={approved()}>
              <LinkButton as={A} variant="primary" href={editionHref(props.page.editionId, '/cong-bo')}>
                {w.toRelease}
              </LinkButton>
            </Show>
          </Show>
        }
      />
      <Show
        when={props.page.ready}
        fallback={
          <EmptyState
            title={w.notYet}
            text={w.notYetText}
            action={
              <LinkButton as={A} href={editionHref(props.page.editionId)}>
                {props.page.editionTitle}
              </LinkButton>
            }
          />
        }
      >
        <Show when={props.page.decision?.sentBack}>
          {(reason) => <ProblemNote tone="amber" title={w.sentBack(reason())} />}
        </Show>
        <Show when={props.page.decision && !approved() && props.page.decision.sentBack === null}>
          <Approval page={props.page} onChanged={props.onChanged} />
        </Show>
        <Show when={approved()}>
          <Number page={props.page} onChanged={props.onChanged} />
        </Show>
        <Winners page={props.page} />
        <Show when={!approved() && may('decision.prepare') && props.page.proposal}>
          {(proposal) => (
            <Card class="mt-6" title={w.draft}>
              <DecisionForm
                editionId={props.page.editionId}
                text={proposal().text}
                base={props.page.decision?.digest ?? null}
                onSaved={props.onChanged}
              />
            </Card>
          )}
        </Show>
      </Show>
    </>
  )
}

const Approval = (props: { page: Page; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal<'approve' | 'sendBack'>()
  const approve = createAction(async (command) => {
    const json = { digest: props.page.decision?.digest ?? '' }
    await call(
      api.editions[':id'].decision.approve.$post({ param: { id: props.page.editionId }, json }, command),
    )
    setAsking(undefined)
    props.onChanged()
  })
  const sendBack = createAction(async (command, reason: string) => {
    await call(
      api.editions[':id'].decision['send-back'].$post(
        { param: { id: props.page.editionId }, json: { reason } },
        command,
      ),
    )
    setAsking(undefined)
    props.onChanged()
  })
  return (
    <>
      <ProblemNote
        tone="amber"
        title={w.waiting}
        text={w.waitingText}
        action={
          <Show when={props.page.allowed.includes('decision.sendBack')}>
            <Show when={props.page.allowed.includes('decision.approve')}>
              <Button variant="primary" onClick={() => setAsking('approve')}>
                {w.approve}
              </Button>
            </Show>
            <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
          </Show>
        }
      />
      <DecideDialogs
        asking={asking()}
        words={w}
        approve={approve}
        sendBack={sendBack}
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}

/** Number and day, typed once the văn thư has given them. */
const Number = (props: { page: Page; onChanged: () => void }) => {
  const [number, setNumber] = createSignal(props.page.decision?.number ?? '')
  const [signedOn, setSignedOn] = createSignal<string | null>(props.page.decision?.signedOn || null)
  const save = createAction(async (command) => {
    const json = { number: number().trim(), signedOn: signedOn() ?? '' }
    await call(
      api.editions[':id'].decision.number.$post({ param: { id: props.page.editionId }, json }, command),
    )
    props.onChanged()
  })
  const given = () => props.page.decision?.number
  return (
    <Card class="mt-4" title={w.number}>
      <Show
        when={props.page.allowed.includes('decision.prepare') && props.page.editionState === 'decided'}
        fallback={
          <p>
            {given()
              ? w.numbered(`${given()}-${props.page.symbol}`, formatDay(props.page.decision?.signedOn ?? ''))
              : '–'}
          </p>
        }
      >
        <div class="grid gap-x-4 sm:grid-cols-[12rem_14rem_auto] items-start max-w-[46rem]">
          <TextField
            label={w.number}
            help={w.numberHelp(props.page.symbol)}
            value={number()}
            onInput={setNumber}
          />
          <DateField label={w.signedOn} value={signedOn()} onChange={setSignedOn} />
          <Button
            class="sm:mt-7"
            variant={given() ? 'quiet' : 'primary'}
            busy={save.busy()}
            disabled={!number().trim() || !signedOn()}
            onClick={() => void save.run()}
          >
            {w.setNumber}
          </Button>
        </div>
        <Show when={given()}>
          <p role="status">
            {w.numbered(`${given()}-${props.page.symbol}`, formatDay(props.page.decision?.signedOn ?? ''))}
          </p>
        </Show>
        <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      </Show>
    </Card>
  )
}

const Winners = (props: { page: Page }) => {
  const certificates = () => `/api/editions/${props.page.editionId}/certificates.pdf`
  const total = () => props.page.winners.length + props.page.teams.length
  const mayPrint = () =>
    props.page.allowed.includes('certificate.print') && props.page.decision?.approvedAt != null
  const One = (one: { id: string }) => (
    <Show when={mayPrint()}>
      <LinkButton size="small" variant="link" href={`${certificates()}?only=${one.id}`} target="_blank">
        {w.printOne}
      </LinkButton>
    </Show>
  )
  return (
    <Card
      class="mt-4"
      title={w.awards}
      actions={
        <Show when={mayPrint() && total() > 0}>
          <LinkButton href={certificates()} target="_blank">
            {w.printAll}
          </LinkButton>
        </Show>
      }
    >
      <Show when={mayPrint()}>
        <p class="text-sm text-ink-2 mb-2">{w.certificatesText(total())}</p>
      </Show>
      <Show when={total() > 0} fallback={<p class="text-ink-2">{w.noAwards}</p>}>
        <ol class="list-none p-0">
          <For each={props.page.winners}>
            {(it) => (
              <li class="grid grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[9rem_minmax(0,1fr)_4rem_auto] gap-x-4 items-start py-3 border-t border-line first:border-t-0">
                <span class="text-sm text-ink-2 col-span-2 sm:col-span-1">{it.prizeLabel}</span>
                <span class="min-w-0">
                  <span class="font-semibold">{it.title}</span>
                  <span class="block text-sm text-ink-2">
                    {it.people?.join(', ')} · {it.unitName}
                    <Show when={it.unnamed > 0}> · {w.unnamed(it.unnamed)}</Show>
                  </span>
                </span>
                <span class="text-right tabular-nums">{rewriteDecimal(it.score)}</span>
                <One id={it.stageEntryId} />
              </li>
            )}
          </For>
          <For each={props.page.teams}>
            {(it) => (
              <li class="grid grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[9rem_minmax(0,1fr)_auto] gap-x-4 items-start py-3 border-t border-line">
                <span class="text-sm text-ink-2 col-span-2 sm:col-span-1">{it.prizeLabel}</span>
                <span class="font-semibold">{it.unitName}</span>
                <One id={it.unitId} />
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Card>
  )
}
