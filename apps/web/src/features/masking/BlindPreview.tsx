import type { RichText } from '@xk/domain/kernel'
import { maskingWords } from '@xk/i18n'
import { Button, Card, ProblemNote, RichTextView, Skeleton } from '@xk/ui'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'

const w = maskingWords.preview

const load = (id: string) => call(api.entries[':id']['blind-preview'].$get({ param: { id } }))
type Preview = Awaited<ReturnType<typeof load>>
type Document = Preview['documents'][number]
interface Found {
  kind: string
  match: string
  certainty: 'sure' | 'maybe'
  page?: number | undefined
}

/**
 * For the author's unit: what judges would see of the entry as it was last saved, and what gives the author away,
 * while it can still be mended. Read only when asked for: the files are looked through each time.
 */
const BlindPreview = (props: { entryId: string }) => {
  const [asked, setAsked] = createSignal<string>()
  const [preview, { refetch }] = createResource(asked, load)
  const open = () => (asked() === props.entryId ? void refetch() : setAsked(props.entryId))
  return (
    <Card
      title={w.title}
      actions={
        <Button busy={preview.loading} onClick={open}>
          {asked() ? w.again : w.open}
        </Button>
      }
    >
      <p class="text-ink-2 max-w-[68ch]">{w.intro}</p>
      <Show when={preview.error}>
        <ProblemNote title={messageOf(preview.error)} />
      </Show>
      <Show when={preview.loading}>
        <Skeleton lines={5} label={w.checking} />
      </Show>
      <Show when={!preview.error && !preview.loading && preview.latest}>{(it) => <Result it={it()} />}</Show>
    </Card>
  )
}
export default BlindPreview

const Result = (props: { it: Preview }) => {
  const files = () => props.it.documents.filter((doc) => (doc.found ?? []).length > 0)
  const clean = () => props.it.fields.length === 0 && files().length === 0
  return (
    <div aria-live="polite">
      <Show when={clean()}>
        <ProblemNote tone="green" title={w.clean} />
      </Show>
      <Show when={!clean()}>
        <ProblemNote tone="amber" title={w.found} text={w.foundHelp}>
          <ul class="mt-3">
            <For each={props.it.fields}>
              {(field) => <Finds place={w.inField(field.label ?? '')} found={field.found ?? []} />}
            </For>
            <For each={files()}>
              {(doc) => <Finds place={w.inFile(doc.name ?? '')} found={doc.found ?? []} />}
            </For>
          </ul>
        </ProblemNote>
      </Show>
      <For each={props.it.documents}>{(doc) => <FileNotes doc={doc} />}</For>
      <Show when={props.it.hints.length > 0}>
        <p class="text-sm text-ink-2 mt-4">{w.hints(props.it.hints.join(', '))}</p>
      </Show>
      <details class="mt-4">
        <summary class="min-h-11 content-center font-semibold">{w.work}</summary>
        <div class="mt-3 max-w-[68ch]">
          <h3 class="text-lg">{props.it.work.title}</h3>
          <For each={props.it.work.fields ?? []}>
            {(field) => (
              <section class="mt-4">
                <h4 class="text-sm font-semibold text-ink-2">{field.label}</h4>
                {typeof field.value === 'string' ? (
                  <p>{field.value}</p>
                ) : (
                  <RichTextView value={field.value} />
                )}
              </section>
            )}
          </For>
        </div>
      </details>
    </div>
  )
}

const kindOf = (kind: string): string => maskingWords.kind[kind as keyof typeof maskingWords.kind]

const Finds = (props: { place: string; found: readonly Found[] }) => (
  <li class="mb-2">
    <span class="font-medium">{props.place}</span>
    <ul class="list-disc pl-5">
      <For each={props.found}>
        {(it) => (
          <li>
            <b>{it.match}</b>{' '}
            <span class="text-ink-2">
              ({it.page ? w.onPage(it.page) : kindOf(it.kind)}
              {it.certainty === 'maybe' ? `, ${w.maybe}` : ''})
            </span>
          </li>
        )}
      </For>
    </ul>
  </li>
)

/** What lies hidden in a file and goes by itself, and what only eyes can check. */
const FileNotes = (props: { doc: Document }) => {
  const hidden = () => [...new Set((props.doc.hidden ?? []).map(({ where }) => maskingWords.hiddenIn[where]))]
  const lookAt = () => {
    const pages = props.doc.lookAt ?? []
    if (pages.length === 0) return undefined
    if (props.doc.type === 'pdf') return w.lookAt(pages.join(', '))
    return props.doc.type === 'docx' ? w.lookAtPictures : w.lookAtImage
  }
  return (
    <Show when={hidden().length > 0 || lookAt() || props.doc.unreadable}>
      <section class="mt-4">
        <h3 class="text-base break-words">{w.inFile(props.doc.name ?? '')}</h3>
        <Show when={props.doc.unreadable}>
          <p class="text-red">{w.unreadable}</p>
        </Show>
        <Show when={lookAt()}>{(text) => <p>{text()}</p>}</Show>
        <Show when={hidden().length > 0}>
          <p class="text-sm text-ink-2 mt-1">
            {hidden().join('; ')}. {w.hiddenHelp}
          </p>
        </Show>
      </section>
    </Show>
  )
}
