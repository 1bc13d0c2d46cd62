import { createEffect, createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { WordCount } from './text-field.tsx'
import { blocksFromDom, domFromBlocks } from './rich-text-dom.ts'
import type { Block } from './rich-text-view.tsx'

const textOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap((b) => (b.type === 'list' ? b.items : b.type === 'table' ? b.rows.flat() : [b.runs]))
    .map((runs) => runs.map((r) => r.text).join(''))
    .join('\n')
const countWords = (text: string) => text.match(/\S+/g)?.length ?? 0

/**
 * Long text with paragraphs, lists, bold and italic. Pasting from Word keeps paragraphs, lists and tables and
 * drops the rest. While an input method composes (Telex), nothing is rewritten under it.
 */
export const RichTextEditor = (props: {
  label: string
  value: readonly Block[]
  onInput: (blocks: Block[]) => void
  help?: string | undefined
  error?: string | undefined
  minWords?: number | null
  maxWords?: number | null
  disabled?: boolean
  id?: string
  onBlur?: () => void
}) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `r-${unique}`
  let area: HTMLDivElement | undefined
  let emitted: readonly Block[] = props.value
  const [count, setCount] = createSignal(countWords(textOf(props.value)))

  onMount(() => area && domFromBlocks(document, area, props.value))
  createEffect(() => {
    const value = props.value
    setCount(countWords(textOf(value)))
    // Only a value from outside is written into the field: our own would move the caret.
    if (area && value !== emitted) {
      emitted = value
      domFromBlocks(document, area, value)
    }
  })
  const emit = () => {
    if (!area) return
    const blocks = blocksFromDom(area)
    emitted = blocks
    setCount(countWords(textOf(blocks)))
    props.onInput(blocks)
  }
  const format = (command: 'bold' | 'italic' | 'insertUnorderedList' | 'insertOrderedList') => {
    area?.focus()
    document.execCommand(command)
    emit()
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const html = event.clipboardData?.getData('text/html')
    const holder = document.createElement('div')
    if (html) {
      // Parsed inert: no script runs and nothing is fetched.
      domFromBlocks(document, holder, blocksFromDom(new DOMParser().parseFromString(html, 'text/html').body))
    } else {
      const lines = (event.clipboardData?.getData('text/plain') ?? '')
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
      domFromBlocks(
        document,
        holder,
        lines.map((text) => ({ type: 'paragraph', runs: [{ text }] })),
      )
    }
    document.execCommand('insertHTML', false, holder.innerHTML)
    emit()
  }
  const tools = [
    ['bold', 'Đậm', 'B'],
    ['italic', 'Nghiêng', 'I'],
    ['insertUnorderedList', 'Danh sách chấm', '•'],
    ['insertOrderedList', 'Danh sách số', '1.'],
  ] as const
  return (
    <div class="mb-4">
      <span class="field-label" id={`${id()}-label`}>
        {props.label}
      </span>
      <Show when={props.help}>
        <div class="field-help mb-1" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <div
        class={`rounded-m border bg-surface ${props.error ? 'border-red' : 'border-line-strong'} focus-within:outline-3 focus-within:outline-accent`}
      >
        <div role="toolbar" aria-label={`Định dạng: ${props.label}`} class="flex border-b border-line">
          {tools.map(([command, label, sign]) => (
            <button
              type="button"
              class="min-w-11 min-h-11 font-semibold text-ink-2 hover:text-ink"
              aria-label={label}
              disabled={props.disabled ?? false}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => format(command)}
            >
              {sign}
            </button>
          ))}
        </div>
        <div
          ref={(el) => (area = el)}
          id={id()}
          class="rich px-3 py-2 min-h-32 outline-none"
          role="textbox"
          aria-multiline="true"
          aria-labelledby={`${id()}-label`}
          aria-describedby={
            [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : '']
              .filter(Boolean)
              .join(' ') || undefined
          }
          aria-invalid={Boolean(props.error)}
          contenteditable={!props.disabled}
          onInput={emit}
          onPaste={paste}
          onBlur={() => {
            emit()
            props.onBlur?.()
          }}
        />
      </div>
      <div class="flex flex-wrap justify-between gap-x-4 mt-1">
        <Show when={props.error}>
          <p class="field-error" id={`${id()}-error`}>
            {props.error}
          </p>
        </Show>
        <WordCount count={count()} min={props.minWords ?? null} max={props.maxWords ?? null} />
      </div>
    </div>
  )
}
