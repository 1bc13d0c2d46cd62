import { escalationWords as words } from '@xk/i18n'
import { Button, Card, Dialog, ProblemNote, ProgressBar, SelectField, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { EscalationPage, Level } from './load.ts'

const w = words.quota

interface Shown {
  year: number
  term: EscalationPage['term']
  quotas: EscalationPage['quotas']
  allowed: readonly string[]
}
type Quota = EscalationPage['quotas'][number]
type Use = Quota['year']

const Meter = (props: { label: string; use: Use; note?: string | undefined }) => (
  <div>
    <ProgressBar
      label={props.label}
      value={props.use.used}
      max={props.use.quota}
      valueText={`${w.of(props.use.used, props.use.quota)}, ${w.left(props.use.left)}`}
    />
    <p class="text-sm text-ink-2 mt-1">
      {w.parts(props.use.proposed, props.use.sent, props.use.recognised)}
      <Show when={props.use.declined > 0}> · {w.declined(props.use.declined)}</Show>
      <Show when={props.note}> · {props.note}</Show>
    </p>
  </div>
)

/** Quotas of the year and of the term with what is used of them: in sight on every page of introductions. */
export const Quotas = (props: { page: Shown; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal<Level>()
  const maySet = () => props.page.allowed.includes('escalation.setQuota')
  return (
    <Card title={w.title}>
      <div class="grid gap-6 md:grid-cols-2">
        <For each={props.page.quotas}>
          {(quota) => (
            <section class="grid gap-4 content-start">
              <h3>{words.level[quota.level]}</h3>
              <Meter
                label={w.year(props.page.year)}
                use={quota.year}
                note={quota.isSet ? undefined : w.share}
              />
              <Meter label={w.term(props.page.term.name)} use={quota.term} />
              <Show when={maySet()}>
                <div>
                  <Button size="small" onClick={() => setAsking(quota.level)}>
                    {w.set}
                  </Button>
                </div>
              </Show>
            </section>
          )}
        </For>
      </div>
      <CentralFrom page={props.page} maySet={maySet()} onChanged={props.onChanged} />
      <For each={props.page.quotas.filter(({ level }) => level === asking())}>
        {(quota) => (
          <QuotaDialog
            page={props.page}
            quota={quota}
            onClose={() => setAsking(undefined)}
            onSaved={() => {
              setAsking(undefined)
              props.onChanged()
            }}
          />
        )}
      </For>
    </Card>
  )
}

const CentralFrom = (props: { page: Shown; maySet: boolean; onChanged: () => void }) => {
  const save = createAction(async (command, centralFrom: string) => {
    const json = {
      termId: props.page.term.id,
      centralFrom: centralFrom as 'recognised' | 'introduced' | 'any',
    }
    await call(api['escalation-rule'].$put({ json }, command))
    props.onChanged()
  })
  return (
    <div class="mt-5 max-w-[36rem]">
      <Show
        when={props.maySet}
        fallback={
          <p class="text-sm text-ink-2">
            {w.rule}: {w.centralFrom[props.page.term.centralFrom]}.
          </p>
        }
      >
        <SelectField
          label={w.rule}
          value={props.page.term.centralFrom}
          options={Object.entries(w.centralFrom).map(([value, label]) => ({ value, label }))}
          onChange={(value) => void save.run(value)}
        />
      </Show>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </div>
  )
}

const QuotaDialog = (props: { page: Shown; quota: Quota; onClose: () => void; onSaved: () => void }) => {
  const [quota, setQuota] = createSignal(String(props.quota.year.quota))
  const [reason, setReason] = createSignal('')
  const save = createAction(async (command) => {
    const json = {
      termId: props.page.term.id,
      level: props.quota.level,
      year: props.page.year,
      quota: Number(quota().trim() || Number.NaN),
      reason: reason(),
    }
    await call(api['escalation-quotas'].$put({ json }, command))
    props.onSaved()
  })
  return (
    <Dialog open title={w.setTitle(words.level[props.quota.level], props.page.year)} onClose={props.onClose}>
      <TextField label={w.number} inputmode="numeric" value={quota()} onInput={setQuota} />
      <TextArea label={w.reason} value={reason()} onInput={setReason} />
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button
          variant="primary"
          busy={save.busy()}
          disabled={!/^\d{1,3}$/.test(quota().trim()) || reason().trim().length < 3}
          onClick={() => void save.run()}
        >
          {w.save}
        </Button>
      </div>
    </Dialog>
  )
}
