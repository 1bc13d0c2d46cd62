import { createEffect, createSignal, createUniqueId, on, onCleanup, onMount, Show } from 'solid-js'
import type { FieldProps } from './field.tsx'
import { FieldError } from './field-error.tsx'
import { type Block, plainText } from './rich-text-blocks.ts'
import { blocksFromDom } from './rich-text-from-dom.ts'
import { appendRuns, domFromBlocks } from './rich-text-to-dom.ts'
import { type RichCommand, RichTextToolbar } from './rich-text-toolbar.tsx'
import { countWords, WordCount, type WordLimits } from './word-count.tsx'
import { uiWords } from './ui-words.ts'

const COMMANDS: readonly RichCommand[] = ['bold', 'italic', 'insertUnorderedList', 'insertOrderedList']

const blocksFromPlain = (text: string): Block[] =>
  text
    .normalize('NFC')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', runs: [{ text: line }] }))

/** What a clipboard or a drag carries, as structured text. HTML is parsed inert: nothing runs, nothing is fetched. */
const blocksFromTransfer = (data: DataTransfer): Block[] => {
  const html = data.getData('text/html')
  const rich = html ? blocksFromDom(new DOMParser().parseFromString(html, 'text/html').body) : []
  return rich.length > 0 ? rich : blocksFromPlain(data.getData('text/plain'))
}

/** As HTML for insertion: one paragraph goes in as words, so that it joins the sentence at the caret. */
const htmlOf = (blocks: readonly Block[]): string => {
  const holder = document.createElement('div')
  const only = blocks.length === 1 ? blocks[0] : undefined
  if (only?.type === 'paragraph') appendRuns(document, holder, only.runs)
  else domFromBlocks(document, holder, blocks)
  return holder.innerHTML
}

/**
 * Blocks put into a heading, or into an empty item of a list, would all become part of it: the caret's own block is
 * made a paragraph first.
 */
const leaveNarrowBlock = (area: HTMLElement | undefined) => {
  const at = getSelection()?.anchorNode
  const element = at instanceof Element ? at : at?.parentElement
  if (!area || !element || !area.contains(element)) return
  if (element.closest('h1, h2, h3, h4, h5, h6')) document.execCommand('formatBlock', false, 'p')
  const item = element.closest('li')
  if (item?.textContent?.trim() === '') {
    const ordered = item.parentElement?.nodeName === 'OL'
    document.execCommand(ordered ? 'insertOrderedList' : 'insertUnorderedList')
  }
}

/**
 * Long text with paragraphs, lists, bold and italic; pasting from Word keeps paragraphs, lists and tables. The field's
 * own tree is the truth while it is written in: only a value that this editor never sent is written into it, and
 * nothing while an input method composes (Telex), so that no echo of a save can move the caret or eat a word.
 */
export const RichTextEditor = (
  props: FieldProps &
    WordLimits & {
      value: readonly Block[]
      onInput: (blocks: Block[]) => void
      onBlur?: (() => void) | undefined
      disabled?: boolean | undefined
    },
) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `r-${unique}`
  let area: HTMLDivElement | undefined
  let composing = false
  let dragging = false
  let shown = ''
  const sent = new Set<string>()
  const [count, setCount] = createSignal(countWords(plainText(props.value)))
  const [pressed, setPressed] = createSignal<readonly RichCommand[]>([])

  const show = (blocks: readonly Block[]) => {
    if (!area) return
    shown = JSON.stringify(blocks)
    domFromBlocks(document, area, blocks)
    // Without a paragraph after it, a table at the end holds the caret for ever.
    if (blocks.at(-1)?.type === 'table') {
      const after = document.createElement('p')
      after.append(document.createElement('br'))
      area.append(after)
    }
    setCount(countWords(plainText(blocks)))
  }
  const takeValue = () => {
    const key = JSON.stringify(props.value)
    if (composing || key === shown) return
    if (document.activeElement === area && sent.has(key)) return
    show(props.value)
  }
  const emit = () => {
    if (!area) return
    const blocks = blocksFromDom(area)
    const key = JSON.stringify(blocks)
    if (key === shown) return
    shown = key
    sent.add(key)
    setCount(countWords(plainText(blocks)))
    props.onInput(blocks)
  }
  const insert = (blocks: readonly Block[]) => {
    if (blocks.length > 1 || blocks[0]?.type !== 'paragraph') leaveNarrowBlock(area)
    if (blocks.length > 0) document.execCommand('insertHTML', false, htmlOf(blocks))
    emit()
  }
  const format = (command: RichCommand) => {
    area?.focus()
    document.execCommand('styleWithCSS', false, 'false')
    document.execCommand(command)
    readState()
    emit()
  }
  const readState = () => {
    if (document.activeElement !== area) return
    setPressed(COMMANDS.filter((command) => document.queryCommandState(command)))
  }
  const drop = (event: DragEvent) => {
    if (dragging || !event.dataTransfer) return
    event.preventDefault()
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY)
    if (place) getSelection()?.collapse(place.offsetNode, place.offset)
    area?.focus()
    insert(blocksFromTransfer(event.dataTransfer))
  }

  onMount(() => {
    show(props.value)
    document.execCommand('defaultParagraphSeparator', false, 'p')
    document.addEventListener('selectionchange', readState)
    onCleanup(() => document.removeEventListener('selectionchange', readState))
  })
  createEffect(on(() => props.value, takeValue, { defer: true }))

  const describedBy = () =>
    [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : ''].filter(Boolean).join(' ') ||
    undefined
  return (
    <div class="field">
      {/* A label element can't name what is not a form control; the press is for the pointer only. */}
      <span class="field-label" id={`${id()}-label`} onClick={() => area?.focus()}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional"> {uiWords.optional}</span>
        </Show>
      </span>
      <Show when={props.help}>
        <div class="field-help" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <div
        class="rich-field"
        data-invalid={props.error ? '' : undefined}
        data-disabled={props.disabled ? '' : undefined}
      >
        <RichTextToolbar
          label={props.label}
          controls={id()}
          pressed={(command) => pressed().includes(command)}
          disabled={props.disabled ?? false}
          onCommand={format}
        />
        <div
          ref={(element) => {
            area = element
          }}
          id={id()}
          class="rich rich-area"
          role="textbox"
          aria-multiline="true"
          aria-labelledby={`${id()}-label`}
          aria-describedby={describedBy()}
          aria-invalid={Boolean(props.error)}
          aria-disabled={props.disabled}
          tabindex="0"
          contenteditable={!props.disabled}
          spellcheck={false}
          onInput={emit}
          onCompositionStart={() => {
            composing = true
          }}
          onCompositionEnd={() => {
            composing = false
            emit()
          }}
          onPaste={(event) => {
            if (!event.clipboardData) return
            event.preventDefault()
            insert(blocksFromTransfer(event.clipboardData))
          }}
          onDragStart={() => {
            dragging = true
          }}
          onDragEnd={() => {
            dragging = false
          }}
          onDrop={drop}
          onBlur={() => {
            composing = false
            emit()
            setPressed([])
            props.onBlur?.()
          }}
        />
      </div>
      <div class="field-foot">
        <FieldError id={`${id()}-error`} text={props.error} />
        <WordCount count={count()} minWords={props.minWords} maxWords={props.maxWords} />
      </div>
    </div>
  )
}
