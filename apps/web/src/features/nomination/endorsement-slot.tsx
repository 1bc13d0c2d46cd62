import { nominationWords } from '@xk/i18n'
import { Button, CopyButton, Dialog, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { SlotProps } from './slots-section.tsx'

const w = nominationWords.endorse

/** Asks leadership or party committee through a link, and shows what they said. */
export const EndorsementSlot = (props: SlotProps) => {
  const [link, setLink] = createSignal<{ url: string; expiresAt: string }>()
  const asked = () => props.entry.nomination.endorsements.filter((it) => it.slot === props.slot.key)
  const isOutdated = () => asked().some(({ changedSince }) => changedSince)
  const name = () => {
    const { fields, people } = props.form.body()
    const title = fields[props.form.rules.titleField]
    return people[0]?.fullName.trim() || (typeof title === 'string' ? title : '')
  }
  const ask = createAction(async (command) => {
    await props.form.flush()
    const param = { entryId: props.entry.id }
    setLink(
      await call(
        api.entries[':entryId'].endorsements.$post({ param, json: { slot: props.slot.key } }, command),
      ),
    )
    props.onChanged()
  })
  return (
    <div class="mb-3">
      <For each={asked()}>
        {(it) => (
          <div class="mb-2">
            <Show
              when={it.answeredAt}
              fallback={<span class="text-sm">{w.waiting(formatDateTime(it.expiresAt ?? ''))}</span>}
            >
              {(at) =>
                (it.agrees ? w.agreed : w.refused)(
                  it.signerName ?? '',
                  it.signerPosition ?? '',
                  formatDateTime(at()),
                )
              }
            </Show>
            <Show when={it.answeredAt}>
              <span class="block text-sm text-ink-2">
                {it.account ? w.via.account(it.account) : w.via.link}
              </span>
            </Show>
            <Show when={it.note}>{(note) => <span class="block text-sm">{w.note(note())}</span>}</Show>
            <Show when={it.changedSince}>
              <ProblemNote
                tone="amber"
                title={w.changed(formatDateTime(it.answeredAt ?? ''))}
                text={w.changedText}
                class="mt-2"
              />
            </Show>
          </div>
        )}
      </For>
      <Show when={ask.problem()}>{(text) => <ProblemNote title={text()} class="mb-2" />}</Show>
      <Button busy={ask.busy()} onClick={() => void ask.run()}>
        {isOutdated() ? w.askAgain : asked().length > 0 ? w.again : w.byLink}
      </Button>
      <Dialog
        open={link() !== undefined}
        title={w.linkTitle(props.slot.label)}
        onClose={() => setLink(undefined)}
      >
        <Show when={link()}>
          {(it) => {
            const text = () => w.message(props.slot.label, name(), it().url, formatDateTime(it().expiresAt))
            return (
              <>
                <p class="text-ink-2 mb-3">{w.linkText}</p>
                <p class="whitespace-pre-wrap break-words rounded-m bg-sunken p-4 mb-4 text-sm">{text()}</p>
                <CopyButton variant="primary" text={text()} label={w.copy} />
              </>
            )
          }}
        </Show>
      </Dialog>
    </div>
  )
}
