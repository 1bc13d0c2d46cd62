import { createSignal, For, type JSX } from 'solid-js'
import { IconBullets, IconNumbers } from './icons.tsx'
import { uiWords } from './ui-words.ts'

export type RichCommand = 'bold' | 'italic' | 'insertUnorderedList' | 'insertOrderedList'

const TOOLS: readonly { command: RichCommand; label: string; keys?: string; sign: () => JSX.Element }[] = [
  { command: 'bold', label: uiWords.text.bold, keys: 'Control+B', sign: () => <b class="font-bold">B</b> },
  {
    command: 'italic',
    label: uiWords.text.italic,
    keys: 'Control+I',
    sign: () => <em class="font-serif text-lg">I</em>,
  },
  { command: 'insertUnorderedList', label: uiWords.text.bullets, sign: () => <IconBullets /> },
  { command: 'insertOrderedList', label: uiWords.text.numbers, sign: () => <IconNumbers /> },
]

/** One stop of the Tab key; arrows move inside. */
export const RichTextToolbar = (props: {
  label: string
  controls: string
  pressed: (command: RichCommand) => boolean
  disabled: boolean
  onCommand: (command: RichCommand) => void
}) => {
  const [at, setAt] = createSignal(0)
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setAt((now) => (now + by + TOOLS.length) % TOOLS.length)
    event.currentTarget.querySelectorAll('button').item(at()).focus()
  }
  return (
    <div
      role="toolbar"
      aria-label={uiWords.text.format(props.label)}
      aria-controls={props.controls}
      class="rich-tools"
      onKeyDown={move}
    >
      <For each={TOOLS}>
        {(tool, i) => (
          <button
            type="button"
            aria-label={tool.label}
            title={tool.label}
            aria-pressed={props.pressed(tool.command)}
            aria-keyshortcuts={tool.keys}
            tabindex={i() === at() ? 0 : -1}
            disabled={props.disabled}
            // The press must not take the caret out of the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setAt(i())
              props.onCommand(tool.command)
            }}
          >
            {tool.sign()}
          </button>
        )}
      </For>
    </div>
  )
}
