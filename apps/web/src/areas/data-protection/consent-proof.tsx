import { A, useParams } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { Button, EmptyState, formatDateTime } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ConsentCards } from '../../features/data-protection/consent-cards.tsx'
import { Shell } from '../../shell.tsx'

const w = privacyWords.proof
const load = (id: string) => call(api.people[':id']['consent-proof'].$get({ param: { id } }))

/** What a person agreed to, to be printed: under which text, when, and how sure that is. */
const ConsentProofPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="administrator">
      <A class="no-print inline-flex items-center min-h-11 underline" href="/quan-tri/du-lieu-ca-nhan">
        {w.back}
      </A>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <h1>{w.title}</h1>
            <p class="mt-1">{w.of(it().fullName)}</p>
            <p class="text-sm text-ink-2">{w.printed(formatDateTime(it().printedAt))}</p>
            <p class="no-print my-4">
              <Button onClick={() => window.print()}>{w.print}</Button>
            </p>
            <Show when={it().consents.length > 0} fallback={<EmptyState title={w.none} />}>
              <div class="grid gap-5 max-w-[760px]">
                <For each={[it().consents]}>{(consents) => <ConsentCards consents={consents} />}</For>
              </div>
            </Show>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default ConsentProofPage
