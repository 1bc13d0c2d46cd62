import { workWords } from '@xk/i18n'
import { Button, DateField, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Index, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, newCommandId } from '../../api/client.ts'

const w = workWords.settings

/** Kinds that units may register and the days on which plans and reports are due, from a day on. */
export const WorkSettingsDialog = (props: {
  today: string
  kinds: readonly { key: string; label: string }[]
  dues: { plan: string; halfYear: string; year: string }
  onClose: () => void
  onSaved: () => void
}) => {
  const [kinds, setKinds] = createSignal(props.kinds.map(({ key, label }) => ({ key, label })))
  const [dues, setDues] = createSignal({ ...props.dues })
  const [validFrom, setValidFrom] = createSignal<string | null>(props.today)
  const save = createAction((command) =>
    call(
      api['work-settings'].$post(
        {
          json: {
            validFrom: validFrom() ?? props.today,
            kinds: kinds().filter(({ label }) => label.trim()),
            dues: dues(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async () => {
    if (!(await save.run())) return
    props.onSaved()
    props.onClose()
  }
  const dueField = (key: 'plan' | 'halfYear' | 'year') => (
    <TextField
      label={w[key]}
      value={dues()[key]}
      maxLength={5}
      error={save.issueAt(`/dues/${key}`) ? workWords.issue('notADay') : undefined}
      onInput={(text) => setDues({ ...dues(), [key]: text })}
    />
  )
  return (
    <Dialog open wide title={w.title} onClose={props.onClose}>
      <p class="mb-3">{w.text}</p>
      <DateField label={w.validFrom} value={validFrom()} onChange={setValidFrom} />
      <Index each={kinds()}>
        {(kind, i) => (
          <div class="grid grid-cols-[1fr_auto] gap-3 items-end">
            <TextField
              label={w.kind(i + 1)}
              maxLength={150}
              value={kind().label}
              onInput={(label) => setKinds((all) => all.map((it, n) => (n === i ? { ...it, label } : it)))}
            />
            <Button
              class="mb-4"
              onClick={() => setKinds((all) => all.filter((_, n) => n !== i))}
              aria-label={w.remove(kind().label)}
            >
              ×
            </Button>
          </div>
        )}
      </Index>
      <Button
        onClick={() =>
          setKinds((all) => [...all, { key: `k${newCommandId().replaceAll('-', '')}`, label: '' }])
        }
      >
        {w.add}
      </Button>
      <h3 class="mt-5 mb-2 font-semibold">{w.dues}</h3>
      <div class="grid gap-x-4 sm:grid-cols-3">
        {dueField('plan')}
        {dueField('halfYear')}
        {dueField('year')}
      </div>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button onClick={props.onClose}>{workWords.group.close}</Button>
        <Button variant="primary" busy={save.busy()} onClick={() => void submit()}>
          {w.save}
        </Button>
      </div>
    </Dialog>
  )
}
