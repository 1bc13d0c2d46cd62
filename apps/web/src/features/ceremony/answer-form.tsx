import { ceremonyWords } from '@xk/i18n'
import { Button, NumberField, ProblemNote, RadioGroup, TextField } from '@xk/ui'
import { createSignal, Show, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = ceremonyWords.answer

type Answer = 'coming' | 'sending' | 'notComing'
/** What the unit answered so far. */
interface Given {
  answer: Answer | null
  people: number | null
  delegateName: string | null
  delegatePosition: string | null
  answerNote: string | null
}
const ANSWERS: readonly Answer[] = ['coming', 'sending', 'notComing']

/** Whether a unit comes or sends somebody, and with how many: by itself, or as it said on the phone. */
export const AnswerForm = (props: { id: string; given: Given; onDone: () => void }) => {
  const [answer, setAnswer] = createSignal<Answer>(untrack(() => props.given.answer ?? 'coming'))
  const [people, setPeople] = createSignal(untrack(() => String(props.given.people || '')))
  const [note, setNote] = createSignal(untrack(() => props.given.answerNote ?? ''))
  const [name, setName] = createSignal(untrack(() => props.given.delegateName ?? ''))
  const [position, setPosition] = createSignal(untrack(() => props.given.delegatePosition ?? ''))
  const [asked, setAsked] = createSignal(false)
  const count = () => (/^\d{1,3}$/.test(people().trim()) ? Number(people()) : 0)
  const comes = () => answer() !== 'notComing'
  const sends = () => answer() === 'sending'
  const nobody = () => comes() && count() < 1
  const noName = () => sends() && !name().trim()
  const noPosition = () => sends() && !position().trim()
  const send = createAction(async (command) => {
    const json = {
      answer: answer(),
      people: comes() ? count() : 0,
      delegateName: sends() ? name() : '',
      delegatePosition: sends() ? position() : '',
      note: note(),
    }
    await call(api['ceremony-invitations'][':id'].answer.$post({ param: { id: props.id }, json }, command))
    props.onDone()
  })
  return (
    <>
      <RadioGroup
        label={w.coming}
        value={answer()}
        options={ANSWERS.map((value) => ({ value, label: ceremonyWords.letters[value] }))}
        onChange={(value) => setAnswer(ANSWERS.find((it) => it === value) ?? 'coming')}
      />
      <Show when={sends()}>
        <TextField
          label={w.delegateName}
          maxLength={120}
          value={name()}
          onInput={setName}
          error={asked() && noName() ? w.noName : undefined}
        />
        <TextField
          label={w.delegatePosition}
          maxLength={200}
          value={position()}
          onInput={setPosition}
          error={asked() && noPosition() ? w.noPosition : undefined}
        />
      </Show>
      <Show when={comes()}>
        <NumberField
          label={w.people}
          inputmode="numeric"
          value={people()}
          onInput={setPeople}
          error={asked() && nobody() ? w.nobody : undefined}
        />
      </Show>
      <TextField label={w.note} optional maxLength={1000} value={note()} onInput={setNote} />
      <Show when={send.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions mt-3">
        <Button
          variant="primary"
          busy={send.busy()}
          onClick={() => {
            setAsked(true)
            if (!nobody() && !noName() && !noPosition()) void send.run()
          }}
        >
          {w.send}
        </Button>
      </div>
    </>
  )
}
