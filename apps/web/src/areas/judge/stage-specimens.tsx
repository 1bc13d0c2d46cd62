import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { fromWire } from '@xk/domain/kernel'
import { Button, Card, ConfirmDialog, DataTable, LinkButton, Tag } from '@xk/ui'
import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, ApiProblem, call, command, newCommandId } from '../../api/client.ts'
import { type Desk, STATE_TONE } from '../../features/desk/desk-list.ts'

/** Works that the whole panel scores first: handed in apart, compared afterwards. */
export const Specimens = (props: { desk: Desk; onChanged: () => void; onTold: (text: string) => void }) => {
  const items = () => props.desk.items.filter((it) => it.kind === 'specimen')
  const open = () =>
    items().filter((it) => !it.restricted && !['handedIn', 'late', 'onPaper'].includes(it.state))
  const ready = () => open().length > 0 && open().every((it) => it.state === 'scored')
  const [asking, setAsking] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  let commandId = newCommandId()
  const submit = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const versions = Object.fromEntries(open().map((it) => [it.assignmentId, it.version]))
      const answer = await call(
        api.desk.stages[':id'].specimens.submit.$post(
          { param: { id: props.desk.stage.stageId }, json: { versions } },
          command(commandId),
        ),
      )
      setAsking(false)
      props.onTold(w.specimens.submitted(answer.handedIn))
      props.onChanged()
    } catch (error) {
      setProblem((error as Error).message)
      if (error instanceof ApiProblem) commandId = newCommandId()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show when={items().length > 0}>
      <Card title={w.specimens.title} class="my-6">
        <p class="text-ink-2 mb-4 max-w-[68ch]">{w.specimens.text}</p>
        <DataTable
          caption={w.specimens.title}
          rows={items()}
          columns={[
            { key: 'code', label: w.columns.code, nowrap: true, cell: (it) => <b>{it.blindCode}</b> },
            {
              key: 'title',
              label: w.columns.title,
              lead: true,
              cell: (it) => (
                <A href={`/giam-khao/bai/${it.assignmentId}`} class="inline-block py-2.5 font-medium">
                  {it.restricted ? it.blindCode : it.title}
                </A>
              ),
            },
            {
              key: 'state',
              label: w.columns.state,
              cell: (it) =>
                it.restricted ? (
                  <Tag tone="amber">{w.restricted}</Tag>
                ) : (
                  <Tag tone={STATE_TONE[it.state]}>{w.state[it.state]}</Tag>
                ),
            },
            {
              key: 'total',
              label: w.columns.total,
              numeric: true,
              cell: (it) => (it.total ? writeDecimal(fromWire(it.total)) : '–'),
            },
          ]}
        />
        <div class="flex flex-wrap gap-3 mt-4">
          <Show when={ready()}>
            <Button variant="primary" onClick={() => setAsking(true)}>
              {w.specimens.submit}
            </Button>
          </Show>
          <LinkButton as={A} href={`/giam-khao/${props.desk.stage.stageId}/cham-thu`}>
            {w.specimens.see}
          </LinkButton>
        </div>
      </Card>
      <ConfirmDialog
        open={asking()}
        title={w.specimens.submitTitle(open().length)}
        text={w.specimens.submitText}
        confirmLabel={w.specimens.submit}
        busy={busy()}
        problem={problem()}
        onConfirm={() => void submit()}
        onClose={() => setAsking(false)}
      />
    </Show>
  )
}
