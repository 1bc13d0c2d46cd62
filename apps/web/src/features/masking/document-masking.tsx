import { applyBlackOuts } from '@xk/domain/kernel'
import { maskingWords } from '@xk/i18n'
import { Checkbox, ProblemNote, RichTextView, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { Masking, MaskingDocument } from './create-masking.ts'
import { addBox, changeBox, onEveryPage, openProposals, removeBox } from './decide.ts'
import { MaskedText } from './masked-text.tsx'
import { PageBoxes } from './page-boxes.tsx'

const w = maskingWords.page

const hiddenWords = (doc: MaskingDocument): string[] => [
  ...new Set((doc.hidden ?? []).map(({ where }) => maskingWords.hiddenIn[where])),
]

/** One attached document: its text and its pages, with what is to be blacked out on them. */
export const DocumentMasking = (props: {
  stageEntryId: string
  doc: MaskingDocument
  masking: Masking
  preview: boolean
}) => {
  const id = () => props.doc.attachmentId ?? ''
  const marks = () => props.masking.documentMarks(id())
  const pages = () => props.doc.pages ?? 0
  const hidden = () => hiddenWords(props.doc)
  return (
    <section class="card mt-4" aria-label={props.doc.label}>
      <div class="flex flex-wrap items-center gap-3">
        <h3 class="text-base">{props.doc.label}</h3>
        <Tag>{(props.doc.type ?? '').toUpperCase()}</Tag>
        <Show when={!props.preview}>
          <span class="text-sm text-ink-2 min-w-0 break-words">{w.fileName(props.doc.name ?? '')}</span>
        </Show>
      </div>
      <Show when={!props.doc.unreadable} fallback={<ProblemNote tone="amber" title={w.unreadable} />}>
        <Show when={!props.preview}>
          <div class="mt-3">
            <Checkbox
              label={w.withheld}
              checked={marks().withheld}
              onChange={(withheld) => props.masking.setDocument(id(), { ...marks(), withheld })}
            />
          </div>
          <Show when={hidden().length > 0}>
            <div class="text-sm text-ink-2 mt-2">
              {w.hidden}
              <ul class="list-disc pl-5">
                <For each={hidden()}>{(text) => <li>{text}</li>}</For>
              </ul>
            </div>
          </Show>
          <Show when={(props.doc.leftOut ?? []).length > 0}>
            <p class="text-sm text-ink-2 mt-2">{w.leftOut}</p>
          </Show>
        </Show>
        <Show when={!marks().withheld} fallback={<p class="text-sm text-ink-2 mt-3">{w.withheldNote}</p>}>
          <Show when={props.doc.text}>
            {(text) => (
              <div class="mt-4 max-w-[72ch]">
                <Show
                  when={!props.preview}
                  fallback={<RichTextView value={applyBlackOuts(text(), marks().out)} />}
                >
                  <MaskedText
                    label={props.doc.label ?? ''}
                    text={text()}
                    spots={props.masking.documentSpots(props.doc)}
                    onPress={(spot) => props.masking.pressDocument(id(), spot)}
                    onCover={(spans) => props.masking.coverDocument(id(), spans)}
                  />
                </Show>
              </div>
            )}
          </Show>
          <Show when={pages() > 0}>
            <Pages
              stageEntryId={props.stageEntryId}
              doc={props.doc}
              masking={props.masking}
              preview={props.preview}
            />
          </Show>
        </Show>
      </Show>
    </section>
  )
}

/** Documents that are shown as text with pictures, not as pages. */
const isText = (type: string | undefined) => type === 'docx' || type === 'pptx'

const lookAtWords = (doc: MaskingDocument): string | undefined => {
  const pages = (doc.lookAt ?? []).join(', ')
  if (pages === '') return undefined
  if (isText(doc.type)) return w.lookAtPictures(pages)
  return doc.type === 'pdf' ? w.lookAt(pages) : w.lookAtImage
}

/** The page pictures of a document: one large to draw on, the others as small pictures to go to. */
const Pages = (props: { stageEntryId: string; doc: MaskingDocument; masking: Masking; preview: boolean }) => {
  const [page, setPage] = createSignal(1)
  const id = () => props.doc.attachmentId ?? ''
  const pages = () => props.doc.pages ?? 0
  const marks = () => props.masking.documentMarks(id())
  const proposed = () => openProposals(marks(), props.doc.proposed ?? [])
  const src = (n: number) => `/api/stage-entries/${props.stageEntryId}/documents/${id()}/pages/${n}`
  const alt = () =>
    `${props.doc.label}: ${(isText(props.doc.type) ? w.pictureOf : w.pageOf)(page(), pages())}`
  const set = (next: ReturnType<typeof marks>) => props.masking.setDocument(id(), next)
  const count = (n: number) => marks().boxes.filter((box) => box.page === n).length
  return (
    <div class="mt-4">
      <Show when={!props.preview && lookAtWords(props.doc)}>
        {(text) => <ProblemNote tone="amber" title={text()} />}
      </Show>
      <Show when={!props.preview}>
        <p class="text-sm text-ink-2 mb-3">{w.drawHelp}</p>
      </Show>
      <div class={`grid gap-4 ${pages() > 1 ? 'md:grid-cols-[112px_1fr]' : ''}`}>
        <Show when={pages() > 1}>
          <ol class="flex md:grid md:content-start gap-2 overflow-auto md:max-h-[760px] pb-2 pr-1">
            <For each={Array.from({ length: pages() }, (_, i) => i + 1)}>
              {(n) => (
                <li class="shrink-0">
                  <button
                    type="button"
                    class={`block w-24 rounded-s border-2 p-0.5 text-xs ${page() === n ? 'border-accent' : 'border-line'}`}
                    aria-label={w.goToPage(n)}
                    aria-current={page() === n ? 'true' : undefined}
                    onClick={() => setPage(n)}
                  >
                    <img
                      src={src(n)}
                      alt=""
                      loading="lazy"
                      decoding="async"
                      class="block w-full h-auto min-h-8 bg-white"
                    />
                    <span class="block py-0.5">
                      {n}
                      <Show when={count(n) > 0}> · ■ {count(n)}</Show>
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ol>
        </Show>
        <div class="min-w-0 max-w-[820px]">
          <p class="text-sm font-medium mb-2" aria-live="polite">
            {(isText(props.doc.type) ? w.pictureOf : w.pageOf)(page(), pages())}
          </p>
          <PageBoxes
            src={src(page())}
            alt={alt()}
            page={page()}
            pages={pages()}
            boxes={marks().boxes.filter((box) => box.page === page())}
            proposed={proposed().filter((box) => box.page === page())}
            locked={props.preview}
            onAdd={(box) => set(addBox(marks(), box))}
            onChange={(from, to) => set(changeBox(marks(), from, to))}
            onRemove={(box) => set(removeBox(marks(), box, props.doc.proposed ?? []))}
            onDecline={(box) => set(removeBox(marks(), box, props.doc.proposed ?? []))}
            onEveryPage={(box) => set(onEveryPage(marks(), box, pages()))}
          />
        </div>
      </div>
    </div>
  )
}
