import { ceremonyWords } from '@xk/i18n'
import { Button, NumberField, ProblemNote, RadioGroup, TextField } from '@xk/ui'
import { createSignal, Show, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = ceremonyWords.answer

/** Whether a unit comes and with how many: by itself, or as it said on the phone. */
export const AnswerForm = (props: {
  id: string
  answer: 'coming' | 'notComing' | null
  people: number | null
  note: string | null
  onDone: () => void
}) => {
  const [answer, setAnswer] = createSignal<string>(untrack(() => props.answer ?? 'coming'))
  const [people, setPeople] = createSignal(untrack(() => String(props.people || '')))
  const [note, setNote] = createSignal(untrack(() => props.note ?? ''))
  const [asked, setAsked] = createSignal(false)
  const count = () => (/^\d{1,3}$/.test(people().trim()) ? Number(people()) : 0)
  const nobody = () => answer() === 'coming' && count() < 1
  const send = createAction(async (command) => {
    const json = {
      answer: answer() === 'coming' ? ('coming' as const) : ('notComing' as const),
      people: answer() === 'coming' ? count() : 0,
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
        inline
        options={[
          { value: 'coming', label: ceremonyWords.letters.coming },
          { value: 'notComing', label: ceremonyWords.letters.notComing },
        ]}
        onChange={setAnswer}
      />
      <Show when={answer() === 'coming'}>
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
            if (!nobody()) void send.run()
          }}
        >
          {w.send}
        </Button>
      </div>
    </>
  )
}
