import { ceremonyWords } from '@xk/i18n'
import { Button, Dialog, formatDateTime, KeyValue, Tag, Todo } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { InvitationsPage } from '../unit-reports/unit-todos.ts'
import { AnswerForm } from './answer-form.tsx'

const w = ceremonyWords.unit

/** On the officer's home: ceremonies that the unit is invited to, with its answer. */
export const InvitationTodo = (props: { of: InvitationsPage['invitations']; onChanged: () => void }) => {
  const [answering, setAnswering] = createSignal<string>()
  const chosen = () => props.of.find((it) => it.invitation.id === answering())
  return (
    <>
      <For each={props.of}>
        {(it) => (
          <Todo
            first={it.invitation.answer === null}
            tag={
              <Tag tone={it.invitation.answer ? 'green' : 'amber'}>
                {it.invitation.answer
                  ? w.answered(it.invitation.answer, it.invitation.people ?? 0)
                  : it.ceremony.replyBy
                    ? w.replyUntil(formatDateTime(it.ceremony.replyBy))
                    : w.tag}
              </Tag>
            }
            title={w.title(it.editionTitle)}
            text={
              <KeyValue
                items={[
                  { label: w.when, value: formatDateTime(it.ceremony.at) },
                  { label: w.place, value: it.ceremony.place },
                  ...(it.invitation.delegateName
                    ? [
                        {
                          label: w.delegate,
                          value: ceremonyWords.letters.delegate(
                            it.invitation.delegateName,
                            it.invitation.delegatePosition ?? '',
                          ),
                        },
                      ]
                    : []),
                  ...(it.ceremony.contact ? [{ label: w.contact, value: it.ceremony.contact }] : []),
                ]}
              />
            }
            actions={
              <>
                <Button
                  variant={it.invitation.answer ? 'quiet' : 'primary'}
                  onClick={() => setAnswering(it.invitation.id)}
                >
                  {it.invitation.answer ? w.change : w.reply}
                </Button>
                <a
                  class="btn btn-quiet"
                  href={`/api/ceremony-invitations/${it.invitation.id}/letter.pdf`}
                  target="_blank"
                >
                  {w.letter}
                </a>
              </>
            }
          />
        )}
      </For>
      <Dialog open={chosen() !== undefined} title={w.reply} onClose={() => setAnswering(undefined)}>
        <Show when={chosen()}>
          {(it) => (
            <AnswerForm
              id={it().invitation.id}
              given={it().invitation}
              onDone={() => {
                setAnswering(undefined)
                props.onChanged()
              }}
            />
          )}
        </Show>
      </Dialog>
    </>
  )
}
