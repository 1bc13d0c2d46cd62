import { correctionWords } from '@xk/i18n'
import { Card, EmptyState, formatDateTime, LinkButton, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { CorrectionsPage } from './load.ts'

const w = correctionWords

/** Every correction that was published or sent back, the latest first. */
export const CorrectionHistory = (props: { page: CorrectionsPage }) => {
  const past = () => props.page.corrections.filter(({ state }) => state !== 'prepared')
  return (
    <Card title={w.history.title} class="mt-6">
      <Show
        when={past().length > 0}
        fallback={<EmptyState title={w.history.empty.title} text={w.history.empty.text} />}
      >
        <ul class="list-none p-0">
          <For each={past()}>
            {(line) => (
              <li class="border-t border-line first:border-t-0 py-4">
                <p class="flex flex-wrap items-center gap-3">
                  <b>{line.kind ? w.kind[line.kind] : ''}</b>
                  <Tag tone={line.state === 'approved' ? 'green' : 'amber'}>{w.state[line.state ?? '']}</Tag>
                </p>
                <p>{line.reason}</p>
                <p class="text-sm text-ink-2">
                  {w.history.line(
                    line.releaseN ?? 0,
                    formatDateTime(line.decidedAt ?? line.preparedAt ?? ''),
                  )}
                  . {w.history.by(line.byName ?? '', line.decidedByName ?? null)}
                </p>
                <Show when={line.sentBack}>
                  {(why) => <p class="text-sm">{w.history.sentBack(why())}</p>}
                </Show>
                <Show when={line.state === 'approved'}>
                  <div class="actions">
                    <LinkButton
                      size="small"
                      href={`/ket-qua/${props.page.slug}/lan/${line.releaseN}`}
                      target="_blank"
                    >
                      {w.history.open}
                    </LinkButton>
                    <Show when={line.hasDecision}>
                      <LinkButton
                        size="small"
                        href={`/api/corrections/${line.id}/decision.pdf`}
                        target="_blank"
                      >
                        {w.waiting.decision}
                      </LinkButton>
                    </Show>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
