import { A, useParams, useSearchParams } from '@solidjs/router'
import { fold } from '@xk/domain/kernel'
import { maskingWords as w } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  EmptyState,
  LinkButton,
  ProblemNote,
  ProgressBar,
  SearchBox,
  SelectField,
  Tag,
  type Tone,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import {
  createMaskingList,
  type MaskingItem,
  type MaskingList,
} from '../../features/masking/create-masking-list.ts'
import { Shell } from '../../shell.tsx'

const TONE: Record<NonNullable<MaskingItem['state']>, Tone> = {
  toDo: 'neutral',
  begun: 'amber',
  rendering: 'blue',
  prepared: 'blue',
  sentBack: 'red',
  failed: 'red',
  approved: 'green',
  withdrawn: 'neutral',
}
const STATES = Object.keys(TONE) as (keyof typeof TONE)[]

/** Where names are known nothing is masked: a copy is made, and is called so. */
const stateLabel = (state: (typeof STATES)[number], blind: boolean) =>
  !blind && (state === 'toDo' || state === 'begun') ? w.named[state] : w.state[state]

/** Đánh phách of a stage: how far it is, who did what, and the next entry to mask or to approve. */
const MaskingListPage = () => {
  const params = useParams<{ stageId: string }>()
  const page = createMaskingList(() => params.stageId)
  return (
    <Shell area="workingGroup" wide>
      <Loaded of={page.list} retry={w.retry} onRetry={page.refetch} lines={10}>
        {(list) => <List list={list()} page={page} />}
      </Loaded>
    </Shell>
  )
}
export default MaskingListPage

