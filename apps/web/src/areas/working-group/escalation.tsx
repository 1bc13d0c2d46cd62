import { A, useParams } from '@solidjs/router'
import { escalationWords as w } from '@xk/i18n'
import { Button, EmptyState, LinkButton, PageHeader, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { Candidates } from '../../features/escalation/candidates.tsx'
import { type EscalationPage, type Level, loadEscalations } from '../../features/escalation/load.ts'
import { MemoCard } from '../../features/escalation/memo-card.tsx'
import { Quotas } from '../../features/escalation/quotas.tsx'
import { Shell } from '../../shell.tsx'

/** Giới thiệu cấp Thành, Trung ương: quotas, whom the rules suggest, tờ trình and their answers. */
const EscalationPageView = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadEscalations)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => <Body page={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default EscalationPageView

const Body = (props: { page: EscalationPage; onChanged: () => void }) => {
  const may = (command: EscalationPage['allowed'][number]) => props.page.allowed.includes(command)
  const begin = createAction(async (command, level: Level) => {
    const param = { id: props.page.editionId }
    await call(api.editions[':id']['submission-memos'].$post({ param, json: { level } }, command))
    props.onChanged()
  })
  return (
    <>
      <PageHeader
        title={w.title}
        text={props.page.editionTitle}
        actions={
          <>
            <LinkButton as={A} href="/to-cong-tac/gioi-thieu">
              {w.all}
            </LinkButton>
            <Show when={may('gallery.view')}>
              <LinkButton as={A} href={editionHref(props.page.editionId, '/guong')}>
                {w.press}
              </LinkButton>
            </Show>
          </>
        }
      />
      <p class="text-ink-2 mb-4 max-w-[68ch]">{w.intro}</p>
      <Quotas page={props.page} onChanged={props.onChanged} />
      <Show
        when={props.page.released}
        fallback={
          <div class="mt-6">
            <EmptyState title={w.notReleased} text={w.notReleasedText} />
          </div>
        }
      >
        <Show when={may('escalation.prepare')}>
          <div class="actions">
            <For each={['city', 'central'] as const}>
              {(level) => (
                <Button busy={begin.busy()} onClick={() => void begin.run(level)}>
                  {w.memo.begin(level)}
                </Button>
              )}
            </For>
          </div>
          <Show when={begin.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        </Show>
        <For each={props.page.memos.map(({ memo }) => memo.id ?? '')}>
          {(id) => (
            <For each={props.page.memos.filter(({ memo }) => memo.id === id)}>
              {(block) => <MemoCard page={props.page} block={block} onChanged={props.onChanged} />}
            </For>
          )}
        </For>
        <Candidates page={props.page} />
      </Show>
    </>
  )
}
