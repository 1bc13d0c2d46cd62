import { A } from '@solidjs/router'
import { unreadDaysOff } from '@xk/domain/holiday'
import { partsOf } from '@xk/domain/kernel'
import { daysOffWords as w } from '@xk/i18n'
import { Button, Card, KeyValue, PageHeader, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const load = () => call(api.organisation['days-off'].$get())
type Page = Awaited<ReturnType<typeof load>>
type Proposed = Page['proposed'][number]

/** Days that are no working days: what is entered, and what of the law's holidays is lacking. */
const DaysOffPage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <Shell area="administrator">
      <A class="inline-flex items-center min-h-11 underline" href="/quan-tri/doan-khoi">
        {w.back}
      </A>
      <PageHeader title={w.title} text={w.text} />
      <Loaded of={page} onRetry={refetch}>
        {(it) => <DaysOff page={it()} onSaved={refetch} />}
      </Loaded>
    </Shell>
  )
}
export default DaysOffPage

const DaysOff = (props: { page: Page; onSaved: () => unknown }) => {
  const [value, setValue] = createSignal(props.page.value)
  const [saved, setSaved] = createSignal(false)
  const [stale, setStale] = createSignal(false)
  const unread = () => unreadDaysOff(value())
  /** Proposals as they were changed, by how they were proposed. */
  const [changed, setChanged] = createStore<Record<string, string>>({})
  const textOf = (it: Proposed) => changed[it.text] ?? it.text
  const all = () => props.page.proposed.map((it) => textOf(it).trim()).filter(Boolean)
  const put = createAction(async (command, next: string) => {
    setSaved(false)
    setStale(false)
    try {
      const json = { before: props.page.value, value: next }
      await call(api.organisation['days-off'].$put({ json }, command))
    } catch (error) {
      setStale(error instanceof ApiProblem && error.problem.code === 'record/stale-version')
      throw error
    }
    setValue(next)
    return true
  })
  const save = async (next: string) => {
    if (!(await put.run(next))) return
    setSaved(true)
    await props.onSaved()
  }
  const withAll = (texts: readonly string[]) => [value().trim(), ...texts].filter(Boolean).join(', ')
  const mayChange = () => props.page.allowed.includes('daysOff.change')
  return (
    <div class="grid gap-5 max-w-[760px]">
      <Show when={props.page.tetNotEntered.length > 0}>
        <ProblemNote tone="amber" title={w.tet.title(props.page.tetNotEntered)} text={w.tet.onPage} />
      </Show>
      <Show when={saved()}>
        <ProblemNote tone="green" title={w.saved} />
      </Show>
      <Show when={put.problem()}>{(problem) => <ProblemNote title={stale() ? w.stale : problem()} />}</Show>
      <Card
        title={w.proposed}
        actions={
          <Show when={mayChange() && props.page.proposed.length > 1}>
            <Button
              busy={put.busy()}
              disabled={unreadDaysOff(all().join(', ')).length > 0}
              onClick={() => void save(withAll(all()))}
            >
              {w.addAll}
            </Button>
          </Show>
        }
      >
        <Show when={props.page.proposed.length > 0} fallback={<p class="text-ink-2">{w.none}</p>}>
          <p class="text-ink-2">{w.proposedText}</p>
          <p class="text-ink-2 mt-2">{w.proposedNote}</p>
          <ul class="list-none p-0 mt-3">
            <For each={props.page.proposed}>
              {(it) => (
                <ProposedLine
                  name={nameOf(it)}
                  text={textOf(it)}
                  onInput={(text) => setChanged(it.text, text)}
                  mayChange={mayChange()}
                  busy={put.busy()}
                  onAdd={() => void save(withAll([textOf(it).trim()]))}
                />
              )}
            </For>
          </ul>
        </Show>
      </Card>
      <Card title={w.entered}>
        <KeyValue items={byYear(props.page.value)} />
        <Show when={mayChange()}>
          <form
            class="mt-4"
            onSubmit={(event) => {
              event.preventDefault()
              if (unread().length === 0) void save(value())
            }}
          >
            <TextArea
              label={w.field}
              help={w.help}
              rows={4}
              maxLength={1000}
              value={value()}
              error={unread().length > 0 ? w.notADay(unread()) : undefined}
              onInput={setValue}
            />
            <Button
              type="submit"
              variant="primary"
              busy={put.busy()}
              disabled={unread().length > 0 || value() === props.page.value}
            >
              {w.save}
            </Button>
          </form>
        </Show>
      </Card>
    </div>
  )
}

const nameOf = (it: Proposed) => w.named(w.holidays[it.holiday], it.year)

/** A holiday as the law gives it; its days may be changed before they are added. */
const ProposedLine = (props: {
  name: string
  text: string
  mayChange: boolean
  busy: boolean
  onInput: (text: string) => void
  onAdd: () => void
}) => {
  const unread = () => unreadDaysOff(props.text)
  return (
    <li class="py-3 border-t border-line first:border-0 grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end [&_.field]:mb-0">
      <TextField
        label={props.name}
        readOnly={!props.mayChange}
        value={props.text}
        error={unread().length > 0 ? w.notADay(unread()) : undefined}
        onInput={props.onInput}
      />
      <Show when={props.mayChange}>
        <Button
          aria-label={w.addNamed(props.name)}
          busy={props.busy}
          disabled={props.text.trim() === '' || unread().length > 0}
          onClick={props.onAdd}
        >
          {w.add}
        </Button>
      </Show>
    </li>
  )
}

/** What is entered, every year first, then year by year. */
const byYear = (setting: string) => {
  const years = Map.groupBy(partsOf(setting), (part) => /(\d{4})\s*$/.exec(part)?.[1] ?? '')
  return [...years]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, days]) => ({ label: year === '' ? w.yearly : w.year(year), value: days.join(', ') }))
}