const List = (props: { list: MaskingList; page: ReturnType<typeof createMaskingList> }) => {
  const [search, setSearch] = useSearchParams<{ tim?: string; tinhTrang?: string }>()
  const [approving, setApproving] = createSignal(false)
  const { page } = props
  const active = () => props.list.items.filter((it) => it.state !== 'withdrawn')
  const approved = () => active().filter((it) => it.state === 'approved').length
  const { blind } = props.list.stage
  const toMask = () => page.firstToMask()
  const toApprove = () => page.toApprove()
  const rows = () => {
    const wanted = fold(search.tim ?? '')
    return props.list.items.filter(
      (it) =>
        (!search.tinhTrang || it.state === search.tinhTrang) &&
        fold(`${it.blindCode} ${it.title} ${it.unitName}`).includes(wanted),
    )
  }
  return (
    <>
      <h1>{w.title}</h1>
      <p class="text-ink-2 mt-1 mb-2">
        {props.list.stage.editionTitle} · {props.list.stage.label}
      </p>
      <p class="max-w-[72ch] mb-6">{blind ? w.intro : w.introNamed}</p>
      <Show when={page.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={page.told()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
      <Show
        when={props.list.items.length > 0}
        fallback={
          <EmptyState
            title={props.list.waiting > 0 ? w.drawFirst.title : w.nothing.title}
            text={props.list.waiting > 0 ? w.drawFirst.text : w.nothing.text}
            action={
              <Show when={props.list.waiting > 0}>
                <Button variant="primary" busy={page.busy()} onClick={() => page.begin()}>
                  {w.draw(props.list.waiting)}
                </Button>
              </Show>
            }
          />
        }
      >
        <Show when={props.list.waiting > 0}>
          <ProblemNote
            tone="amber"
            title={w.waiting(props.list.waiting)}
            action={
              <Button busy={page.busy()} onClick={() => page.begin()}>
                {w.draw(props.list.waiting)}
              </Button>
            }
          />
        </Show>
        <div class="max-w-md mb-6">
          <ProgressBar value={approved()} max={active().length} label={w.progress} />
        </div>
        <div class="flex flex-wrap gap-3 mb-6">
          <Show when={blind && toMask()}>
            {(it) => (
              <LinkButton as={A} variant="primary" href={`/to-cong-tac/danh-phach/${it().id}`}>
                {w.next.mask}
              </LinkButton>
            )}
          </Show>
          <Show when={blind && toApprove()[0]}>
            {(it) => (
              <LinkButton
                as={A}
                variant={toMask() ? 'quiet' : 'primary'}
                href={`/to-cong-tac/ban-cham/${it().id}`}
              >
                {w.next.approve} ({toApprove().length})
              </LinkButton>
            )}
          </Show>
          <Show when={!blind && toMask()}>
            <Button variant="primary" busy={page.busy()} onClick={() => page.prepareAll()}>
              {w.prepareAll}
            </Button>
          </Show>
          <Show when={!blind && toApprove().length > 0}>
            <Button variant={toMask() ? 'quiet' : 'primary'} onClick={() => setApproving(true)}>
              {w.approveAll(toApprove().length)}
            </Button>
          </Show>
        </div>
        <Show when={approved() === active().length}>
          <ProblemNote tone="green" title={w.allDone} />
        </Show>
        <Card>
          <div class="grid sm:grid-cols-[1fr_16rem] gap-4 items-end mb-4">
            <div class="mb-4">
              <SearchBox
                label={w.search}
                placeholder={w.search}
                value={search.tim ?? ''}
                onInput={(tim) => setSearch({ tim }, { replace: true })}
              />
            </div>
            <SelectField
              label={w.filter}
              value={search.tinhTrang ?? ''}
              options={[
                { value: '', label: w.all },
                ...STATES.map((state) => ({ value: state, label: stateLabel(state, blind) })),
              ]}
              onChange={(tinhTrang) => setSearch({ tinhTrang }, { replace: true })}
            />
          </div>
          <Rows rows={rows()} blind={blind} />
        </Card>
      </Show>
      <ConfirmDialog
        open={approving()}
        title={w.approveAllTitle(toApprove().length)}
        text={w.approveAllText}
        confirmLabel={w.approveAll(toApprove().length)}
        busy={page.busy()}
        problem={page.problem()}
        onConfirm={() => void page.approveAll().then((done) => done && setApproving(false))}
        onClose={() => setApproving(false)}
      />
    </>
  )
}

const actOf = (it: MaskingItem, blind: boolean): { href: string; label: string } | undefined => {
  const mask = `/to-cong-tac/danh-phach/${it.id}`
  const look = `/to-cong-tac/ban-cham/${it.id}`
  switch (it.state) {
    case 'toDo':
      return { href: mask, label: blind ? w.act.mask : w.named.mask }
    case 'begun':
      return { href: mask, label: w.act.goOn }
    case 'sentBack':
    case 'failed':
      return { href: mask, label: w.act.again }
    case 'prepared':
      return { href: look, label: it.mine ? w.act.look : w.act.approve }
    case 'rendering':
    case 'approved':
      return { href: look, label: w.act.look }
    default:
      return undefined
  }
}

const Rows = (props: { rows: readonly MaskingItem[]; blind: boolean }) => (
  <DataTable
    caption={w.title}
    rows={props.rows}
    empty={<EmptyState title={w.noMatch.title} text={w.noMatch.text} />}
    columns={[
      {
        key: 'code',
        label: w.columns.code,
        cell: (it) => <span class="whitespace-nowrap font-medium">{it.blindCode}</span>,
      },
      { key: 'title', label: w.columns.title, lead: true, cell: (it) => it.title },
      ...(props.blind
        ? []
        : [{ key: 'unit', label: w.columns.unit, cell: (it: MaskingItem) => it.unitName }]),
      { key: 'files', label: w.columns.files, numeric: true, cell: (it) => it.files },
      {
        key: 'state',
        label: w.columns.state,
        cell: (it) => (
          <>
            <Tag tone={TONE[it.state ?? 'toDo']}>{stateLabel(it.state ?? 'toDo', props.blind)}</Tag>
            <Show when={it.state === 'sentBack' && it.reason}>
              <span class="block text-xs text-ink-2 mt-1 max-w-[28ch]">{it.reason}</span>
            </Show>
          </>
        ),
      },
      {
        key: 'people',
        label: w.columns.people,
        cell: (it) => (
          <span class="text-sm">
            <Show when={it.maskedBy}>{(name) => <span class="block">{w.maskedBy(name())}</span>}</Show>
            <Show when={it.approvedBy}>{(name) => <span class="block">{w.approvedBy(name())}</span>}</Show>
          </span>
        ),
      },
      {
        key: 'act',
        label: w.columns.act,
        cell: (it) => (
          <Show
            when={!it.related}
            fallback={
              <span class="text-sm text-ink-2" title={w.relatedHelp}>
                {w.related}
                <span class="sr-only">. {w.relatedHelp}</span>
              </span>
            }
          >
            <Show when={actOf(it, props.blind)}>
              {(act) => (
                <A href={act().href} class="inline-block py-2.5 -my-2.5 whitespace-nowrap">
                  {act().label}
                  <span class="sr-only"> {it.blindCode}</span>
                </A>
              )}
            </Show>
          </Show>
        ),
      },
    ]}
  />
)
