import { WEBHOOK_EVENTS, type WebhookEvent } from '@xk/domain/webhook'
import { webhookWords as w } from '@xk/i18n'
import { Checkbox } from '@xk/ui'
import { For } from 'solid-js'

/** Which events to be told of, out of those that may be chosen. */
export const EventChoice = (props: {
  choice: readonly string[]
  chosen: readonly WebhookEvent[]
  onChange: (chosen: readonly WebhookEvent[]) => void
}) => (
  <fieldset class="field">
    <legend class="field-label">{w.form.events}</legend>
    <For each={WEBHOOK_EVENTS.filter((event) => props.choice.includes(event))}>
      {(event) => (
        <Checkbox
          label={w.events[event] ?? event}
          checked={props.chosen.includes(event)}
          onChange={(wanted) =>
            props.onChange(wanted ? [...props.chosen, event] : props.chosen.filter((it) => it !== event))
          }
        />
      )}
    </For>
  </fieldset>
)
