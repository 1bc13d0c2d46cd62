import { useParams } from '@solidjs/router'
import { nominationWords } from '@xk/i18n'
import { Button, Card, formatDateTime, ProblemNote, RadioGroup, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { AskedBy, fieldText, LinkFrame, LinkState } from './frame.tsx'

const w = nominationWords.confirm
const read = (token: string) => call(api['endorsement-links'][':token'].$get({ param: { token } }))
type Asked = Awaited<ReturnType<typeof read>>

/** What leadership or party committee confirms, whole, and their answer under their name. */
const EndorsePage = () => {
  const params = useParams<{ token: string }>()
  const [asked, { refetch }] = createResource(() => params.token, read)
  return (
    <LinkFrame>
      <LinkState
        data={asked.error ? undefined : asked.latest}
        error={asked.error}
        onRetry={() => void refetch()}
      >
        {(it) => <Endorse token={params.token} asked={it()} onDone={() => void refetch()} />}
      </LinkState>
    </LinkFrame>
  )
}
export default EndorsePage

const Endorse = (props: { token: string; asked: Asked; onDone: () => void }) => {
  const [again, setAgain] = createSignal(false)
  const isSaid = () => props.asked.answered !== null && !again()
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="text-ink-2 mt-1">{w.intro(props.asked.unitName, props.asked.editionTitle)}</p>
      </header>
      <AskedBy by={props.asked.askedBy} />
      <Show when={isSaid()}>
        <ProblemNote
          tone={props.asked.answer.agrees ? 'green' : 'amber'}
          title={`${w.done}: ${props.asked.answer.agrees ? w.agree : w.refuse}`}
          text={w.doneText(formatDateTime(props.asked.answered ?? ''))}
          action={<Button onClick={() => setAgain(true)}>{w.again}</Button>}
        />
      </Show>
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
      <Show when={!isSaid()}>
        <AnswerForm
          token={props.token}
          asked={props.asked}
          onDone={() => {
            setAgain(false)
            props.onDone()
            scrollTo({ top: 0 })
          }}
        />
      </Show>
    </>
  )
}

const AnswerForm = (props: { token: string; asked: Asked; onDone: () => void }) => {
  const [said, setSaid] = createSignal('')
  const [name, setName] = createSignal(props.asked.answer.signerName ?? '')
  const [position, setPosition] = createSignal(props.asked.answer.signerPosition ?? '')
  const [note, setNote] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const isBlank = (text: string) => text.trim().length < 2
  const send = async () => {
    setTried(true)
    if (said() === '' || isBlank(name()) || isBlank(position())) return
    setBusy(true)
    setProblem(undefined)
    try {
      await call(
        api['endorsement-links'][':token'].answer.$post({
          param: { token: props.token },
          json: {
            agrees: said() === 'yes',
            signerName: name().trim(),
            signerPosition: position().trim(),
            note: note().trim(),
          },
        }),
      )
      props.onDone()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(false)
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
      <Show when={problem()}>{(text) => <ProblemNote title={text()} class="mb-3" />}</Show>
      <Button variant="primary" class="w-full" busy={busy()} onClick={() => void send()}>
        {w.send}
      </Button>
    </Card>
  )
}
