import { useNavigate } from '@solidjs/router'
import { workingGroupWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { Rules } from './create-rules.ts'
import { Differences } from './differences.tsx'
import { editionHref } from './edition-frame.tsx'
import type { RulesDraft } from './rules-draft.ts'

const w = workingGroupWords.rules

/** What an amendment changes, and its way: put forward with a reason, approved or sent back by a second person. */
export const AmendmentBar = (props: {
  draft: RulesDraft
  current: RulesDraft['rules']['body']
  rules: Rules
  onChanged: () => void
}) => {
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal<'putForward' | 'drop' | 'approve' | 'sendBack'>()
  const param = () => ({ id: props.draft.edition.id })
  const act = createAction(async (command, reason: string) => {
    const amendment = api.editions[':id'].amendment
    await props.rules.flush()
    switch (asking()) {
      case 'putForward':
        await call(
          amendment['put-forward'].$post(
            { param: param(), json: { saveVersion: props.rules.saveVersion(), reason } },
            command,
          ),
        )
        break
      case 'sendBack':
        await call(amendment['send-back'].$post({ param: param(), json: { reason } }, command))
        break
      case 'approve':
        await call(amendment.approve.$post({ param: param() }, command))
        return navigate(editionHref(props.draft.edition.id, '/the-le'))
      case 'drop':
        await call(amendment.$delete({ param: param() }, command))
        return navigate(editionHref(props.draft.edition.id, '/the-le'))
    }
    setAsking(undefined)
    props.onChanged()
  })
  const refusal = () => {
    const code = act.issueAt('') ?? act.issueAt('/stages') ?? act.issueAt('/divisions')
    return code ? workingGroupWords.issueText(code) : act.problem()
  }
  const may = (command: RulesDraft['allowed'][number]) => props.draft.allowed.includes(command)
  return (
    <Card title={w.amending(props.draft.version)} class="mb-6">
      <Show when={props.draft.waiting}>
        {(it) => (
          <ProblemNote
            tone="blue"
            title={w.waiting(it().by, formatDateTime(it().at))}
            text={`${w.reason}: ${it().reason}`}
          />
        )}
      </Show>
      <Differences before={props.current} after={props.rules.body()} />
      <div class="actions">
        <Show when={props.draft.waiting && may('ruleset.amend')}>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {w.approve}
          </Button>
        </Show>
        <Show when={props.draft.waiting && may('ruleset.amend.sendBack')}>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
        <Show when={may('ruleset.edit')}>
          <Show when={!props.draft.waiting}>
            <Button variant="primary" onClick={() => setAsking('putForward')}>
              {w.putForward}
            </Button>
          </Show>
          <Button onClick={() => setAsking('drop')}>{w.drop}</Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() !== undefined}
        title={
          { putForward: w.putForward, drop: w.drop, approve: w.approve, sendBack: w.sendBack }[
            asking() ?? 'approve'
          ]
        }
        text={asking() === 'drop' ? w.dropText : asking() === 'sendBack' ? undefined : w.putForwardText}
        danger={asking() === 'drop'}
        confirmLabel={
          { putForward: w.putForward, drop: w.drop, approve: w.approve, sendBack: w.sendBack }[
            asking() ?? 'approve'
          ]
        }
        {...(asking() === 'putForward'
          ? { reasonLabel: w.reason }
          : asking() === 'sendBack'
            ? { reasonLabel: w.sendBackReason }
            : {})}
        busy={act.busy()}
        problem={refusal()}
        onConfirm={(reason) => void act.run(reason)}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}
