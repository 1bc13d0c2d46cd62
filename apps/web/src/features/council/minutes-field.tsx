import type { CouncilMinutes } from '@xk/contract'
import { councilWords as words } from '@xk/i18n'
import { Button, Dialog, SaveState, TextArea } from '@xk/ui'
import { For, Show } from 'solid-js'
import { MINUTES_PARTS, type Minutes } from './create-minutes.ts'

const w = words.sitting.minutes

/** One free part of the minutes; it saves itself and says so. */
export const MinutesField = (props: {
  minutes: Minutes
  part: keyof CouncilMinutes
  mayWrite: boolean
  help?: string
}) => (
  <Show
    when={props.mayWrite}
    fallback={
      <Show when={props.minutes.text()[props.part]}>
        {(text) => (
          <div class="my-4">
            <h3 class="text-sm text-ink-2">{w[props.part]}</h3>
            <p class="whitespace-pre-wrap">{text()}</p>
          </div>
        )}
      </Show>
    }
  >
    <div class="my-4">
      <TextArea
        label={w[props.part]}
        help={props.help}
        value={props.minutes.text()[props.part]}
        onInput={(text) => props.minutes.change({ [props.part]: text })}
      />
      <SaveState value={props.minutes.saving()} onRetry={() => void props.minutes.save()} />
    </div>
  </Show>
)

/** Both texts side by side, part by part; nothing is given up before one is chosen. */
export const MinutesConflict = (props: { minutes: Minutes }) => (
  <Dialog open={props.minutes.conflict() !== undefined} wide title={w.conflict} onClose={() => {}}>
    <Show when={props.minutes.conflict()}>
      {(conflict) => (
        <>
          <p class="mb-4">{w.conflictText}</p>
          <For each={MINUTES_PARTS.filter((part) => props.minutes.text()[part] !== conflict().theirs[part])}>
            {(part) => (
              <section class="mb-4">
                <h3 class="font-semibold mb-2">{w[part]}</h3>
                <div class="grid gap-3 sm:grid-cols-2">
                  <div class="rounded-m bg-accent-soft p-3 whitespace-pre-wrap">
                    <p class="text-sm text-ink-2 mb-1">{w.mine}</p>
                    {props.minutes.text()[part] || w.empty}
                  </div>
                  <div class="rounded-m border border-line p-3 whitespace-pre-wrap">
                    <p class="text-sm text-ink-2 mb-1">{w.theirs}</p>
                    {conflict().theirs[part] || w.empty}
                  </div>
                </div>
              </section>
            )}
          </For>
          <div class="sheet-foot">
            <Button onClick={() => props.minutes.resolve('theirs')}>{w.takeTheirs}</Button>
            <Button variant="primary" onClick={() => props.minutes.resolve('mine')}>
              {w.keepMine}
            </Button>
          </div>
        </>
      )}
    </Show>
  </Dialog>
)
