import { resultWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, Skeleton, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { points } from '../../features/results/format.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

const load = (id: string) => call(api.desk.assignments[':id'].versions.$get({ param: { id } }))

/** Every version of a sheet that was handed in, the one that counts and those before it, criterion by criterion. */
export const VersionsDialog = (props: { assignmentId: string; title: string; onClose: () => void }) => {
  const [page] = createResource(() => props.assignmentId, load)
  return (
    <Dialog open title={props.title} onClose={props.onClose} wide>
      <Show when={page.error}>
        <ProblemNote title={messageOf(page.error)} />
      </Show>
      <Show when={!page.error && page.latest} fallback={page.error ? null : <Skeleton lines={6} />}>
        {(it) => (
          <For each={it().versions} fallback={<p class="text-ink-2">{w.progress.noVersions}</p>}>
            {({ version, lines, paper }) => (
              <section class="border-t border-line py-4">
                <h3 class="text-base flex flex-wrap items-center gap-3">
                  {w.progress.version(version.n ?? 0)}
                  <b class="tabular-nums">{version.total ? points(version.total) : '–'}</b>
                  <Tag tone={version.state === 'handedIn' ? 'green' : 'neutral'}>
                    {w.progress.versionState[version.state ?? ''] ?? version.state}
                  </Tag>
                </h3>
                <Show when={version.reason}>
                  <p class="text-sm text-ink-2">
                    {w.reason}: {version.reason}
                  </p>
                </Show>
                <Show when={paper}>
                  {(it) => (
                    <p class="text-sm text-ink-2">
                      {w.progress.typedBy(it().typedBy.join(', '))}{' '}
                      <For each={it().scans}>
                        {(scan) => (
                          <a
                            class="inline-flex items-center min-h-11 mr-3"
                            href={`/api/desk/assignments/${props.assignmentId}/paper/scans/${scan.id}?inline=1`}
                            target="_blank"
                            rel="noreferrer"
                          >
                            {w.progress.scan(scan.page ?? 1)}
                          </a>
                        )}
                      </For>
                    </p>
                  )}
                </Show>
                <Lines lines={lines} />
                <Show when={version.overallComment}>
                  <p class="text-sm whitespace-pre-wrap mt-2">{version.overallComment}</p>
                </Show>
                <Show when={paper?.keptDraft}>
                  {(kept) => (
                    <>
                      <h4 class="text-sm font-semibold mt-3">{w.progress.keptDraft}</h4>
                      <Lines lines={kept()} />
                    </>
                  )}
                </Show>
              </section>
            )}
          </For>
        )}
      </Show>
      <div class="flex justify-end">
        <Button onClick={() => props.onClose()}>{w.progress.close}</Button>
      </div>
    </Dialog>
  )
}

type Line = Awaited<ReturnType<typeof load>>['versions'][number]['lines'][number]

const Lines = (props: { lines: readonly Line[] }) => (
  <ul class="list-none p-0 mt-2">
    <For each={props.lines}>
      {(line) => (
        <li class="py-1.5 grid grid-cols-[1fr_auto] gap-x-4">
          <span>{line.label}</span>
          <b class="tabular-nums">{line.points ? points(line.points) : '–'}</b>
          <Show when={line.comment}>
            <span class="text-sm text-ink-2 col-span-2 whitespace-pre-wrap">{line.comment}</span>
          </Show>
        </li>
      )}
    </For>
  </ul>
)
