import { intakeWords } from '@xk/i18n'
import { Card, FileRow, formatDateTime, KeyValue } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(intakeWords.card)

interface Intake {
  about: {
    channel?: 'paper' | 'mail' | 'other'
    receivedAt?: string
    note?: string
    enteredByName?: string | null
    enteredAt?: string
  }
  scans: { id?: string; name?: string; bytes?: number; at?: string }[]
}

/** How a work came that the secretariat typed in for its unit, with the paper as it came. */
export const IntakeCard = (props: { entryId: string; intake: Intake; children?: JSX.Element }) => {
  const about = () => props.intake.about
  return (
    <Card title={w.title}>
      <KeyValue
        items={[
          { label: w.channel, value: intakeWords.enter.channels[about().channel ?? 'other'] },
          { label: w.receivedAt, value: about().receivedAt ? formatDateTime(about().receivedAt!) : '' },
          { label: w.enteredBy, value: about().enteredByName ?? '' },
          { label: w.enteredAt, value: about().enteredAt ? formatDateTime(about().enteredAt!) : '' },
          ...(about().note ? [{ label: w.note, value: about().note }] : []),
        ]}
      />
      <h3 class="font-semibold mt-4">{w.scans}</h3>
      <Show when={props.intake.scans.length > 0} fallback={<p class="text-ink-2">{w.noScans}</p>}>
        <ul class="drop-list">
          <For each={props.intake.scans}>
            {(scan) => (
              <FileRow
                file={{
                  id: scan.id ?? '',
                  name: scan.name ?? '',
                  size: scan.bytes,
                  note: scan.at ? formatDateTime(scan.at) : undefined,
                  href: `/api/entries/${props.entryId}/scans/${scan.id}?inline=1`,
                }}
              />
            )}
          </For>
        </ul>
      </Show>
      {props.children}
    </Card>
  )
}
