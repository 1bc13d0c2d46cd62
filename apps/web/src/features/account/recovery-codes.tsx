import { accountWords } from '@xk/i18n'
import { Button, CopyButton, formatDate, Mark, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { ApiProblem, Unreachable } from '../../api/client.ts'
import { guardedFetch } from '../../api/guard.ts'
import { saveBlob } from '../../api/save-blob.ts'

const w = accountWords.codes

/** The paper with these codes; the server prints it for the one whose codes they are, and keeps nothing of it. */
const paperOf = async (codes: readonly string[]): Promise<Blob> => {
  const response = await guardedFetch('/api/second-factor/recovery-codes/paper', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codes }),
  }).catch(() => {
    throw new Unreachable()
  })
  if (!response.ok) throw new ApiProblem(await response.json())
  return response.blob()
}

/** The ten codes on a page made for printing; they are never shown again. */
export const RecoveryCodes = (props: {
  codes: readonly string[]
  fullName: string
  login: string
  onDone: () => void
}) => {
  const print = createAction(async () => saveBlob(await paperOf(props.codes), w.fileName))
  return (
    <section class="card max-w-[640px]">
      <div class="flex items-center gap-2 font-bold mb-3">
        <Mark />
        {accountWords.product}
      </div>
      <h1>{w.title}</h1>
      <p class="text-ink-2 mt-2">{w.text}</p>
      <p class="text-sm text-ink-2 mt-1">{w.of(props.fullName, props.login)}</p>
      <p class="text-sm text-ink-2">{w.made(formatDate(new Date()))}</p>
      <ol class="grid sm:grid-cols-2 gap-x-8 gap-y-2 my-6 list-decimal pl-11 font-mono text-lg">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ol>
      <Show when={print.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 no-print">
        <Button variant="primary" busy={print.busy()} onClick={() => print.run()}>
          {w.print}
        </Button>
        <Button onClick={() => window.print()}>{w.printPage}</Button>
        <CopyButton text={props.codes.join('\n')} label={w.copy} />
        <Button onClick={() => props.onDone()}>{w.done}</Button>
      </div>
    </section>
  )
}
