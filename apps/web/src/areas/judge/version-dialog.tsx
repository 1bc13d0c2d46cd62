import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { pointsOf, type Segment } from '@xk/domain/ruleset'
import type { SheetContent } from '@xk/domain/scoring'
import { Button, Dialog } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { Sheet } from '../../features/desk/create-sheet.ts'

/** Two tabs or two devices: both sheets side by side, and the judge says which one holds. */
const VersionDialog = (props: { sheet: Sheet; segment: Segment }) => (
  <Dialog open={props.sheet.conflict() !== undefined} title={w.versions.title} onClose={() => {}} wide>
    <p class="mb-4">{w.versions.text}</p>
    <div class="grid sm:grid-cols-2 gap-4 mb-5">
      <Version title={w.versions.mine} content={props.sheet.content()} segment={props.segment} />
      <Show when={props.sheet.conflict()}>
        {(conflict) => (
          <Version title={w.versions.theirs} content={conflict().theirs} segment={props.segment} />
        )}
      </Show>
    </div>
    <div class="flex flex-wrap gap-3 justify-end">
      <Button onClick={() => props.sheet.takeTheirs()}>{w.versions.takeTheirs}</Button>
      <Button variant="primary" onClick={() => props.sheet.keepMine()}>
        {w.versions.keepMine}
      </Button>
    </div>
  </Dialog>
)

const Version = (props: { title: string; content: SheetContent; segment: Segment }) => (
  <section class="border border-line rounded-m p-4">
    <h3 class="text-base mb-2">{props.title}</h3>
    <For each={props.segment.criteria}>
      {(c) => {
        const steps = () => props.content.marks[c.key]
        return (
          <p class="text-sm">
            {c.label}: <b>{steps() === undefined ? '–' : writeDecimal(pointsOf(c, steps() ?? 0), 2, true)}</b>
            <Show when={props.content.comments[c.key]}>
              <span class="block text-ink-2">{props.content.comments[c.key]}</span>
            </Show>
          </p>
        )
      }}
    </For>
    <p class="text-sm text-ink-2 mt-2 whitespace-pre-wrap">{props.content.overallComment}</p>
  </section>
)
export default VersionDialog
