import type { EntryBody } from '@xk/domain/entry'
import { plainText } from '@xk/domain/kernel'
import { nominationWords, officerWords, writeDay } from '@xk/i18n'
import { Button, Card, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import type { EntryForm, OwnEntry } from '../entry-form/create-entry-form.ts'

const w = nominationWords.consent
type Correction = OwnEntry['nomination']['corrections'][number]

const placeOf = (pointer: string, form: EntryForm): string => {
  const [, part, at = '', key = ''] = pointer.split('/')
  if (part === 'fields') return form.rules.fields.find((field) => field.key === at)?.label ?? at
  const names: Record<string, string> = {
    fullName: officerWords.people.fullName,
    birthDate: officerWords.people.birthDate,
    position: officerWords.people.position,
  }
  return names[key] ?? w.remark
}

const nowAt = (pointer: string, body: EntryBody): string => {
  const [, part, at = '', key = ''] = pointer.split('/')
  const value =
    part === 'fields'
      ? body.fields[at]
      : (body.people[Number(at)] as Record<string, unknown> | undefined)?.[key]
  const text = Array.isArray(value) ? plainText(value) : typeof value === 'string' ? value : ''
  return key === 'birthDate' && text ? writeDay(text) : text
}

/** What the nominee would have put right: each goes into the draft with one tap. */
export const Corrections = (props: {
  entry: OwnEntry
  form: EntryForm
  onTaken: () => void
  onChanged: () => void
}) => {
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal<string>()
  const open = () => props.entry.nomination.corrections.filter(({ state }) => state === 'open')
  const decide = async (it: Correction, take: boolean) => {
    setBusy(it.id)
    setProblem(undefined)
    try {
      await props.form.flush()
      await call(
        api.entries[':entryId']['nominee-corrections'][':correctionId'].$post(
          { param: { entryId: props.entry.id, correctionId: it.id ?? '' }, json: { take } },
          command(),
        ),
      )
      if (take && it.pointer !== '') props.onTaken()
      else props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(undefined)
  }
  return (
    <Show when={open().length > 0}>
      <Card title={w.correctionsTitle}>
        <Show when={problem()}>{(text) => <ProblemNote title={text()} class="mb-3" />}</Show>
        <ul class="list-none p-0">
          <For each={open()}>
            {(it) => (
              <li class="py-3 border-t border-line first:border-0">
                <h3 class="text-base">{it.pointer ? placeOf(it.pointer, props.form) : w.remark}</h3>
                <Show when={it.pointer}>
                  {(pointer) => (
                    <p class="text-sm text-ink-2 line-clamp-3 break-words">
                      {w.now}: {nowAt(pointer(), props.form.body())}
                    </p>
                  )}
                </Show>
                <p class="whitespace-pre-wrap break-words">
                  {w.proposed}:{' '}
                  {it.pointer?.endsWith('/birthDate') ? writeDay(it.proposed ?? '') : it.proposed}
                </p>
                <div class="flex flex-wrap gap-2 mt-2">
                  <Show
                    when={it.pointer}
                    fallback={
                      <Button busy={busy() === it.id} onClick={() => void decide(it, true)}>
                        {w.seen}
                      </Button>
                    }
                  >
                    <Button variant="primary" busy={busy() === it.id} onClick={() => void decide(it, true)}>
                      {w.take}
                    </Button>
                    <Button onClick={() => void decide(it, false)}>{w.decline}</Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}
