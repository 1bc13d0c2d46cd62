import { judgeWords as w } from '@xk/i18n'
import { plainText } from '@xk/domain/kernel'
import type { RenditionBody, RenditionDocument } from '@xk/domain/rendition'
import { Button, RichTextView, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'

type ImageSrc = (pageId: string) => string
const deskImage: ImageSrc = (pageId) => `/api/desk/images/${pageId}`

const Document = (props: { document: RenditionDocument; imageSrc: ImageSrc }) => {
  const [open, setOpen] = createSignal(false)
  return (
    <div class="border border-line rounded-m bg-surface mt-3">
      <div class="flex items-center gap-3 p-3 sm:px-4">
        <div class="min-w-0">
          <b class="font-medium">{props.document.label}</b>
          <p class="text-xs text-ink-2">
            {props.document.withheld
              ? w.withheld
              : props.document.film
                ? w.film
                : w.pages(Math.max(1, props.document.pages.length))}
          </p>
        </div>
        <Show when={!props.document.withheld}>
          <Button class="ml-auto" aria-expanded={open()} onClick={() => setOpen(!open())}>
            {open() ? w.closeDocument : w.openDocument}
            <span class="sr-only"> {props.document.label}</span>
          </Button>
        </Show>
      </div>
      <Show when={open()}>
        <div class="border-t border-line p-3 sm:p-4">
          <Show
            when={props.document.text && plainText(props.document.text).trim() !== '' && props.document.text}
          >
            {(text) => <RichTextView value={text()} />}
          </Show>
          <Show when={props.document.film}>
            {(film) => (
              // No captions are asked of who hands a film in; its text stands in the work.
              <video class="w-full" controls preload="metadata" src={props.imageSrc(film().id)} />
            )}
          </Show>
          <For each={props.document.pages}>
            {(page) => (
              <img
                class="w-full h-auto mt-3 border border-line bg-white"
                loading="lazy"
                decoding="async"
                width={page.width}
                height={page.height}
                src={props.imageSrc(page.id)}
                alt={w.page(props.document.label, page.page)}
              />
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

/** The blinded work, as it is read beside the rubric; `imageSrc` for who looks at it before judges do. */
export const Work = (props: { blindCode: string; body: RenditionBody; imageSrc?: ImageSrc }) => (
  <article class="max-w-[68ch] mx-auto">
    <div class="flex flex-wrap gap-2">
      <Tag>
        {w.columns.code} {props.blindCode}
      </Tag>
      <Show when={props.body.topic}>{(topic) => <Tag tone="blue">{topic().label}</Tag>}</Show>
    </div>
    <h1 class="text-xl! mt-2 mb-6">{props.body.title}</h1>
    <For each={props.body.fields}>
      {(field) => (
        <section class="mt-6">
          <h2 class="text-base text-ink-2 mb-1">{field.label}</h2>
          {typeof field.value === 'string' ? <p>{field.value}</p> : <RichTextView value={field.value} />}
        </section>
      )}
    </For>
    <Show when={props.body.documents.length > 0}>
      <section class="mt-8">
        <h2 class="text-base text-ink-2">{w.documents}</h2>
        <For each={props.body.documents}>
          {(document) => <Document document={document} imageSrc={props.imageSrc ?? deskImage} />}
        </For>
      </section>
    </Show>
  </article>
)
