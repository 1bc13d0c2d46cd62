import { nominationWords } from '@xk/i18n'
import { For, Show } from 'solid-js'

const w = nominationWords.page

interface Text {
  version: string
  title: string
  controller: string
  contact: string
  data: string
  receivers: string
  retention: string
  rights: string
}
const PARTS = ['controller', 'contact', 'data', 'receivers', 'retention', 'rights'] as const

/** The notice under which they answer: the published text of that version, or what holds in every edition. */
export const Notice = (props: {
  asked: { notice: Text | null; noticeVersion: string; retentionMonths: number }
}) => (
  <details class="border-t border-line mt-2">
    <summary class="min-h-11 py-3 cursor-pointer font-semibold">
      {props.asked.notice?.title ?? w.notice}{' '}
      <span class="font-normal text-sm text-ink-2">({w.noticeVersion(props.asked.noticeVersion)})</span>
    </summary>
    <Show
      when={props.asked.notice}
      fallback={
        <ul class="list-disc pl-5 grid gap-2">
          <For each={w.noticeFallback(props.asked.retentionMonths)}>{(line) => <li>{line}</li>}</For>
        </ul>
      }
    >
      {(notice) => (
        <dl class="grid gap-2">
          <For each={PARTS}>
            {(part) => (
              <div>
                <dt class="text-sm text-ink-2">{w.noticeParts[part]}</dt>
                <dd class="whitespace-pre-wrap">{notice()[part]}</dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  </details>
)
