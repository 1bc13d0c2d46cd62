import { rulesEditorWords as e, workingGroupWords } from '@xk/i18n'
import { Button, Dialog } from '@xk/ui'
import { createEffect, createSignal, Show } from 'solid-js'
import type { Rules } from './create-rules.ts'
import { Differences } from './differences.tsx'

const w = workingGroupWords.rules

/** Both texts of a conflict, where they differ, and the choice between them. */
export const RulesConflict = (props: { rules: Rules }) => {
  const [put, setPut] = createSignal(false)
  createEffect(() => {
    if (props.rules.conflict()) setPut(false)
  })
  return (
    <Show when={props.rules.conflict()}>
      {(it) => (
        <Dialog open={!put()} title={w.conflict} onClose={() => setPut(true)} wide>
          <p class="mb-4">{w.conflictText}</p>
          <Differences before={it().theirs} after={it().mine} labels={{ before: e.theirs, after: e.mine }} />
          <div class="actions">
            <Button variant="primary" onClick={() => void props.rules.resolve('mine')}>
              {w.mine}
            </Button>
            <Button onClick={() => void props.rules.resolve('theirs')}>{w.theirs}</Button>
          </div>
        </Dialog>
      )}
    </Show>
  )
}
