import { useParams } from '@solidjs/router'
import {
  EXTENDABLE_KEYS,
  scheduleKeys,
  type ScheduleKey,
  stageOfDate,
  UNIT_EXTENDABLE_KEYS,
} from '@xk/domain/edition'
import { workingGroupWords } from '@xk/i18n'
import {
  Button,
  Card,
  DataTable,
  DateTimeField,
  Dialog,
  formatDateTime,
  KeyValue,
  ProblemNote,
  RadioGroup,
  SelectField,
  TextArea,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { EditionHead } from '../../features/editions/edition-frame.tsx'
import { TetNote } from '../../features/organisation/tet-note.tsx'
import { dateOf } from '../../features/editions/path-steps.ts'
import { Shell } from '../../shell.tsx'

const w = workingGroupWords.schedule
const load = (id: string) => call(api.editions[':id'].$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>

/** What a date is of: where several stages are scored, of which of them. */
const label = (page: Page, key: ScheduleKey): string => {
  const of = page.scored.length > 1 ? stageOfDate(key) : undefined
  const stage = of && page.scored[of.stage - 1]?.label
  return of && stage ? workingGroupWords.stageDate(of.what, stage) : (workingGroupWords.dates[key] ?? key)
}

/** The dates: typed before the opening, moved by Gia hạn after it, with every extension and its reason. */
const SchedulePage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  const [extending, setExtending] = createSignal(false)
  const [told, setTold] = createSignal(false)
  const mayExtend = () =>
    page.latest?.edition.state !== 'draft' && page.latest?.allowed.includes('schedule.extend')
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={workingGroupWords.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <EditionHead
              edition={it().edition}
              actions={
                <Show when={mayExtend()}>
                  <Button variant="primary" onClick={() => setExtending(true)}>
                    {w.extend}
                  </Button>
                </Show>
              }
            />
            <TetNote years={it().tetNotEntered} />
            <Show when={told()}>
              <ProblemNote tone="green" title={w.done} />
            </Show>
            <Show
              when={it().edition.state === 'draft' && it().allowed.includes('schedule.set')}
              fallback={<Fixed page={it()} />}
            >
              <Editable page={it()} onChanged={() => void refetch()} />
            </Show>
            <ExtendDialog
              page={it()}
              open={extending()}
              onClose={() => setExtending(false)}
              onDone={() => {
                setExtending(false)
                setTold(true)
                void refetch()
              }}
            />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default SchedulePage

/** Before the opening: every date saves itself when it is left. */
const Editable = (props: { page: Page; onChanged: () => void }) => {
  const save = createAction(async (command, key: ScheduleKey, at: string | null) => {
    await call(
      api.editions[':id'].schedule.$put(
        { param: { id: props.page.edition.id }, json: { dates: { [key]: at } } },
        command,
      ),
    )
    props.onChanged()
  })
  const wrong = (key: ScheduleKey) => {
    const issue = props.page.readiness.find(
      ({ code, facts }) =>
        (code === 'date/unordered' && facts['later'] === key) ||
        (code === 'date/past' && facts['key'] === key),
    )
    return issue && workingGroupWords.readinessText(issue)
  }
  return (
    <Card title={w.title} class="max-w-[44rem]">
      <p class="text-ink-2 mb-4">{w.beforeOpening}</p>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <For each={scheduleKeys(props.page.scored.length)}>
        {(key) => (
          <DateTimeField
            id={`lich-${key}`}
            label={label(props.page, key)}
            defaultTime={key === 'opensAt' || stageOfDate(key)?.what === 'judgingFrom' ? '08:00' : '16:30'}
            value={dateOf(props.page.dates, key) ?? null}
            error={wrong(key)}
            onChange={(at) => void save.run(key, at)}
          />
        )}
      </For>
    </Card>
  )
}

const Fixed = (props: { page: Page }) => {
  const extensions = () => props.page.dates.filter(({ reason }) => reason !== null).toReversed()
  return (
    <div class="grid lg:grid-cols-[0.8fr_1.2fr] gap-6 items-start">
      <Card title={w.title}>
        <p class="text-ink-2 mb-4">{w.afterOpening}</p>
        <KeyValue
          items={scheduleKeys(props.page.scored.length).map((key) => {
            const at = dateOf(props.page.dates, key)
            return { label: label(props.page, key), value: at ? formatDateTime(at) : w.notSet }
          })}
        />
      </Card>
      <Card title={w.history}>
        <DataTable
          caption={w.history}
          rows={extensions()}
          empty={<p class="text-ink-2">{w.noHistory}</p>}
          columns={[
            { key: 'what', label: w.columns.what, cell: (row) => label(props.page, row.key), lead: true },
            { key: 'unit', label: w.columns.unit, cell: (row) => row.unitName ?? w.forAll },
            { key: 'at', label: w.columns.at, cell: (row) => formatDateTime(row.at) },
            { key: 'reason', label: w.columns.reason, cell: (row) => row.reason ?? '' },
            { key: 'recorded', label: w.columns.recorded, cell: (row) => formatDateTime(row.recordedAt) },
          ]}
        />
      </Card>
    </div>
  )
}

/** Gia hạn as one act: for whom, which dates, why. */
const ExtendDialog = (props: { page: Page; open: boolean; onClose: () => void; onDone: () => void }) => {
  const [forUnit, setForUnit] = createSignal(false)
  const [unitId, setUnitId] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [dates, setDates] = createSignal<Partial<Record<ScheduleKey, string>>>({})
  const [units] = createResource(
    () => props.open && forUnit(),
    () => call(api.units.$get({ query: { sort: 'name' } })),
  )
  const keys = () =>
    (forUnit() ? UNIT_EXTENDABLE_KEYS : EXTENDABLE_KEYS).filter((key) => dateOf(props.page.dates, key))
  const changes = () =>
    keys().flatMap((key) => {
      const at = dates()[key]
      return at ? [{ key, at }] : []
    })
  const [refused, setRefused] = createSignal<{ pointer: string; code: string }[]>([])
  const extend = createAction(async (command) => {
    setRefused([])
    const json = { changes: changes(), unitId: forUnit() ? unitId() : null, reason: reason() }
    try {
      await call(api.editions[':id'].extend.$post({ param: { id: props.page.edition.id }, json }, command))
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'input/invalid')
        setRefused(error.problem.issues)
      throw error
    }
    setDates({})
    setReason('')
    props.onDone()
  })
  const issueAt = (pointer: string) => {
    const found = refused().find((it) => it.pointer === pointer)
    return found && workingGroupWords.issueText(found.code)
  }
  const dateIssue = (key: ScheduleKey) => {
    const index = changes().findIndex((change) => change.key === key)
    return index < 0 ? undefined : (issueAt(`/changes/${index}/at`) ?? issueAt(`/changes/${index}/key`))
  }
  return (
    <Dialog open={props.open} title={w.extend} onClose={props.onClose} wide>
      <RadioGroup
        inline
        label={w.who}
        value={forUnit() ? 'unit' : 'all'}
        options={[
          { value: 'all', label: w.forAll },
          { value: 'unit', label: w.forUnit },
        ]}
        onChange={(value) => setForUnit(value === 'unit')}
      />
      <Show when={forUnit()}>
        <SelectField
          label={w.unit}
          value={unitId()}
          placeholder={w.chooseUnit}
          options={(units.latest?.units ?? []).map((it) => ({ value: it.unitId, label: it.name }))}
          onChange={setUnitId}
          error={issueAt('/unitId')}
        />
      </Show>
      <For each={keys()}>
        {(key) => (
          <DateTimeField
            label={w.newDate(label(props.page, key))}
            optional
            help={w.now(formatDateTime(dateOf(props.page.dates, key) ?? ''))}
            defaultTime="16:30"
            value={dates()[key] ?? null}
            error={dateIssue(key)}
            onChange={(at) => setDates((before) => ({ ...before, [key]: at ?? undefined }))}
          />
        )}
      </For>
      <TextArea label={w.reason} value={reason()} onInput={setReason} error={issueAt('/reason')} />
      <Show when={issueAt('/changes')}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={extend.problem() && refused().length === 0 && extend.problem()}>
        {(text) => <ProblemNote title={text()} />}
      </Show>
      <div class="actions">
        <Button
          variant="primary"
          busy={extend.busy()}
          disabled={forUnit() && unitId() === ''}
          onClick={() => void extend.run()}
        >
          {w.publish}
        </Button>
      </div>
    </Dialog>
  )
}
