import { A, useParams } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  formatDate,
  formatDateTime,
  KeyValue,
  ProblemNote,
  Tag,
  TextArea,
} from '@xk/ui'
import { createSignal, type JSX, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Act } from '../../features/data-protection/act.tsx'
import { DataFrame } from '../../features/data-protection/frame.tsx'
import { Identify } from '../../features/data-protection/identify.tsx'
import { TetNote } from '../../features/organisation/tet-note.tsx'
import { loadRequest, type RequestPage } from '../../features/data-protection/load.ts'

const w = privacyWords.request
const when = (at: string | null) => (at ? formatDateTime(at) : '')

/** One request: who asks, what was answered, what is done, and until when each is owed. */
const DataRequestPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadRequest)
  return (
    <DataFrame>
      <A class="inline-flex items-center min-h-11 underline" href="/quan-tri/du-lieu-ca-nhan">
        {privacyWords.inbox.back}
      </A>
      <Loaded of={page} onRetry={refetch}>
        {(it) => <Request request={it()} onDone={refetch} />}
      </Loaded>
    </DataFrame>
  )
}

/** Why nothing is left of what was asked: its time was over, or the person was erased. */
const goneWhy = ({ contentErasedAt }: RequestPage): string =>
  contentErasedAt ? privacyWords.followed.ended(formatDate(contentErasedAt)) : privacyWords.inbox.erased

const Request = (props: { request: RequestPage; onDone: () => unknown }) => {
  const it = () => props.request
  const open = () => it().state === 'waiting' || it().state === 'answered'
  const mayHandle = () => it().allowed.includes('dataRequest.handle')
  const works = () => open() && mayHandle()
  return (
    <div class="grid gap-5 max-w-[760px]">
      <div>
        <h2 class="break-words">{privacyWords.kinds[it().kind]}</h2>
        <p class="flex flex-wrap gap-x-3 gap-y-1 items-center mt-1">
          <Tag tone={it().overdue ? 'red' : it().state === 'done' ? 'green' : 'neutral'}>
            {it().overdue ? privacyWords.inbox.overdueTag : privacyWords.states[it().state]}
          </Tag>
          <Show when={it().state === 'waiting'}>
            <span class={it().overdue ? 'text-red font-semibold' : ''}>
              {w.answerDue(when(it().answerDueAt))}
            </span>
          </Show>
          <Show when={open()}>
            <span class="text-ink-2">{w.actDue(when(it().actDueAt))}</span>
          </Show>
        </p>
      </div>
      <TetNote years={it().tetNotEntered} />
      <Card title={w.text}>
        <p class="whitespace-pre-line break-words mb-4">{it().text ?? goneWhy(it())}</p>
        <Show when={!it().contentErasedAt}>
          <KeyValue
            items={[
              { label: w.who, value: it().name ?? '–' },
              { label: w.contact, value: [it().email, it().contact].filter(Boolean).join(', ') || '–' },
              { label: w.unit, value: it().unit || '–' },
              { label: w.person, value: it().personName ?? w.notKnown },
            ]}
          />
        </Show>
        <Show when={it().restriction}>
          {(held) => <Restriction held={held()} request={it()} onDone={props.onDone} />}
        </Show>
        <Show when={it().personId && it().allowed.includes('consentProof.view')}>
          <A
            class="inline-flex items-center min-h-11 underline"
            href={`/quan-tri/du-lieu-ca-nhan/dong-y/${it().personId}`}
          >
            {w.proof}
          </A>
        </Show>
      </Card>
      <Show when={!it().contentErasedAt}>
        <Card title={w.identity}>
          <Show when={it().identityHow}>
            {(how) => (
              <p>
                {privacyWords.identity[how()]}
                <Show when={it().identityNote}>. {it().identityNote}</Show>
                <Show when={it().identityBy}>
                  {(by) => (
                    <span class="block text-sm text-ink-2">{w.verified(by(), when(it().identityAt))}</span>
                  )}
                </Show>
              </p>
            )}
          </Show>
          <Show when={works() && (!it().identityHow || it().identityHow === 'mailLink' || !it().personId)}>
            <Identify request={it()} onDone={props.onDone} />
          </Show>
        </Card>
        <Answering request={it()} works={works()} onDone={props.onDone} />
      </Show>
      <Show when={it().act || works()}>
        <Card title={w.act}>
          <Show when={it().act} fallback={<Act request={it()} onDone={props.onDone} />}>
            {(act) => (
              <p>
                {privacyWords.acts[act()]}
                <Show when={it().actState}>
                  {(state) => <span class="text-ink-2"> ({privacyWords.actStates[state()] ?? state()})</span>}
                </Show>
              </p>
            )}
          </Show>
        </Card>
      </Show>
      <Closing request={it()} works={works()} onDone={props.onDone} />
    </div>
  )
}

