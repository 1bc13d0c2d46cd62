import { webhookWords } from '@xk/i18n'
import { Button, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { type DeliveryLine, loadDeliveries } from './load.ts'

const w = webhookWords.deliveries
const TONE = { waiting: 'amber', delivered: 'green', failed: 'red' } as const

/** What went to a receiver last, what came of it, and what waits. */
export const Deliveries = (props: { webhookId: string; mayResend: boolean; round: number }) => {
  const [page, { refetch }] = createResource(
    () => [props.webhookId, props.round] as const,
    ([id]) => loadDeliveries(id),
  )
  return (
    <Loaded of={page} onRetry={refetch}>
      {(it) => (
        <Show when={it().deliveries.length > 0} fallback={<p class="text-ink-2">{w.none}</p>}>
          <ul>
            <For each={it().deliveries}>
              {(line) => (
                <DeliveryItem
                  line={line}
                  webhookId={props.webhookId}
                  mayResend={props.mayResend}
                  onSent={() => void refetch()}
                />
              )}
            </For>
          </ul>
          <p class="text-sm text-ink-2 mt-2">{w.last}</p>
        </Show>
      )}
    </Loaded>
  )
}

const factsOf = (line: DeliveryLine): string => {
  const { attempts, status, why, dueAt, createdAt } = line
  return [
    formatDateTime(createdAt),
    attempts > 0 ? w.tries(attempts) : '',
    status ? w.answered(status) : '',
    why ? (w.why[why] ?? why) : '',
    dueAt ? (attempts > 0 ? w.next : w.due)(formatDateTime(dueAt)) : '',
  ]
    .filter(Boolean)
    .map((text) => text.replace(/\.$/, ''))
    .join(' · ')
}

const DeliveryItem = (props: {
  line: DeliveryLine
  webhookId: string
  mayResend: boolean
  onSent: () => void
}) => {
  const again = createAction((command) =>
    call(
      api.webhooks[':webhookId'].deliveries[':deliveryId'].again.$post(
        { param: { webhookId: props.webhookId, deliveryId: props.line.id ?? '' } },
        command,
      ),
    ),
  )
  const state = () => props.line.state ?? 'waiting'
  return (
    <li class="py-3 border-t border-line">
      <div class="flex flex-wrap items-start justify-between gap-3">
        <div class="min-w-0 flex-1 basis-64">
          <p>
            <span class="font-semibold">{webhookWords.events[props.line.kind ?? ''] ?? props.line.kind}</span>{' '}
            <Tag tone={TONE[state()]}>{w.states[state()]}</Tag>
          </p>
          <p class="text-sm text-ink-2 break-words">{factsOf(props.line)}</p>
        </div>
        <Show when={props.mayResend && state() !== 'waiting' && props.line.kind !== 'webhook.test'}>
          <Button
            size="small"
            busy={again.busy()}
            onClick={async () => {
              if (await again.run()) props.onSent()
            }}
          >
            {w.again}
          </Button>
        </Show>
      </div>
      <Show when={again.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <details>
        <summary class="min-h-11 inline-flex items-center cursor-pointer text-sm underline">{w.body}</summary>
        <pre class="text-sm p-3 rounded-m bg-sunken whitespace-pre-wrap break-all">{props.line.body}</pre>
      </details>
    </li>
  )
}
