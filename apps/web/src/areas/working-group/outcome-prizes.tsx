import type { AwardDecision } from '@xk/contract'
import { outcomeWords as w } from '@xk/i18n'
import { Button, Card, ConfirmDialog, DataTable, SelectField, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { nameOf, type OutcomeLine, type OutcomePage } from '../../features/outcome/load-outcome.ts'
import {
  beyondRules,
  decisionFor,
  sendDecision,
  WithdrawDecision,
} from '../../features/results/award-decisions.tsx'
import type { Act } from '../../features/results/create-act.ts'

const p = w.prizes

const saidOf = (page: OutcomePage, body: AwardDecision | undefined): string => {
  if (!body) return ''
  const name = 'stageEntryId' in body ? nameOf(page, body.stageEntryId) : ''
  return p.said[body.kind]?.(name) ?? ''
}

/** Prizes that follow from the declared outcome, and what is decided about them with a reason. */
export const Prizes = (props: { page: OutcomePage; act: Act }) => {
  const [line, setLine] = createSignal<OutcomeLine>()
  const [choice, setChoice] = createSignal('')
  const [tie, setTie] = createSignal<'share' | 'none'>()
  const [leaving, setLeaving] = createSignal<string>()
  const labelOf = (key: string | null | undefined) =>
    props.page.prizes.find((prize) => prize.key === key)?.label ?? ''
  const mayDecide = () =>
    props.page.allowed.includes('award.propose') && props.page.stage.editionState === 'frozen'
  /** Who has a prize, or reached the threshold and may be given one beyond the rules. */
  const rows = () =>
    props.page.lines.filter(({ seated, why, prize }) => seated || prize || why !== 'belowThreshold')
  const choices = (it: OutcomeLine | undefined) =>
    it?.prize && it.state !== 'withheld'
      ? [{ value: 'withhold', label: p.withhold }]
      : beyondRules(props.page.prizes, p)
  const send = async (decision: AwardDecision, reason: string) => {
    const json = { decision, reason, seen: props.page.seen }
    const done = await sendDecision(props.act, props.page.stage.stageId, json)
    if (!done) return
    setLine(undefined)
    setTie(undefined)
  }
  return (
    <Show when={props.page.declared}>
      <Card title={p.title}>
        <p class="mb-4 max-w-[72ch]">{p.text}</p>
        <Show when={props.page.boundaryTie && mayDecide()}>
          <div class="flex flex-wrap gap-3 mb-4">
            <Button onClick={() => setTie('share')}>{p.tieShare}</Button>
            <Button onClick={() => setTie('none')}>{p.tieNone}</Button>
          </div>
        </Show>
        <DataTable
          caption={p.title}
          rows={rows()}
          columns={[
            { key: 'rank', label: w.lines.columns.rank, numeric: true, cell: (it) => it.rank ?? '–' },
            { key: 'name', label: w.lines.columns.name, lead: true, cell: (it) => it.name || it.code },
            {
              key: 'prize',
              label: w.lines.columns.prize,
              cell: (it) => (
                <Show when={it.prize} fallback="–">
                  <Tag tone={it.state === 'withheld' || it.state === 'revoked' ? 'red' : 'blue'}>
                    {labelOf(it.prize)}
                  </Tag>
                  <Show when={it.state !== 'given'}>
                    <span class="block text-sm text-ink-2">
                      {w.lines.states[it.state ?? '']}
                      {it.reason ? `: ${it.reason}` : ''}
                    </span>
                  </Show>
                </Show>
              ),
            },
            ...(mayDecide()
              ? [
                  {
                    key: 'change',
                    label: w.lines.columns.change,
                    cell: (it: OutcomeLine) => (
                      <Button
                        size="small"
                        aria-label={p.changeOf(it.name || (it.code ?? ''))}
                        onClick={() => {
                          setChoice(choices(it)[0]?.value ?? '')
                          setLine(it)
                        }}
                      >
                        {p.change}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Show when={props.page.decisions.length > 0}>
          <h3 class="mt-6 mb-1 text-base">{p.decisions}</h3>
          <ul class="list-none p-0">
            <For each={props.page.decisions}>
              {(it) => (
                <li class="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line py-3">
                  <div class={`grow min-w-0 ${it.withdrawn ? 'line-through text-ink-2' : ''}`}>
                    <p class="font-medium">{saidOf(props.page, it.body)}</p>
                    <p class="text-sm text-ink-2">
                      {it.reason} · {it.byName}
                      {it.invalid ? ` · ${p.fallen}` : ''}
                    </p>
                  </div>
                  <Show when={mayDecide() && !it.withdrawn}>
                    <Button size="small" onClick={() => setLeaving(it.id)}>
                      {p.withdraw}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Card>
      <ConfirmDialog
        open={line() !== undefined || tie() !== undefined}
        title={
          line()
            ? p.changeTitle(line()?.name || (line()?.code ?? ''))
            : tie() === 'share'
              ? p.tieShare
              : p.tieNone
        }
        confirmLabel={p.save}
        reasonLabel={w.reason}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => {
          const way = tie()
          const it = line()
          if (it) void send(decisionFor(choice(), it.candidate ?? ''), reason)
          else if (way)
            void send({ kind: 'boundary', prize: props.page.boundaryTie?.prize ?? '', choice: way }, reason)
        }}
        onClose={() => {
          setLine(undefined)
          setTie(undefined)
        }}
      >
        <Show when={line()}>
          {(it) => (
            <SelectField label={p.choose} value={choice()} options={choices(it())} onChange={setChoice} />
          )}
        </Show>
      </ConfirmDialog>
      <WithdrawDecision
        decisionId={leaving()}
        words={p}
        reasonLabel={w.reason}
        danger
        act={props.act}
        onClose={() => setLeaving(undefined)}
      />
    </Show>
  )
}
