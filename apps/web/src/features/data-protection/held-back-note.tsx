import { A } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { formatDateTime, LinkButton, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = privacyWords.heldBack

interface HeldBack {
  what: 'restriction' | 'consent'
  purpose: string | null
  since: string
  channel: keyof typeof privacyWords.channels | null
  by: string | null
  requestId: string | null
  /** Where several entries stand on a page. */
  unitName?: string
}

const titleOf = (it: HeldBack): string => {
  const said =
    it.what === 'restriction'
      ? w.restriction(formatDateTime(it.since))
      : w.consent(privacyWords.purposes[it.purpose ?? ''] ?? it.purpose ?? '', formatDateTime(it.since))
  return it.unitName ? `${it.unitName}: ${said}` : said.charAt(0).toLocaleUpperCase() + said.slice(1)
}

/** What the office did in a nominee's name that keeps them back: since when, by what, and where it can be looked into. */
export const HeldBackNotes = (props: { held: readonly HeldBack[] }) => (
  <For each={props.held}>
    {(it) => (
      <ProblemNote
        tone="amber"
        title={titleOf(it)}
        text={
          <>
            {w.how(it.channel ? privacyWords.channels[it.channel] : w.unknownWay, it.by ?? '')} {w.ask}
          </>
        }
        action={
          <Show when={it.requestId}>
            {(id) => (
              <LinkButton as={A} href={`/quan-tri/du-lieu-ca-nhan/yeu-cau/${id()}`}>
                {w.look}
              </LinkButton>
            )}
          </Show>
        }
      />
    )}
  </For>
)
