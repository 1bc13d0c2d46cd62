import { OBJECTION_RULINGS, type ObjectionRuling } from '@xk/domain/public-notice'
import { publicNoticeWords } from '@xk/i18n'
import { Button, Dialog, formatDateTime, KeyValue, ProblemNote, RadioGroup, TextArea } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Answers, type Objection, ObjectionState, Ruling } from './said.tsx'
import { type Shown, shownName } from './shown-list.tsx'

const w = publicNoticeWords
const o = publicNoticeWords.office

interface OfficeObjection {
  about: Objection
  filed: { receiptCode: string; unitName: string; fileName: string | null }
  ruled: { minutes: string | null; ruledByName: string | null; mayRule: boolean }
}

/** One objection for those who rule on it. */
export const ObjectionCard = (props: {
  of: OfficeObjection
  entry: Shown | undefined
  onChanged: () => void
}) => {
  const [ruling, setRuling] = createSignal(false)
  const { about, filed, ruled } = props.of
  return (
    <section class="border-t border-line py-4">
      <p class="mb-2">
        <ObjectionState of={about} /> <b>{filed.receiptCode}</b>
      </p>
      <KeyValue
        items={[
          {
            label: o.about,
            value: props.entry
              ? `${props.entry.ordinal}. ${shownName(props.entry)}, ${props.entry.unitName}`
              : '',
          },
          { label: o.filedBy, value: filed.unitName },
          { label: o.filedAt, value: formatDateTime(about.filedAt) },
          ...(filed.fileName
            ? [
                {
                  label: w.file,
                  value: (
                    <a
                      class="inline-flex items-center min-h-11 underline"
                      href={`/api/objections/${about.id}/file?inline=1`}
                    >
                      {filed.fileName}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p class="whitespace-pre-line mt-3">{about.text}</p>
      <Answers of={about} />
      <Ruling of={about} />
      <Show when={ruled.minutes}>
        <p class="text-sm text-ink-2 mt-2 whitespace-pre-line">
          {o.minutes}: {ruled.minutes}
        </p>
        <p class="text-sm text-ink-2">
          {o.ruledBy(ruled.ruledByName ?? '', about.ruledAt ? formatDateTime(about.ruledAt) : '')}
        </p>
      </Show>
      <Show when={about.state === 'open'}>
        <Show when={ruled.mayRule} fallback={<p class="text-ink-2 mt-3">{o.secondPerson}</p>}>
          <div class="actions mt-3">
            <Button variant="primary" onClick={() => setRuling(true)}>
              {o.rule}
            </Button>
          </div>
        </Show>
      </Show>
      <RuleDialog
        open={ruling()}
        id={about.id}
        onClose={() => setRuling(false)}
        onDone={() => {
          setRuling(false)
          props.onChanged()
        }}
      />
    </section>
  )
}

const LEAST = 3

const RuleDialog = (props: { open: boolean; id: string; onClose: () => void; onDone: () => void }) => {
  const [ruling, setRuling] = createSignal<ObjectionRuling>('kept')
  const [minutes, setMinutes] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const short = (text: string) => (asked() && text.trim().length < LEAST ? o.missing : undefined)
  const save = createAction(async (command) => {
    const json = { ruling: ruling(), minutes: minutes(), reason: reason() }
    await call(api.objections[':id'].rule.$post({ param: { id: props.id }, json }, command))
    props.onDone()
  })
  return (
    <Dialog open={props.open} title={o.ruleTitle} onClose={props.onClose} wide>
      <p class="mb-3 text-ink-2">{o.ruleText}</p>
      <TextArea
        label={o.minutes}
        help={o.minutesHelp}
        rows={4}
        maxLength={4000}
        value={minutes()}
        onInput={setMinutes}
        error={short(minutes())}
      />
      <RadioGroup
        label={w.ruling}
        value={ruling()}
        options={OBJECTION_RULINGS.map((value) => ({ value, label: w.rulings[value] }))}
        onChange={(value) => setRuling(value as ObjectionRuling)}
      />
      <TextArea
        label={w.reason}
        help={o.reasonHelp}
        rows={3}
        maxLength={2000}
        value={reason()}
        onInput={setReason}
        error={short(reason())}
      />
      <Show when={save.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <div class="sheet-foot">
        <Button
          variant={ruling() === 'refused' ? 'danger' : 'primary'}
          busy={save.busy()}
          onClick={() => {
            setAsked(true)
            if (minutes().trim().length >= LEAST && reason().trim().length >= LEAST) void save.run()
          }}
        >
          {o.rule}
        </Button>
      </div>
    </Dialog>
  )
}
