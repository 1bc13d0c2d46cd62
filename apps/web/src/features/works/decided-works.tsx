import { A } from '@solidjs/router'
import { workDecisionWords as w } from '@xk/i18n'
import { Button, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { WorkDecision } from '../../areas/working-group/work-decision.tsx'

/** The works that a decision is about, in its order. */
export const DecidedWorks = (props: {
  it: WorkDecision
  onRemove?: ((workId: string) => void) | undefined
  items: WorkDecision['items']
}) => (
  <ol class="list-decimal pl-6 grid gap-2">
    <For each={props.items}>
      {(item) => (
        <li>
          <div class="flex items-center justify-between gap-3">
            <span class="min-w-0 break-words">
              <A class="underline" href={`/to-cong-tac/cong-trinh/${item.workId}`}>
                {item.title}
              </A>
              , {item.unitName}
              <Show when={props.it.kind === 'commend' && props.it.state === 'approved' && !item.standing}>
                {' '}
                <Tag tone="red">{w.withdrawn}</Tag>
              </Show>
            </span>
            <Show when={props.onRemove && props.items.length > 1}>
              <Button
                class="flex-none"
                onClick={() => props.onRemove?.(item.workId ?? '')}
                aria-label={w.removeItem(item.title ?? '')}
              >
                {w.remove}
              </Button>
            </Show>
          </div>
        </li>
      )}
    </For>
  </ol>
)
