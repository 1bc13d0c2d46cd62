import { A } from '@solidjs/router'
import { webhookWords } from '@xk/i18n'
import { Button, EmptyState, PageHeader } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { loadWebhooks } from '../../features/webhooks/load.ts'
import { MakeWebhook } from '../../features/webhooks/make-webhook.tsx'
import { WebhookCard } from '../../features/webhooks/webhook-card.tsx'
import { Shell } from '../../shell.tsx'

const w = webhookWords

/** Other programs that are told of what happens: added, tried, looked after. */
const WebhooksPage = () => {
  const [page, { refetch }] = createResource(loadWebhooks)
  const [making, setMaking] = createSignal(false)
  const again = () => void refetch()
  return (
    <Shell area="administrator">
      <PageHeader
        title={w.title}
        text={w.text}
        actions={
          <Button variant="primary" onClick={() => setMaking(true)}>
            {w.make}
          </Button>
        }
      />
      <p class="mb-4">
        <A class="inline-flex items-center min-h-11 underline" href="/tai-lieu-api#webhook">
          {w.reference}
        </A>
      </p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <Show when={it().webhooks.length > 0} fallback={<EmptyState title={w.none} text={w.noneText} />}>
              <div class="grid gap-4 max-w-[900px]">
                <For each={it().webhooks}>
                  {(hook) => <WebhookCard hook={hook} choice={it().events} onChanged={again} />}
                </For>
              </div>
            </Show>
            <MakeWebhook
              open={making()}
              choice={it().events}
              onClose={() => setMaking(false)}
              onMade={again}
            />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default WebhooksPage
