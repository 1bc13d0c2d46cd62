import { correctionWords } from '@xk/i18n'
import { Button, Card, KeyValue, LinkButton, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { DecideDialogs } from '../second-person/decide-dialogs.tsx'
import { Changes } from './changes.tsx'
import type { CorrectionLine, CorrectionsPage } from './load.ts'

const w = correctionWords.waiting

/** A correction that waits for its second person: what it changes, and the decision about it. */
export const WaitingCorrection = (props: {
  page: CorrectionsPage
  line: CorrectionLine
  onChanged: () => void
}) => {
  const [asking, setAsking] = createSignal<'approve' | 'sendBack'>()
  const corrections = api.editions[':id'].corrections
  const param = () => ({ id: props.page.editionId })
  const done = () => {
    setAsking(undefined)
    props.onChanged()
  }
  const approve = createAction(async (command) => {
    const json = { digest: props.line.releaseDigest ?? '' }
    await call(corrections.approve.$post({ param: param(), json }, command))
    done()
  })
  const sendBack = createAction(async (command, reason: string) => {
    await call(corrections['send-back'].$post({ param: param(), json: { reason } }, command))
    done()
  })
  const drop = createAction(async (command) => {
    await call(corrections.$delete({ param: param() }, command))
    done()
  })
  const may = (command: 'correction.prepare' | 'correction.approve' | 'correction.sendBack') =>
    props.page.allowed.includes(command)
  return (
    <Card title={w.title(props.line.byName ?? '')} class="mt-4">
      <p class="text-sm text-ink-2 mb-4">{w.text}</p>
      <KeyValue
        items={[
          {
            label: correctionWords.kind.label,
            value: props.line.kind ? correctionWords.kind[props.line.kind] : '',
          },
          { label: correctionWords.form.reason, value: props.line.reason },
          ...(props.line.items ?? []).flatMap(({ ground }) =>
            ground ? [{ label: correctionWords.form.ground, value: ground }] : [],
          ),
          { label: w.digest, value: <code class="break-all">{props.line.releaseDigest}</code> },
        ]}
      />
      <Show when={props.page.waiting}>{(changes) => <Changes of={changes()} />}</Show>
      <Show when={drop.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions">
        <LinkButton href={`/api/editions/${props.page.editionId}/release/preview`} target="_blank">
          {w.preview}
        </LinkButton>
        <Show when={props.line.hasDecision}>
          <LinkButton href={`/api/corrections/${props.line.id}/decision.pdf`} target="_blank">
            {w.decision}
          </LinkButton>
        </Show>
        <Show when={may('correction.approve')}>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {w.approve}
          </Button>
        </Show>
        <Show when={may('correction.sendBack')}>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
        <Show when={may('correction.prepare')}>
          <Button variant="link" busy={drop.busy()} onClick={() => void drop.run()}>
            {w.drop}
          </Button>
        </Show>
      </div>
      <DecideDialogs
        asking={asking()}
        words={w}
        approve={approve}
        sendBack={sendBack}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}
