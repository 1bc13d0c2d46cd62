import { privacyWords } from '@xk/i18n'
import { ACTS_FOR, type RequestAct } from '@xk/domain/privacy'
import { Button, Checkbox, ProblemNote, RadioGroup, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { saveBlob } from '../../api/save-blob.ts'
import type { RequestPage } from './load.ts'

const w = privacyWords.request

/** What is done about a request: through the way that it is done everywhere else. */
export const Act = (props: { request: RequestPage; onDone: () => unknown }) => {
  const acts = () => ACTS_FOR[props.request.kind]
  const [act, setAct] = createSignal<RequestAct>(acts()[0] ?? 'none')
  const [purposes, setPurposes] = createSignal<readonly string[]>([])
  const [reason, setReason] = createSignal('')
  const run = createAction((command) =>
    call(
      api['data-requests'][':id'].act.$post(
        {
          param: { id: props.request.id },
          json: {
            version: props.request.version,
            act: act(),
            purposes: [...purposes()],
            reason: reason(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await run.run()) await props.onDone()
  }
  const download = createAction(async () => {
    const data = await call(api.people[':id'].data.$get({ param: { id: props.request.personId ?? '' } }))
    saveBlob(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), 'du-lieu-ca-nhan.json')
    return true
  })
  /** Before it is sure who asks there is nothing to hand out. */
  const isKnown = () => props.request.personId && (props.request.identityHow ?? 'mailLink') !== 'mailLink'
  const toggle = (purpose: string, on: boolean) =>
    setPurposes(on ? [...purposes(), purpose] : purposes().filter((it) => it !== purpose))
  return (
    <form onSubmit={submit}>
      <p class="text-sm text-ink-2 mb-3">{w.actHelp}</p>
      <Show when={props.request.kind === 'access' && isKnown()}>
        <Show when={props.request.mayExport} fallback={<p class="mb-3">{w.adminOnly}</p>}>
          <p class="mb-3">
            <Button busy={download.busy()} onClick={() => void download.run()}>
              {w.download}
            </Button>
          </p>
          <Show when={download.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        </Show>
      </Show>
      <RadioGroup
        label={w.act}
        hideLabel
        value={act()}
        options={acts().map((it) => ({ value: it, label: privacyWords.acts[it] }))}
        onChange={(it) => setAct(it as RequestAct)}
      />
      <Show when={act() === 'consent'}>
        <fieldset class="border-0 p-0 mb-3">
          <legend class="font-semibold">{w.whichPurposes}</legend>
          <For each={props.request.purposes} fallback={<p>{w.noPurposes}</p>}>
            {(purpose) => (
              <Checkbox
                label={privacyWords.purposes[purpose] ?? purpose}
                checked={purposes().includes(purpose)}
                onChange={(on) => toggle(purpose, on)}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <TextField label={w.reason} required maxLength={2000} value={reason()} onInput={setReason} />
      <Show when={run.problem()}>
        {(text) => <ProblemNote title={run.issueAt('/act') === 'identityFirst' ? w.identityFirst : text()} />}
      </Show>
      <Button type="submit" variant="primary" busy={run.busy()}>
        {w.do}
      </Button>
    </form>
  )
}
