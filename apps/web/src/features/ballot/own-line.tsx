import { ballotWords as w } from '@xk/i18n'
import { Button, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { Round } from './load.ts'

/** The roll as every member reads it, and a word on the own line once casting is over. */
export const OwnLine = (props: { it: Round; onSaid: () => void }) => {
  const say = createAction(async (command, word: 'confirmed' | 'disputed') => {
    await call(
      api['ballot-rounds'][':id']['own-line'].$put(
        { param: { id: props.it.round.id }, json: { word } },
        command,
      ),
    )
    props.onSaid()
  })
  const isOver = () => ['counting', 'closed'].includes(props.it.round.state)
  /** Not once the minutes are closed, which say what was said. */
  const maySpeak = () => props.it.allowed.includes('ballot.confirmLine')
  return (
    <section class="mt-8">
      <Show when={isOver() && props.it.own}>
        {(own) => (
          <>
            <h2>{w.line.title}</h2>
            <p class="mt-1">{own().issued ? w.line.issued : w.line.notIssued}</p>
            <Show when={own().confirmed}>{(word) => <p class="mt-1 font-medium">{w.line[word()]}</p>}</Show>
            <Show when={say.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <Show when={maySpeak()} fallback={<p class="text-sm text-ink-2 mt-2">{w.line.settled}</p>}>
              <div class="actions mt-3">
                <Button busy={say.busy()} onClick={() => void say.run('confirmed')}>
                  {w.line.right}
                </Button>
                <Button busy={say.busy()} onClick={() => void say.run('disputed')}>
                  {w.line.wrong}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <details class="mt-4">
        <summary class="py-2.5 cursor-pointer">{w.line.roll}</summary>
        <ul class="list-none p-0">
          <For each={props.it.roll}>
            {(line) => (
              <li class="py-2 flex flex-wrap gap-x-3 items-center border-b border-line">
                <span>{line.fullName}</span>
                <span class="text-sm text-ink-2">
                  {line.channel === 'paper' ? w.line.onPaper : w.line.onScreen}
                </span>
                <Tag tone={line.issued ? 'green' : undefined}>
                  {line.issued ? w.line.given : w.line.notGiven}
                </Tag>
              </li>
            )}
          </For>
        </ul>
      </details>
    </section>
  )
}
