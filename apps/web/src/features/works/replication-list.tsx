import { A, useNavigate } from '@solidjs/router'
import { replicationWords as w, workWords } from '@xk/i18n'
import { Button, Card, EmptyState, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { OpenReplication } from './open-replication.tsx'

const load = () => call(api.replications.$get())
type Page = Awaited<ReturnType<typeof load>>
type Idea = Page['ideas'][number]
export const REPLICATION_TONES = {
  pilot: 'blue',
  improving: 'amber',
  replicating: 'green',
  stopped: 'neutral',
} as const

/** Models on their way; who manages them sees the awarded ideas that could be next. */
export const ReplicationList = (props: { base: string }) => {
  const [page, { refetch }] = createResource(load)
  return (
    <>
      <Loaded of={page} retry={workWords.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <div class="grid gap-4">
            <Show
              when={it().replications.length > 0}
              fallback={<EmptyState title={w.none} text={w.noneText} />}
            >
              <ul class="list-none p-0 grid gap-3">
                <For each={it().replications}>
                  {(line) => (
                    <li class="card">
                      <div class="flex flex-wrap gap-2">
                        <Tag tone={REPLICATION_TONES[line.state]}>{w.states[line.state]}</Tag>
                        <Show when={it().asked.some(({ replicationId }) => replicationId === line.id)}>
                          <Tag tone="red">{w.asksYou}</Tag>
                        </Show>
                      </div>
                      <h2 class="text-base mt-1">
                        <A
                          class="underline inline-flex items-center min-h-11"
                          href={`${props.base}/${line.id}`}
                        >
                          {line.title}
                        </A>
                      </h2>
                      <p class="text-sm text-ink-2">
                        {line.fromIdea ? w.fromIdea(line.unitName) : w.fromWork(line.unitName)}
                      </p>
                      <p class="text-sm">{w.counts(line.pilots, line.adopters)}</p>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={it().ideas.length > 0}>
              <Card title={w.ideas}>
                <p class="text-ink-2 mb-3">{w.ideasText}</p>
                <ul class="list-none p-0 grid gap-3">
                  <For each={it().ideas}>
                    {(idea) => <IdeaLine idea={idea} units={it().units} base={props.base} />}
                  </For>
                </ul>
              </Card>
            </Show>
          </div>
        )}
      </Loaded>
    </>
  )
}

const IdeaLine = (props: { idea: Idea; units: Page['units']; base: string }) => {
  const navigate = useNavigate()
  const [opening, setOpening] = createSignal(false)
  const asWork = createAction((command) =>
    call(api.works['from-award'].$post({ json: { entryId: props.idea.entryId } }, command)),
  )
  return (
    <li class="border-b border-line pb-3">
      <p class="font-semibold">{props.idea.title}</p>
      <p class="text-sm text-ink-2">
        {props.idea.prize}, {props.idea.editionTitle} · {props.idea.unitName}
      </p>
      <Show when={asWork.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-2">
        <Show
          when={props.idea.workId}
          fallback={
            <Button
              busy={asWork.busy()}
              onClick={async () => {
                const made = await asWork.run()
                if (made) navigate(`/to-cong-tac/cong-trinh/${made.id}`)
              }}
            >
              {w.asWork}
            </Button>
          }
        >
          {(id) => (
            <A class="btn btn-quiet" href={`/to-cong-tac/cong-trinh/${id()}`}>
              {w.seeWork}
            </A>
          )}
        </Show>
        <Show
          when={props.idea.replicationId}
          fallback={<Button onClick={() => setOpening(true)}>{w.open}</Button>}
        >
          {(id) => (
            <A class="btn btn-quiet" href={`${props.base}/${id()}`}>
              {w.see}
            </A>
          )}
        </Show>
      </div>
      <OpenReplication
        open={opening()}
        source={{ entryId: props.idea.entryId }}
        title={props.idea.title}
        units={props.units.filter(({ id }) => id !== props.idea.unitId)}
        onClose={() => setOpening(false)}
        onMade={(id) => navigate(`${props.base}/${id}`)}
      />
    </li>
  )
}
