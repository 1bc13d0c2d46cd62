import { useParams } from '@solidjs/router'
import { galleryWords, workingGroupWords } from '@xk/i18n'
import { EmptyState, LinkButton, PageHeader, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ExemplarEditor } from '../../features/gallery/exemplar-editor.tsx'
import { type GalleryEditPage, loadGallery } from '../../features/gallery/load.ts'
import { PressPack } from '../../features/gallery/press-pack.tsx'
import { Shell } from '../../shell.tsx'

const w = galleryWords.edit

/** The exemplars of an edition as the public sees them: texts, order, what is taken down; the press pack. */
const GalleryEditView = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadGallery)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={workingGroupWords.retry} onRetry={refetch} lines={8}>
        {(it) => <Body page={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default GalleryEditView

const Body = (props: { page: GalleryEditPage; onChanged: () => void }) => {
  const may = (command: GalleryEditPage['allowed'][number]) => props.page.allowed.includes(command)
  const ids = () => props.page.entries.map(({ entryId }) => entryId ?? '')
  const move = createAction(async (command, from: number, to: number) => {
    const entryIds = [...ids()]
    const [moved] = entryIds.splice(from, 1)
    if (moved === undefined) return
    entryIds.splice(to, 0, moved)
    const param = { id: props.page.editionId }
    await call(api.editions[':id'].gallery.order.$put({ param, json: { entryIds } }, command))
    props.onChanged()
  })
  return (
    <>
      <PageHeader
        title={w.title}
        text={props.page.editionTitle}
        actions={
          <LinkButton href="/guong" target="_blank">
            {w.public}
          </LinkButton>
        }
      />
      <p class="text-ink-2 mb-4 max-w-[68ch]">{w.intro}</p>
      <Show when={may('pressPack.download')}>
        <PressPack editionId={props.page.editionId} />
      </Show>
      <Show when={move.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show
        when={ids().length > 0}
        fallback={
          <div class="mt-6">
            <EmptyState title={w.empty} text={w.emptyText} />
          </div>
        }
      >
        <ol class="list-none p-0 grid gap-3 mt-4">
          <For each={ids()}>
            {(id, i) => (
              <For each={props.page.entries.filter(({ entryId }) => entryId === id)}>
                {(entry) => (
                  <ExemplarEditor
                    entry={entry}
                    mayEdit={may('gallery.edit')}
                    mayTakeDown={may('gallery.takeDown')}
                    first={i() === 0}
                    last={i() === ids().length - 1}
                    busy={move.busy()}
                    onMove={(by) => void move.run(i(), i() + by)}
                    onChanged={props.onChanged}
                  />
                )}
              </For>
            )}
          </For>
        </ol>
      </Show>
    </>
  )
}
