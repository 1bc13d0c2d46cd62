import type { Verdict } from '@xk/contract'
import { similarityWords } from '@xk/i18n'
import { Button, Card, formatDateTime, RadioGroup, TextArea } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import type { Act } from '../results/create-act.ts'
import type { PairPage } from './load.ts'
import { VerdictTag } from './verdict-tag.tsx'

const w = similarityWords.decide
const VERDICTS: readonly Verdict[] = ['same', 'different', 'cleared']
const isVerdict = (value: string): value is Verdict => VERDICTS.some((it) => it === value)

/** What was decided about a pair, and the form for who may decide. */
export const DecidePair = (props: { page: PairPage; act: Act }) => {
  const [verdict, setVerdict] = createSignal<Verdict>()
  const [reason, setReason] = createSignal('')
  const [missing, setMissing] = createSignal(false)
  const save = async (event: Event) => {
    event.preventDefault()
    const chosen = verdict()
    if (!chosen) return
    if (chosen !== 'different' && reason().trim() === '') return void setMissing(true)
    const json = { verdict: chosen, reason: reason().trim(), seen: props.page.seen }
    const param = { id: props.page.pair.id ?? '' }
    const saved = await props.act.run(
      (id) => call(api.similarity[':id'].decisions.$post({ param, json }, command(id))),
      () => w.saved,
    )
    if (!saved) return
    setVerdict(undefined)
    setReason('')
  }
  return (
    <Card title={w.title} class="mb-6">
      <Show when={props.page.decisions.length > 0} fallback={<p class="text-ink-2">{w.none}</p>}>
        <ul class="list-none p-0" aria-label={w.history}>
          <For each={props.page.decisions}>
            {(it) => (
              <li class="py-2 border-b border-line last:border-0">
                <VerdictTag verdict={it.verdict} changed={it.changed} />{' '}
                <span class="text-sm text-ink-2">{w.by(it.by ?? '', formatDateTime(it.at ?? ''))}</span>
                <span class="block">{it.reason}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.page.allowed.includes('similarity.decide')}>
        <form class="mt-4 max-w-2xl" onSubmit={(event) => void save(event)} novalidate>
          <RadioGroup
            label={w.label}
            value={verdict() ?? ''}
            options={VERDICTS.map((value) => ({
              value,
              ...w.options[value],
            }))}
            onChange={(value) => isVerdict(value) && setVerdict(value)}
          />
          <TextArea
            label={w.reason}
            value={reason()}
            optional={verdict() === 'different'}
            error={missing() && reason().trim() === '' ? w.reasonMissing : undefined}
            onInput={setReason}
          />
          <Button type="submit" variant="primary" busy={props.act.busy()} disabled={!verdict()}>
            {w.save}
          </Button>
        </form>
      </Show>
    </Card>
  )
}
