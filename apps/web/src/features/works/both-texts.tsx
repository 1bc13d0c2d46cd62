import { workWords } from '@xk/i18n'
import { Button, Dialog } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = workWords.conflict

/** Both versions of what was typed side by side; nothing is given up before the person chooses. */
export const BothTexts = <Body,>(props: {
  conflict: { mine: Body; theirs: Body } | undefined
  partsOf: (body: Body) => { label: string; text: string }[]
  onChoose: (choice: 'mine' | 'theirs') => void
}) => {
  const differing = () => {
    const it = props.conflict
    if (!it) return []
    const theirs = props.partsOf(it.theirs)
    return props
      .partsOf(it.mine)
      .map((part, i) => ({ label: part.label, mine: part.text, theirs: theirs[i]?.text ?? '' }))
      .filter((part) => part.mine !== part.theirs)
  }
  return (
    <Dialog open={props.conflict !== undefined} wide title={w.title} onClose={() => {}}>
      <Show when={props.conflict}>
        <p class="mb-4">{w.text}</p>
        <For each={differing()}>
          {(part) => (
            <section class="mb-4">
              <h3 class="font-semibold mb-2">{part.label}</h3>
              <div class="grid gap-3 sm:grid-cols-2">
                <div class="rounded-m bg-accent-soft p-3 whitespace-pre-wrap">
                  <p class="text-sm text-ink-2 mb-1">{w.mine}</p>
                  {part.mine || w.empty}
                </div>
                <div class="rounded-m border border-line p-3 whitespace-pre-wrap">
                  <p class="text-sm text-ink-2 mb-1">{w.theirs}</p>
                  {part.theirs || w.empty}
                </div>
              </div>
            </section>
          )}
        </For>
        <div class="sheet-foot">
          <Button onClick={() => props.onChoose('theirs')}>{w.useTheirs}</Button>
          <Button variant="primary" onClick={() => props.onChoose('mine')}>
            {w.useMine}
          </Button>
        </div>
      </Show>
    </Dialog>
  )
}
