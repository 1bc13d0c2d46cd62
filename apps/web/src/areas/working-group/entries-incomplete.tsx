import { A, useParams } from '@solidjs/router'
import { officerWords, screeningWords, zaloReminders } from '@xk/i18n'
import { Card, CopyButton, EmptyState, formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(screeningWords.incomplete)
const load = (editionId: string) => call(api.editions[':editionId'].incomplete.$get({ param: { editionId } }))
type Page = Awaited<ReturnType<typeof load>>
type Unit = Page['units'][number]

/** Which dossiers of which units lack which parts, with the words to send over Zalo. */
const IncompletePage = () => {
  const params = useParams<{ editionId: string }>()
  const [page, { refetch }] = createResource(() => params.editionId, load)
  return (
    <Shell area="workingGroup" context={page.latest?.editionTitle} wide>
      <A
        class="inline-flex items-center min-h-11 underline"
        href={`/to-cong-tac/lan/${params.editionId}/bai`}
      >
        {screeningWords.entry.back}
      </A>
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h1>{w.title}</h1>
        <a class="btn btn-quiet" href={`/api/editions/${params.editionId}/incomplete.xlsx`} download="">
          {screeningWords.notSubmitted.export.button}
        </a>
      </div>
      <Loaded of={page} retry={screeningWords.list.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <Show
            when={it().units.length > 0}
            fallback={<EmptyState title={it().complete > 0 ? w.done : w.none} />}
          >
            <p class="text-ink-2 my-3">{w.text(it().lacking, it().complete)}</p>
            <div class="grid gap-4">
              <For each={it().units}>{(unit) => <UnitCard page={it()} unit={unit} />}</For>
            </div>
          </Show>
        )}
      </Loaded>
    </Shell>
  )
}
export default IncompletePage

const UnitCard = (props: { page: Page; unit: Unit }) => {
  const message = () =>
    zaloReminders.incomplete({
      unit: props.unit.unitName,
      edition: props.page.editionTitle,
      dossiers: props.unit.entries.map((it) => ({ title: it.title, parts: it.parts.map(w.part) })),
      until: props.unit.until && formatDateTime(props.unit.until),
    })
  return (
    <Card title={props.unit.unitName} actions={<CopyButton text={message()} label={w.copy} />}>
      <p class="text-sm text-ink-2">
        {props.unit.clusterName}
        <Show when={props.unit.until}>{(at) => ` · ${w.until(formatDateTime(at()))}`}</Show>
      </p>
      <For each={props.unit.entries}>
        {(it) => (
          <section class="border-t border-line py-3 mt-3">
            <p>
              <Tag tone="amber">{officerWords.state[it.state]}</Tag>{' '}
              <A class="inline-flex items-center min-h-11 underline" href={`/to-cong-tac/bai/${it.id}`}>
                {it.title || screeningWords.list.untitled}
              </A>
            </p>
            <ul class="list-disc pl-5">
              <For each={it.parts}>{(part) => <li>{w.part(part)}</li>}</For>
            </ul>
          </section>
        )}
      </For>
    </Card>
  )
}
