import { nominationWords } from '@xk/i18n'
import { Button, Card, formatDateTime, ProblemNote, RadioGroup, TextArea, TextField } from '@xk/ui'
import { createEffect, createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { keepInTab } from '../../api/kept-in-tab.ts'
import { fieldText, LinkPage, type OpenLink } from './frame.tsx'
import { type AskedEndorsement, readEndorsementLink } from './load.ts'

const w = nominationWords.confirm

/** What leadership or party committee confirms, whole, and their answer under their name. */
const EndorsePage = () => (
  <LinkPage
    read={readEndorsementLink}
    title={w.title}
    intro={(asked: AskedEndorsement) => w.intro(asked.unitName, asked.editionTitle)}
    isOver={(asked) => asked.changedSince}
    said={(link) => <Said {...link} />}
    about={(link) => <Confirmed asked={link.asked} />}
    form={(link) => <AnswerForm {...link} />}
  />
)
export default EndorsePage

/** Their answer, or that the text is another one since. */
const Said = (props: OpenLink<AskedEndorsement>) => {
  const when = () => formatDateTime(props.asked.answered ?? '')
  return (
    <Show
      when={!props.asked.changedSince}
      fallback={<ProblemNote tone="amber" title={w.changed} text={w.changedText(when())} />}
    >
      <ProblemNote
        tone={props.asked.answer.agrees ? 'green' : 'amber'}
        title={`${w.done}: ${props.asked.answer.agrees ? w.agree : w.refuse}`}
        text={w.doneText(when())}
        action={props.isSaid ? <Button onClick={props.again}>{w.again}</Button> : undefined}
      />
    </Show>
  )
}

/** Exactly the text that the answer is given to. */
const Confirmed = (props: { asked: AskedEndorsement }) => (
  <>
    <Card title={w.who}>
      <For each={props.asked.people}>
        {(person) => (
          <p>
            <strong>{person.fullName}</strong>
            <Show when={person.position}> · {person.position}</Show>
          </p>
        )}
      </For>
    </Card>
    <Card title={w.report}>
      <dl class="grid gap-3">
        <For each={props.asked.fields}>
          {(field) => (
            <div class="min-w-0">
              <dt class="text-sm text-ink-2">{field.label}</dt>
              <dd class="whitespace-pre-wrap break-words">{fieldText(field)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Card>
  </>
)

const AnswerForm = (props: OpenLink<AskedEndorsement>) => {
  const [said, setSaid] = createSignal('')
  const kept = keepInTab<{ name: string; position: string; note: string }>(`endorse-${props.token}`)
  const left = kept.read()
  const [name, setName] = createSignal(left.name ?? props.asked.answer.signerName ?? '')
  const [position, setPosition] = createSignal(left.position ?? props.asked.answer.signerPosition ?? '')
  const [note, setNote] = createSignal(left.note ?? '')
  createEffect(() => kept.write({ name: name(), position: position(), note: note() }))
  const [tried, setTried] = createSignal(false)
  const isBlank = (text: string) => text.trim().length < 2
  const answer = createAction(async () => {
    await call(
      api['endorsement-links'][':token'].answer.$post({
        param: { token: props.token },
        json: {
          agrees: said() === 'yes',
          signerName: name().trim(),
          signerPosition: position().trim(),
          note: note().trim(),
          digest: props.asked.digest,
        },
      }),
    )
    kept.write(undefined)
    props.answered()
  })
  const send = async () => {
    setTried(true)
    if (said() === '' || isBlank(name()) || isBlank(position())) return
    await answer.run()
    if (answer.code() === 'endorsement/text-changed') props.changed()
  }
  return (
    <Card title={props.asked.slotLabel}>
      <RadioGroup
        label={w.question(props.asked.slotLabel)}
        hideLabel
        name="y-kien"
        value={said()}
        error={tried() && said() === '' ? w.unanswered : undefined}
        options={[
          { value: 'yes', label: w.agree },
          { value: 'no', label: w.refuse },
        ]}
        onChange={setSaid}
      />
      <TextField
        label={w.name}
        autocomplete="name"
        value={name()}
        error={tried() && isBlank(name()) ? w.need : undefined}
        onInput={setName}
      />
      <TextField
        label={w.position}
        autocomplete="organization-title"
        value={position()}
        error={tried() && isBlank(position()) ? w.need : undefined}
        onInput={setPosition}
      />
      <TextArea label={w.note} rows={3} value={note()} onInput={setNote} />
      <Show when={answer.problem()}>{(text) => <ProblemNote title={text()} class="mb-3" />}</Show>
      <Button variant="primary" class="w-full" busy={answer.busy()} onClick={() => void send()}>
        {w.send}
      </Button>
    </Card>
  )
}
