import { fold } from '@xk/domain/kernel'
import { panelWords } from '@xk/i18n'
import { Button, DataTable, Dialog, ProblemNote, ProgressBar, SearchBox, Skeleton, Stat } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { Panel, PanelPage } from '../../features/panel/create-panel.ts'
import { namedCodes, refusalOf } from '../../features/panel/infeasible.ts'
import { Why } from '../../features/panel/why.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(panelWords)

type Plan = Awaited<ReturnType<PanelPage['preview']>>

/** Automatic assignment, seen before it is saved: loads, fields covered, and what speaks for each pair. */
export const AssignmentPreview = (props: { page: PanelPage; panel: Panel }) => {
  const [open, setOpen] = createSignal(false)
  const [plan, setPlan] = createSignal<Plan>()
  const [refused, setRefused] = createSignal<{ title: string; text: string }>()
  let seed = ''
  const tryOne = async () => {
    seed = props.page.newSeed()
    setRefused(undefined)
    setPlan(undefined)
    setOpen(true)
    try {
      setPlan(await props.page.preview(seed))
    } catch (error) {
      setRefused(refusalOf(error, props.panel))
    }
  }
  const confirm = async () => {
    setOpen(false)
    await props.page.assignAll(seed, w.assigned)
  }
  return (
    <>
      <Button class="mt-4" variant="primary" busy={props.page.busy()} onClick={() => void tryOne()}>
        {w.auto}
      </Button>
      <Dialog open={open()} title={w.preview} onClose={() => setOpen(false)} wide>
        <Show when={refused()}>{(it) => <ProblemNote title={it().title}>{it().text}</ProblemNote>}</Show>
        <Show when={!refused() && plan()} fallback={refused() ? null : <Skeleton lines={6} />}>
          {(it) => (
            <>
              <p class="mb-4">{w.previewText}</p>
              <Show when={it().parts}>{(parts) => <p class="mb-4">{w.cap(parts())}</p>}</Show>
              <Figures plan={it()} />
              <Show when={it().withoutExpert.length > 0}>
                <ProblemNote tone="amber" title={w.withoutExpert(it().withoutExpert.length)}>
                  {namedCodes([...it().withoutExpert].sort())}
                </ProblemNote>
              </Show>
              <Loads plan={it()} panel={props.panel} />
              <Pairs plan={it()} panel={props.panel} />
              <div class="flex flex-wrap gap-3 justify-end mt-6">
                <Show when={!it().parts}>
                  <Button onClick={() => void tryOne()}>{w.another}</Button>
                </Show>
                <Button variant="primary" onClick={() => void confirm()}>
                  {w.confirm}
                </Button>
              </div>
            </>
          )}
        </Show>
      </Dialog>
    </>
  )
}

const Figures = (props: { plan: Plan }) => {
  const loads = () => props.plan.loads.map((it) => it.load ?? 0)
  const range = () => {
    const [least, most] = [Math.min(...loads()), Math.max(...loads())]
    return least === most ? String(most) : `${least}–${most}`
  }
  const against = () => props.plan.pairs.filter((it) => it.wish === 'avoid' || it.earlier).length
  return (
    <div class="grid grid-cols-2 md:grid-cols-4 gap-4 mb-6">
      <Stat value={props.plan.pairs.length} label={w.figures.works} />
      <Stat value={range()} label={w.figures.loads} />
      <Show when={props.plan.withField > 0}>
        <Stat
          value={`${props.plan.withField - props.plan.withoutExpert.length} / ${props.plan.withField}`}
          label={w.figures.experts}
        />
      </Show>
      <Stat value={against()} label={w.figures.against} />
    </div>
  )
}

const Loads = (props: { plan: Plan; panel: Panel }) => {
  const most = () => Math.max(1, ...props.plan.loads.map((it) => it.load ?? 0))
  return (
    <>
      <h3 class="text-base mb-3">{w.loads}</h3>
      <div class="grid sm:grid-cols-2 gap-x-8 gap-y-3 mb-6">
        <For each={props.plan.loads}>
          {(load) => (
            <ProgressBar
              value={load.load ?? 0}
              max={most()}
              valueText={w.works(load.load ?? 0)}
              label={props.panel.members.find((m) => m.id === load.memberId)?.fullName ?? ''}
            />
          )}
        </For>
      </div>
    </>
  )
}

const Pairs = (props: { plan: Plan; panel: Panel }) => {
  const [words, setWords] = createSignal('')
  const names = () => new Map(props.panel.members.map((m) => [m.id, m.fullName ?? '']))
  const rows = () => {
    const wanted = fold(words())
    return props.plan.pairs
      .map((pair) => ({ ...pair, name: names().get(pair.memberId) ?? '' }))
      .filter((pair) => fold(`${pair.blindCode} ${pair.name}`).includes(wanted))
      .sort((a, b) => (a.blindCode ?? '').localeCompare(b.blindCode ?? ''))
  }
  return (
    <>
      <h3 class="text-base mb-3">{w.pairs}</h3>
      <SearchBox label={w.findPair} value={words()} onInput={setWords} />
      <DataTable
        caption={w.pairs}
        rows={rows()}
        columns={[
          { key: 'code', label: w.pairColumns.code, nowrap: true, cell: (it) => it.blindCode },
          { key: 'judge', label: w.pairColumns.judge, lead: true, cell: (it) => it.name },
          { key: 'why', label: w.pairColumns.why, cell: (it) => <Why pair={it} /> },
        ]}
      />
    </>
  )
}
