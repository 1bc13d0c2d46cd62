import { questionWords } from '@xk/i18n'
import { Button, EmptyState, formatDateTime, ProblemNote, SelectField, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { AnswerDialog } from '../../features/questions/answer-dialog.tsx'
import { OfficeQuestion } from '../../features/questions/office-question.tsx'
import { OfficerShell } from './shell.tsx'

const w = questionWords.officer
const load = () => call(api.officer.questions.$get())
type Page = Awaited<ReturnType<typeof load>>

/** What the public asks of the officer's units, and what the officer asks of the organisers. */
const OfficerQuestionsPage = () => {
  const [page, { refetch }] = createResource(load)
  const [answering, setAnswering] = createSignal<Page['asked'][number]>()
  return (
    <OfficerShell current="questions">
      <h1>{w.asked}</h1>
      <p class="text-ink-2 mt-1 mb-4">{w.askedText}</p>
      <Loaded of={page} retry={questionWords.office.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <Show when={it().asked.length > 0} fallback={<EmptyState title={w.noneAsked} />}>
              <ul class="list-none p-0 grid gap-4">
                <For each={it().asked}>
                  {(line) => (
                    <OfficeQuestion
                      line={line}
                      actions={
                        <Show when={line.allowed.includes('question.answerUnit') && line.state !== 'hidden'}>
                          <Button
                            variant={line.state === 'waiting' ? 'primary' : 'quiet'}
                            onClick={() => setAnswering(line)}
                          >
                            {line.answer === null ? questionWords.office.answer : questionWords.office.again}
                          </Button>
                        </Show>
                      }
                    />
                  )}
                </For>
              </ul>
            </Show>
            <AskOrganisers page={it()} onAsked={refetch} />
            <h2 class="mt-8 mb-3">{w.mine}</h2>
            <Show when={it().mine.length > 0} fallback={<p class="text-ink-2">{w.noneMine}</p>}>
              <ul class="list-none p-0 grid gap-4">
                <For each={it().mine}>{(line) => <OfficeQuestion line={line} />}</For>
              </ul>
            </Show>
          </>
        )}
      </Loaded>
      <AnswerDialog question={answering()} onClose={() => setAnswering(undefined)} onDone={refetch} />
    </OfficerShell>
  )
}
export default OfficerQuestionsPage

const AskOrganisers = (props: { page: Page; onAsked: () => unknown }) => {
  const [editionId, setEditionId] = createSignal(props.page.editions[0]?.id ?? '')
  const [title, setTitle] = createSignal('')
  const [body, setBody] = createSignal('')
  const [due, setDue] = createSignal<string>()
  const ask = createAction((command) =>
    call(
      api.officer.questions.$post(
        {
          json: {
            editionId: editionId(),
            unitId: props.page.units[0]?.id ?? '',
            title: title(),
            body: body(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await ask.run()
    if (!done) return
    setDue(done.dueAt)
    setTitle('')
    setBody('')
    await props.onAsked()
  }
  return (
    <section class="mt-8">
      <h2>{w.ask}</h2>
      <p class="text-ink-2 mb-3">{w.askText}</p>
      <Show when={props.page.editions.length > 0} fallback={<p class="text-ink-2">{w.noEdition}</p>}>
        <form class="card" onSubmit={submit}>
          <SelectField
            label={w.edition}
            value={editionId()}
            options={props.page.editions.map((it) => ({ value: it.id, label: it.title }))}
            onChange={setEditionId}
          />
          <TextField
            label={questionWords.form.subject}
            help={questionWords.form.subjectHelp}
            required
            minLength={5}
            maxLength={200}
            value={title()}
            onInput={setTitle}
          />
          <TextArea
            label={questionWords.form.body}
            required
            minLength={10}
            maxLength={4000}
            rows={4}
            value={body()}
            onInput={setBody}
          />
          <Show when={due()}>
            {(at) => <ProblemNote tone="green" title={w.sent(formatDateTime(at()))} />}
          </Show>
          <Show when={ask.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <Button type="submit" variant="primary" busy={ask.busy()}>
            {w.submit}
          </Button>
        </form>
      </Show>
    </section>
  )
}
