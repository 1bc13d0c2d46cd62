import { privacyWords } from '@xk/i18n'
import { Button, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import type { RequestPage } from './load.ts'

const w = privacyWords.request
const WAYS = ['inPerson', 'callBack', 'paper'] as const

/** Who asks, and how that was made sure: found by name among the people of the system. */
export const Identify = (props: { request: RequestPage; onDone: () => unknown }) => {
  const [how, setHow] = createSignal<(typeof WAYS)[number]>('callBack')
  const [note, setNote] = createSignal('')
  const [q, setQ] = createSignal(props.request.name ?? '')
  const [chosen, setChosen] = createSignal<{ id: string; fullName: string }>()
  const [found] = createResource(q, (text) => call(api['data-people'].$get({ query: { q: text } })))
  const save = createAction((command) =>
    call(
      api['data-requests'][':id'].identity.$post(
        {
          param: { id: props.request.id },
          json: {
            version: props.request.version,
            how: how(),
            note: note(),
            personId: chosen()?.id ?? null,
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await save.run()) await props.onDone()
  }
  return (
    <form onSubmit={submit}>
      <p class="text-sm text-ink-2 mb-3 max-w-[68ch]">{w.identityText}</p>
      <SelectField
        label={w.how}
        value={how()}
        options={WAYS.map((it) => ({ value: it, label: privacyWords.identity[it] }))}
        onChange={(it) => setHow(it as (typeof WAYS)[number])}
      />
      <TextField label={w.note} help={w.noteHelp} required maxLength={500} value={note()} onInput={setNote} />
      <TextField
        label={w.find}
        help={w.findHelp}
        type="search"
        autocomplete="off"
        value={q()}
        onInput={setQ}
      />
      <ul class="list-none p-0 mb-4" aria-live="polite">
        <For
          each={found.latest?.people}
          fallback={
            <Show when={found.latest && q().trim().includes(' ')}>
              <li class="text-ink-2">{w.noneFound}</li>
            </Show>
          }
        >
          {(person) => (
            <li class="flex flex-wrap items-center justify-between gap-2 py-2 border-t border-line first:border-0">
              <span class="min-w-0 break-words">
                {person.fullName}
                <span class="block text-sm text-ink-2">
                  {[person.birthYear, person.unit].filter(Boolean).join(' · ')}
                </span>
              </span>
              <Button
                variant={chosen()?.id === person.id ? 'primary' : 'quiet'}
                aria-pressed={chosen()?.id === person.id}
                onClick={() => setChosen(person)}
              >
                {chosen()?.id === person.id ? w.chosen : w.choose}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Button type="submit" variant="primary" busy={save.busy()}>
        {w.saveIdentity}
      </Button>
    </form>
  )
}
