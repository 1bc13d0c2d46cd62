import { councilWords as words } from '@xk/i18n'
import { Button, Card, ConfirmDialog, DataTable, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import type { Minutes } from './create-minutes.ts'
import { type Meeting, type OpenRound, type SittingPage } from './create-sitting.ts'
import { MinutesField } from './minutes-field.tsx'
import { TypePaper } from './type-paper.tsx'

const w = words.sitting.count

/** Kiểm phiếu: paper typed by two tellers apart, where they differ, and the closing by another than who ended it. */
export const CountStep = (props: { page: SittingPage; meeting: Meeting; minutes: Minutes }) => {
  const counting = () => (props.meeting.round?.round.state === 'counting' ? props.meeting.round : undefined)
  const said = () => (props.meeting.round?.round.state === 'closed' ? w.counted : w.nothing)
  const it = () => props.meeting.sitting
  return (
    <Card title={words.sitting.step.count}>
      <Show when={counting()} fallback={<p class="text-ink-2">{said()}</p>} keyed={false}>
        {(round) => <Count page={props.page} meeting={props.meeting} it={round()} />}
      </Show>
      <MinutesField
        minutes={props.minutes}
        part="countNotes"
        mayWrite={it().allowed.includes('council.writeMinutes') && !it().council.closedAt}
      />
    </Card>
  )
}

const Count = (props: { page: SittingPage; meeting: Meeting; it: OpenRound }) => {
  const [closing, setClosing] = createSignal(false)
  const id = props.it.round.id
  const may = (name: OpenRound['allowed'][number]) => props.it.allowed.includes(name)
  const needsPaper = () => props.it.round.way === 'paper' || props.it.issuedOnPaper > 0
  const [paper, { refetch }] = createResource(
    () => (needsPaper() && may('ballot.typePaper') ? id : undefined),
    (of) => call(api['ballot-rounds'][':id']['paper-count'].$get({ param: { id: of } })),
  )
  const close = props.page.act(async (command) => {
    await call(api['ballot-rounds'][':id'].close.$post({ param: { id } }, command))
    setClosing(false)
  })
  const nameOf = (candidate: string | null | undefined) =>
    candidate ? (props.it.candidates.find((it) => it.id === candidate)?.name ?? '—') : w.whole
  const differences = () => props.meeting.sitting.paper
  const mayAnnounce = () => !needsPaper() || differences()?.agreed === true
  return (
    <>
      <Show when={!needsPaper()}>
        <p>{w.noPaper(props.it.round.returned)}</p>
      </Show>
      <Show when={paper.error}>
        <ProblemNote title={messageOf(paper.error)} />
      </Show>
      <Show when={differences()}>{(it) => <Compared it={it()} nameOf={nameOf} />}</Show>
      <Show when={!paper.error && paper.latest}>
        {(mine) => (
          <TypePaper
            round={props.it}
            mine={mine()}
            onSaved={async () => {
              await refetch()
              await props.page.refetch()
            }}
          />
        )}
      </Show>
      <Show when={may('ballot.close')} fallback={<p class="text-ink-2 mt-4">{w.byAnother}</p>}>
        <Show
          when={mayAnnounce()}
          fallback={<p class="text-ink-2 mt-4">{w.first(differences()?.tellers.length ?? 0)}</p>}
        >
          <Button variant="primary" class="mt-4" onClick={() => setClosing(true)}>
            {w.close}
          </Button>
        </Show>
      </Show>
      <ConfirmDialog
        open={closing()}
        title={w.closeTitle}
        text={w.closeText}
        confirmLabel={w.close}
        busy={close.busy()}
        problem={close.problem()}
        onConfirm={() => void close.run()}
        onClose={() => setClosing(false)}
      />
    </>
  )
}

type Comparison = NonNullable<Meeting['sitting']['paper']>

/** Whether those who handed in agree; where not, who looks again and what each typed, beside what is typed below. */
const Compared = (props: { it: Comparison; nameOf: (candidate: string | null | undefined) => string }) => {
  const tellers = () => props.it.tellers
  const named = (which: (one: Comparison['tellers'][number]) => boolean) =>
    tellers()
      .filter(which)
      .map(({ name }) => name ?? '—')
  const who = () => {
    const [again, others] = [named((one) => one.looksAgain === true), named((one) => !one.looksAgain)]
    return others.length > 0 ? w.someLook(again, others) : w.allLook(again)
  }
  const left = () => props.it.notHandedIn.map((name) => name ?? '—')
  const how = () => (props.it.lines.length > 0 ? w.differsText : w.differsOnly)
  return (
    <div class="mb-6">
      <ProblemNote
        tone={props.it.agreed ? 'green' : 'amber'}
        title={(props.it.agreed ? w.agreed : w.differs)(Math.max(2, tellers().length))}
      >
        <Show when={!props.it.agreed}>
          <Show when={props.it.shown} fallback={<p>{w.differsHidden}</p>}>
            <p>{who()}</p>
            <p>{how()}</p>
          </Show>
        </Show>
        <Show when={left().length > 0}>
          <p>{w.notCounted(left())}</p>
        </Show>
      </ProblemNote>
      <Show when={props.it.lines.length > 0}>
        <DataTable
          caption={w.differs(tellers().length)}
          rows={props.it.lines}
          columns={[
            { key: 'name', label: w.columns.name, lead: true, cell: (line) => props.nameOf(line.candidate) },
            { key: 'what', label: w.columns.what, cell: (line) => w.what[line.what ?? 'yes'] },
            ...tellers().map(({ name }, i) => ({
              key: String(i),
              label: name ?? '—',
              numeric: true,
              cell: (line: Comparison['lines'][number]) => line.figures?.[i],
            })),
          ]}
        />
      </Show>
    </div>
  )
}
