import { accountWords } from '@xk/i18n'
import { Button, CopyButton, formatDate, Mark } from '@xk/ui'
import { For } from 'solid-js'

const w = accountWords.codes

/** The ten codes on a page made for printing; they are never shown again. */
export const RecoveryCodes = (props: {
  codes: readonly string[]
  fullName: string
  login: string
  onDone: () => void
}) => (
  <section class="card max-w-[640px]">
    <div class="flex items-center gap-2 font-bold mb-3">
      <Mark />
      {accountWords.product}
    </div>
    <h1>{w.title}</h1>
    <p class="text-ink-2 mt-2">{w.text}</p>
    <p class="text-sm text-ink-2 mt-1">{w.of(props.fullName, props.login)}</p>
    <p class="text-sm text-ink-2">{w.made(formatDate(new Date()))}</p>
    <ol class="grid sm:grid-cols-2 gap-x-8 gap-y-2 my-6 list-decimal pl-8 font-mono text-lg">
      <For each={props.codes}>{(code) => <li>{code}</li>}</For>
    </ol>
    <div class="flex flex-wrap gap-3 no-print">
      <Button variant="primary" onClick={() => window.print()}>
        {w.print}
      </Button>
      <CopyButton text={props.codes.join('\n')} label={w.copy} />
      <Button onClick={() => props.onDone()}>{w.done}</Button>
    </div>
  </section>
)
