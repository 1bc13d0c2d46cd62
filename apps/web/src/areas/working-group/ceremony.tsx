import { useParams } from '@solidjs/router'
import { ceremonyWords as w } from '@xk/i18n'
import { PageHeader, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { HourCard } from '../../features/ceremony/hour-card.tsx'
import { LettersCard } from '../../features/ceremony/letters-card.tsx'
import { ToldCard } from '../../features/ceremony/told-card.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api.editions[':id'].ceremony.$get({ param: { id } }))
export type CeremonyPage = Awaited<ReturnType<typeof load>>

/** The ceremony of an edition: hour and place, letters to units, and who hears the result first. */
const CeremonyPageOf = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  const changed = () => void refetch()
  return (
    <Shell area="workingGroup" context={page.latest?.editionTitle} wide>
      <PageHeader title={w.title} text={w.text} />
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <div class="grid gap-6">
            <HourCard page={it()} onChanged={changed} />
            <Show when={it().ready} fallback={<ProblemNote tone="neutral" title={w.notReady} />}>
              <LettersCard page={it()} onChanged={changed} />
              <ToldCard page={it()} onChanged={changed} />
            </Show>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}
export default CeremonyPageOf
