import { A } from '@solidjs/router'
import { adminWords, daysOffWords } from '@xk/i18n'
import { Button, Card, DateField, ProblemNote, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const w = adminWords.bloc
const load = () => call(api.organisation.$get())
type Bloc = Awaited<ReturnType<typeof load>>

/** Term, targets, and what the bloc calls itself on its papers. */
const BlocPage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <Shell area="administrator">
      <h1 class="mb-5">{w.title}</h1>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <div class="grid lg:grid-cols-2 gap-5 items-start">
            <TermCard bloc={it()} onSaved={refetch} />
            <div class="grid gap-5">
              <SettingsCard bloc={it()} onSaved={refetch} />
              <Card title={w.clusters}>
                <ul class="list-none p-0">
                  <For each={it().clusters} fallback={<li class="text-ink-2">–</li>}>
                    {(cluster) => (
                      <li class="flex justify-between gap-4 py-2 border-t border-line first:border-0">
                        <span>{cluster.name}</span>
                        <span class="text-ink-2">{w.clusterUnits(cluster.units)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            </div>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}

const TermCard = (props: { bloc: Bloc; onSaved: () => unknown }) => {
  const [name, setName] = createSignal(props.bloc.term?.name ?? '')
  const [starts, setStarts] = createSignal<string | null>(props.bloc.term?.starts ?? null)
  const [ends, setEnds] = createSignal<string | null>(props.bloc.term?.ends ?? null)
  const [goals, setGoals] = createStore(
    Object.fromEntries(props.bloc.targets.map((target) => [target.kind, String(target.goal)])),
  )
  const [saved, setSaved] = createSignal(false)
  const save = createAction((command) =>
    call(
      api.organisation.term.$put(
        {
          json: {
            name: name(),
            starts: starts() ?? '',
            ends: ends() ?? '',
            targets: Object.fromEntries(Object.entries(goals).map(([kind, goal]) => [kind, Number(goal)])),
          },
        },
        command,
      ),
    ),
  )
  const mayChange = () => props.bloc.allowed.includes('term.change')
  return (
    <Card title={w.term}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          setSaved(Boolean(await save.run()))
          if (saved()) props.onSaved()
        }}
      >
        <TextField
          label={w.termName}
          help={w.termNameHelp}
          required
          readOnly={!mayChange()}
          value={name()}
          onInput={setName}
        />
        <DateField label={w.starts} value={starts()} onChange={setStarts} disabled={!mayChange()} />
        <DateField
          label={w.ends}
          value={ends()}
          onChange={setEnds}
          disabled={!mayChange()}
          error={save.issueAt('/ends') ? w.endsBeforeStart : undefined}
        />
        <h3 class="mb-3">{w.targets}</h3>
        <For each={props.bloc.targets}>
          {(target) => (
            <TextField
              label={target.unit === 'percent' ? `${target.label} (${w.percent})` : target.label}
              inputMode="numeric"
              required
              readOnly={!mayChange()}
              value={goals[target.kind] ?? ''}
              onInput={(value) => setGoals(target.kind, value.replace(/\D/g, ''))}
            />
          )}
        </For>
        <Show when={saved()}>
          <ProblemNote tone="green" title={w.saved} />
        </Show>
        <Show when={save.problem() && !save.issueAt('/ends')}>
          <ProblemNote title={save.problem()} />
        </Show>
        <Show when={mayChange()}>
          <Button type="submit" variant="primary" busy={save.busy()} disabled={!starts() || !ends()}>
            {w.save}
          </Button>
        </Show>
      </form>
    </Card>
  )
}

const SettingsCard = (props: { bloc: Bloc; onSaved: () => unknown }) => {
  const initial = Object.fromEntries(props.bloc.settings.map(({ key, value }) => [key, value]))
  const [values, setValues] = createStore<Record<string, string>>({ ...initial })
  const [validFrom, setValidFrom] = createSignal<string | null>(props.bloc.today)
  const [saved, setSaved] = createSignal(false)
  const save = createAction((command) => {
    const changed = Object.entries(values).filter(([key, value]) => value !== initial[key])
    return call(
      api.organisation.settings.$put(
        { json: { validFrom: validFrom() ?? '', values: Object.fromEntries(changed) } },
        command,
      ),
    )
  })
  const mayChange = () => props.bloc.allowed.includes('setting.change')
  return (
    <Card title={w.settings}>
      <p class="text-ink-2 mb-4">{w.settingsText}</p>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          setSaved(Boolean(await save.run()))
          if (saved()) props.onSaved()
        }}
      >
        <p class="mb-4">
          <A class="inline-flex items-center min-h-11 underline" href="/quan-tri/ngay-nghi">
            {daysOffWords.title}
          </A>
        </p>
        {/* Days off have a page of their own, with what the law gives. */}
        <For each={props.bloc.settings.filter(({ key }) => key !== 'daysOff')}>
          {(setting) => (
            <TextField
              label={w.keys[setting.key]}
              readOnly={!mayChange()}
              value={values[setting.key] ?? ''}
              onInput={(value) => setValues(setting.key, value)}
            />
          )}
        </For>
        <Show when={mayChange()}>
          <DateField label={w.validFrom} value={validFrom()} onChange={setValidFrom} />
        </Show>
        <Show when={saved()}>
          <ProblemNote tone="green" title={w.saved} />
        </Show>
        <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <Show when={mayChange()}>
          <Button type="submit" variant="primary" busy={save.busy()} disabled={!validFrom()}>
            {w.save}
          </Button>
        </Show>
      </form>
    </Card>
  )
}
export default BlocPage