const Restriction = (props: {
  held: NonNullable<RequestPage['restriction']>
  request: RequestPage
  onDone: () => unknown
}) => {
  const [asking, setAsking] = createSignal(false)
  const lift = createAction((command, reason: string) =>
    call(api.restrictions[':id'].lift.$post({ param: { id: props.held.id }, json: { reason } }, command)),
  )
  return (
    <div class="mt-4">
      <ProblemNote
        tone="amber"
        title={w.restricted(when(props.held.since))}
        action={
          <Show when={props.request.allowed.includes('restriction.lift')}>
            <Button onClick={() => setAsking(true)}>{w.lift}</Button>
          </Show>
        }
      />
      <ConfirmDialog
        open={asking()}
        title={w.liftTitle}
        confirmLabel={w.lift}
        reasonLabel={w.reason}
        busy={lift.busy()}
        problem={lift.problem()}
        onConfirm={async (reason) => {
          if (!(await lift.run(reason))) return
          setAsking(false)
          await props.onDone()
        }}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

interface Part {
  request: RequestPage
  works: boolean
  onDone: () => unknown
}

const toldBy = ({ channel }: RequestPage): string =>
  channel === 'form' || channel === 'account' ? w.told[channel] : w.told.paper

const Answering = (props: Part) => {
  const it = () => props.request
  const [text, setText] = createSignal('')
  const [extending, setExtending] = createSignal(false)
  const json = () => ({ version: it().version })
  const param = () => ({ id: it().id })
  const send = createAction((command) =>
    call(
      api['data-requests'][':id'].answer.$post(
        { param: param(), json: { ...json(), answer: text() } },
        command,
      ),
    ),
  )
  const third = createAction((command, thirdParty: boolean) =>
    call(
      api['data-requests'][':id']['third-party'].$post(
        { param: param(), json: { ...json(), thirdParty } },
        command,
      ),
    ),
  )
  const extend = createAction((command, reason: string) =>
    call(api['data-requests'][':id'].extend.$post({ param: param(), json: { ...json(), reason } }, command)),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await send.run()) await props.onDone()
  }
  return (
    <Card title={w.answer}>
      <Show when={it().answer}>
        {(said) => (
          <Said text={said()}>
            <Show when={it().answeredBy}>{(by) => w.answered(by(), when(it().answeredAt))}</Show>
          </Said>
        )}
      </Show>
      <Show when={it().extensionReason}>
        {(reason) => (
          <p class="mt-3">
            {w.extended} {reason()}
          </p>
        )}
      </Show>
      <Show when={props.works && it().state === 'waiting'}>
        <form onSubmit={submit}>
          <TextArea
            label={w.answerHint}
            help={`${w.answerText} ${toldBy(it())}`}
            required
            rows={4}
            maxLength={8000}
            value={text()}
            onInput={setText}
          />
          <Show when={send.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
          <Button type="submit" variant="primary" busy={send.busy()}>
            {w.send}
          </Button>
        </form>
      </Show>
      <Show when={props.works}>
        <div class="mt-4 grid gap-3 justify-items-start">
          <Checkbox
            label={w.third}
            checked={it().thirdParty}
            onChange={async (on) => {
              if (await third.run(on)) await props.onDone()
            }}
          />
          <Show when={third.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
          <Show when={!it().extendedAt}>
            <Button onClick={() => setExtending(true)}>{w.extend}</Button>
          </Show>
        </div>
      </Show>
      <ConfirmDialog
        open={extending()}
        title={w.extendTitle}
        text={w.extendText}
        confirmLabel={w.extend}
        reasonLabel={w.reason}
        busy={extend.busy()}
        problem={extend.problem()}
        onConfirm={async (reason) => {
          if (!(await extend.run(reason))) return
          setExtending(false)
          await props.onDone()
        }}
        onClose={() => setExtending(false)}
      />
    </Card>
  )
}

const Said = (props: { text: string; children?: JSX.Element }) => (
  <div class="border-l-4 border-accent pl-4">
    <p class="whitespace-pre-line break-words">{props.text}</p>
    <p class="text-sm text-ink-2 mt-1">{props.children}</p>
  </div>
)

/** Why a request can't be closed like this, in words. */
const notYet = (code: string | undefined) =>
  code === 'actFirst' || code === 'erasureWaits' || code === 'notErased' ? w[code] : undefined

const Closing = (props: Part) => {
  const it = () => props.request
  const [text, setText] = createSignal('')
  const close = createAction((command, refused: boolean) =>
    call(
      api['data-requests'][':id'].close.$post(
        { param: { id: it().id }, json: { version: it().version, refused, outcome: text() } },
        command,
      ),
    ),
  )
  const press = async (refused: boolean) => {
    if (await close.run(refused)) await props.onDone()
  }
  return (
    <Card title={w.close}>
      <Show when={it().outcome}>
        {(said) => (
          <Said text={said()}>
            <Show when={it().closedBy}>{(by) => w.closed(by(), when(it().closedAt))}</Show>
          </Said>
        )}
      </Show>
      <Show when={it().contentErasedAt && it().closedBy}>
        {(by) => <p class="text-sm text-ink-2">{w.closed(by(), when(it().closedAt))}</p>}
      </Show>
      <Show when={it().endsOn}>
        {(on) => <p class="text-sm text-ink-2 mt-3">{privacyWords.followed.endsOn(formatDate(on()))}</p>}
      </Show>
      <Show when={props.works}>
        <TextArea
          label={w.outcome}
          help={`${toldBy(it())} ${w.refuseHelp}`}
          required
          rows={3}
          maxLength={8000}
          value={text()}
          onInput={setText}
        />
        <Show when={close.problem()}>
          {(problem) => <ProblemNote title={notYet(close.issueAt('/outcome')) ?? problem()} />}
        </Show>
        <div class="flex flex-wrap gap-3">
          <Button variant="primary" busy={close.busy()} onClick={() => void press(false)}>
            {w.finish}
          </Button>
          <Button busy={close.busy()} onClick={() => void press(true)}>
            {w.refuse}
          </Button>
        </div>
      </Show>
    </Card>
  )
}
export default DataRequestPage
