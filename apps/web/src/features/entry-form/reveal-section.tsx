import { maskingWords, officerWords } from '@xk/i18n'
import { Button, Card, ProblemNote, RichTextView } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { inKindHere } from '../editions/kind-here.ts'
import type { EntryForm } from './create-entry-form.ts'

const w = inKindHere(officerWords)

const check = (entryId: string) =>
  call(api.entries[':entryId'].preview.$get({ param: { entryId }, query: { files: '1' } }))
type Preview = Awaited<ReturnType<typeof check>>

/** What reveals the authors, while there is time to mend it, and the text as judges will read it. */
export const RevealSection = (props: { entryId: string; form: EntryForm }) => {
  const [found, setFound] = createSignal<Preview>()
  const look = createAction(async () => {
    await props.form.flush()
    setFound(await check(props.entryId))
  })
  return (
    <Card title={w.reveal.title}>
      <p class="mb-3 text-ink-2">{w.reveal.text}</p>
      <Button busy={look.busy()} onClick={() => void look.run()}>
        {look.busy() ? w.reveal.checking : w.reveal.check}
      </Button>
      <Show when={look.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={found()}>{(it) => <Found preview={it()} form={props.form} />}</Show>
    </Card>
  )
}

/** Of a file, judges see its body and its pages; anything else in it does not go over. */
const isShown = ({ where }: { where: string }) => where === 'body' || where === 'page'
const hiddenIn = (where: string) => maskingWords.hiddenIn[where as keyof typeof maskingWords.hiddenIn]

const Found = (props: { preview: Preview; form: EntryForm }) => {
  const labelOf = (key: string | undefined) =>
    props.form.rules.fields.find((field) => field.key === key)?.label ?? ''
  const lines = () => [
    ...props.preview.suggestions.map((it) => w.reveal.at(labelOf(it.field), it.match ?? '')),
    ...props.preview.files.flatMap((file) =>
      (file.found ?? []).filter(isShown).map((it) => w.reveal.inFile(file.name ?? '', it.match)),
    ),
  ]
  /** What lies hidden in a file goes when the blinded copy is made: each kind of place once. */
  const hidden = () =>
    props.preview.files.flatMap((file) => {
      const places = (file.found ?? []).filter((it) => !isShown(it)).map(({ where }) => hiddenIn(where))
      return [...new Set(places)].map((place) => w.reveal.hidden(file.name ?? '', place))
    })
  const eyes = () => props.preview.files.filter((file) => file.needsEyes)
  return (
    <div class="mt-4" aria-live="polite">
      <ProblemNote
        tone={lines().length > 0 ? 'amber' : 'green'}
        title={lines().length > 0 ? w.reveal.found(lines().length) : w.reveal.none}
      >
        <ul class="list-disc pl-5">
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
          <For each={eyes()}>
            {(file) => (
              <li>{w.reveal.eyes(file.name ?? '', file.type === 'pdf' ? (file.lookAt ?? []) : [])}</li>
            )}
          </For>
        </ul>
        <Show when={hidden().length > 0}>
          <p class="mt-2 font-medium">{w.reveal.hiddenTitle}</p>
          <ul class="list-disc pl-5">
            <For each={hidden()}>{(line) => <li>{line}</li>}</For>
          </ul>
        </Show>
        <Show when={props.preview.hints.length > 0}>
          <p class="mt-2">{w.reveal.hints(props.preview.hints.map((hint) => hint.term ?? '').join(', '))}</p>
        </Show>
      </ProblemNote>
      <details class="mt-3">
        <summary class="min-h-11 py-2 font-semibold cursor-pointer">{w.reveal.previewTitle}</summary>
        <h3 class="font-semibold mt-2">{props.preview.preview.title}</h3>
        <For each={props.preview.preview.fields}>
          {(field) => (
            <section class="mt-3">
              <h4 class="text-sm text-ink-2">{field.label}</h4>
              <Show
                when={typeof field.value !== 'string' && field.value}
                fallback={<p>{String(field.value)}</p>}
              >
                {(blocks) => <RichTextView value={blocks()} />}
              </Show>
            </section>
          )}
        </For>
        <Show when={props.preview.preview.documents?.length}>
          <p class="mt-3 text-ink-2">
            {w.reveal.documents((props.preview.preview.documents ?? []).map((it) => it.label).join(', '))}
          </p>
        </Show>
      </details>
    </div>
  )
}
