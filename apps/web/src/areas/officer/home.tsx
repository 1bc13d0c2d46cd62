import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { appealWords, officerWords as w } from '@xk/i18n'
import {
  Button,
  Countdown,
  EmptyState,
  formatDateTime,
  LinkButton,
  ProblemNote,
  ProgressBar,
  SelectField,
  Tag,
  Todo,
} from '@xk/ui'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { InvitationTodo } from '../../features/ceremony/invitation-todo.tsx'
import { NoticeTodo } from '../../features/public-notice/notice-todo.tsx'
import { createUnitTodos } from '../../features/unit-reports/create-unit-todos.ts'
import { OfficerShell } from './shell.tsx'

const load = () => call(api.officer.home.$get())
type Home = Awaited<ReturnType<typeof load>>
type Entry = Home['entries'][number]
type Edition = Home['editions'][number]

/** The officer's home: what came back, what is open, what is handed in, with the time left by the server's clock. */
const OfficerHomePage = () => {
  const [home, { refetch }] = createResource(load)
  // In the address: whoever comes back from one of its tasks finds the same unit.
  const [search, setSearch] = useSearchParams<{ donVi?: string }>()
  const unit = () => home.latest?.units.find((it) => it.id === search.donVi) ?? home.latest?.units[0]
  return (
    <OfficerShell current="home">
      <h1>{w.hello}</h1>
      <Loaded of={home} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <Show when={unit()} fallback={<EmptyState title={w.home.noUnit} text={w.home.noUnitText} />}>
            {(own) => (
              <>
                <Show when={it().units.length > 1} fallback={<p class="text-ink-2 mb-4">{own().name}</p>}>
                  <SelectField
                    label={w.unit}
                    value={own().id}
                    options={it().units.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(donVi) => setSearch({ donVi })}
                  />
                </Show>
                <Tasks home={it()} unitId={own().id} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default OfficerHomePage

const Tasks = (props: { home: Home; unitId: string }) => {
  const mine = () => props.home.entries.filter((entry) => entry.unitIds?.includes(props.unitId))
  const ofEdition = (edition: Edition) => mine().filter((entry) => entry.editionId === edition.id)
  const nounOf = (entry: Entry) =>
    props.home.editions.find((it) => it.id === entry.editionId)?.entryNoun ?? ''
  const isReleased = (entry: Entry) =>
    props.home.editions.find((it) => it.id === entry.editionId)?.state === 'released'
  const titleOf = (entry: Entry) => props.home.editions.find((it) => it.id === entry.editionId)?.title ?? ''
  const returned = () => mine().filter((entry) => entry.state === 'returned')
  const open = () =>
    props.home.editions.filter((edition) =>
      edition.forUnits.some((it) => it.unitId === props.unitId && it.mayBegin),
    )
  const settled = () =>
    mine().filter(
      (entry) =>
        entry.state !== 'returned' &&
        !open().some(
          (edition) =>
            edition.id === entry.editionId && (entry.state === 'draft' || entry.state === 'withdrawn'),
        ),
    )
  const others = createUnitTodos(() => props.unitId)
  return (
    <>
      <Show when={others.error()}>
        {(error) => <LoadProblem error={error()} retry={w.retry} onRetry={others.retry} />}
      </Show>
      <InvitationTodo of={others.invitations()} onChanged={others.refetchInvitations} />
      <NoticeTodo of={others.notices()} serverNow={props.home.serverNow} />
      <For each={returned()}>
        {(entry, index) => (
          <Todo
            first={index() === 0}
            tag={
              <Tag tone="red">
                {w.home.returnedLeft}{' '}
                <Show when={entry.due}>
                  {(due) => <Countdown until={due()} serverNow={props.home.serverNow} />}
                </Show>
              </Tag>
            }
            title={entry.title ?? titleOf(entry)}
            text={entry.reason || w.home.items(entry.items ?? 0, nounOf(entry))}
            actions={
              <LinkButton as={A} variant="primary" href={`/co-so/bai/${entry.id}`}>
                {w.home.mend}
              </LinkButton>
            }
          />
        )}
      </For>
      <For each={open()}>
        {(edition, index) => (
          <OpenEdition
            home={props.home}
            edition={edition}
            entries={ofEdition(edition)}
            unitId={props.unitId}
            first={returned().length === 0 && index() === 0}
          />
        )}
      </For>
      <For each={others.list()}>
        {(it) => (
          <Todo
            tag={<Tag tone={it.tone}>{it.tag}</Tag>}
            title={it.title}
            text={<For each={it.lines}>{(line) => <p>{line}</p>}</For>}
            actions={
              <LinkButton as={A} href={it.href}>
                {it.action}
              </LinkButton>
            }
          />
        )}
      </For>
      <For each={settled()}>
        {(entry) => <Settled entry={entry} edition={titleOf(entry)} released={isReleased(entry)} />}
      </For>
      <Show
        when={
          others.isKnown() &&
          [returned(), open(), settled(), others.list(), others.invitations(), others.notices()].every(
            (todos) => todos.length === 0,
          )
        }
      >
        <EmptyState title={w.home.nothing} text={w.home.nothingText} />
      </Show>
    </>
  )
}

const OpenEdition = (props: {
  home: Home
  edition: Edition
  entries: Entry[]
  unitId: string
  first: boolean
}) => {
  const navigate = useNavigate()
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const closesAt = () => props.edition.forUnits.find((it) => it.unitId === props.unitId)?.closesAt
  const draft = () => props.entries.find((entry) => entry.state === 'draft' || entry.state === 'withdrawn')
  const begin = async (division: string) => {
    setBusy(true)
    try {
      const json = { editionId: props.edition.id, unitId: props.unitId, division }
      const { entryId } = await call(api.entries.$post({ json }, command()))
      navigate(`/co-so/bai/${entryId}`)
    } catch (error) {
      setProblem(messageOf(error))
      setBusy(false)
    }
  }
  const noun = () => props.edition.entryNoun
  const beginButtons = (): JSX.Element => (
    <For each={props.edition.divisions}>
      {(division) => (
        <Button
          variant={draft() || props.entries.length > 0 ? 'quiet' : 'primary'}
          busy={busy()}
          onClick={() => void begin(division.key)}
        >
          {props.entries.length > 0 ? w.home.another(noun()) : w.home.begin(noun())}
          {props.edition.divisions.length > 1 ? `: ${division.label}` : ''}
        </Button>
      )}
    </For>
  )
  return (
    <Todo
      first={props.first}
      tag={
        <Tag tone="blue">
          {w.home.openUntil}{' '}
          <Show when={closesAt()}>{(at) => <Countdown until={at()} serverNow={props.home.serverNow} />}</Show>
        </Tag>
      }
      title={props.edition.title}
      text={
        <>
          <Show when={closesAt()}>
            {(at) => (
              <p>
                {w.form.closesAt}: {formatDateTime(at())}
              </p>
            )}
          </Show>
          <Show
            when={draft()}
            fallback={<Show when={props.entries.length === 0}>{w.home.none(noun())}</Show>}
          >
            {(it) =>
              w.home.drafts(
                it().title ?? w.home.untitled,
                (it().asked ?? 0) - (it().missing ?? 0),
                it().asked ?? 0,
              )
            }
          </Show>
        </>
      }
      actions={
        <>
          <Show when={draft()}>
            {(it) => (
              <LinkButton as={A} variant="primary" href={`/co-so/bai/${it().id}`}>
                {w.home.goOn}
              </LinkButton>
            )}
          </Show>
          {beginButtons()}
        </>
      }
    >
      <Show when={draft()}>
        {(it) => (
          <div class="mt-3">
            <ProgressBar
              value={(it().asked ?? 0) - (it().missing ?? 0)}
              max={it().asked ?? 0}
              label={w.home.progress}
              hideLabel
            />
          </div>
        )}
      </Show>
      <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </Todo>
  )
}

const TONES = {
  draft: 'neutral',
  submitted: 'green',
  late: 'amber',
  returned: 'red',
  accepted: 'green',
  refused: 'red',
  withdrawn: 'neutral',
} as const

const Settled = (props: { entry: Entry; edition: string; released: boolean }) => (
  <Todo
    tag={<Tag tone={TONES[props.entry.state ?? 'draft']}>{w.state[props.entry.state ?? 'draft']}</Tag>}
    title={props.entry.title ?? w.home.untitled}
    text={
      <>
        <p>{props.edition}</p>
        <Show when={props.entry.reason}>{(reason) => <p>{reason()}</p>}</Show>
        <Show when={props.entry.submittedAt}>
          {(at) => (
            <p>
              {w.receipt.at}: {formatDateTime(at())}
            </p>
          )}
        </Show>
      </>
    }
    actions={
      <>
        <LinkButton as={A} href={`/co-so/bai/${props.entry.id}`}>
          {w.home.open}
        </LinkButton>
        <Show when={props.entry.submittedAt}>
          <LinkButton as={A} href={`/co-so/bai/${props.entry.id}/phieu`}>
            {w.home.receipt}
          </LinkButton>
        </Show>
        <Show when={props.released && props.entry.state === 'accepted'}>
          <LinkButton as={A} href={`/co-so/bai/${props.entry.id}/ket-qua`}>
            {appealWords.own.open}
          </LinkButton>
        </Show>
      </>
    }
  />
)
