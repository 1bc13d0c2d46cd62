import { councilWords as words } from '@xk/i18n'
import { Button, Card, ConfirmDialog, LinkButton, ProblemNote, ProgressBar, RadioGroup, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { CellSelect } from './cell-select.tsx'
import { isUnderWay, type Meeting, type OpenRound, type SittingPage } from './create-sitting.ts'

const w = words.sitting.issue

/** Phát phiếu: opens the round that is due, and shows who got a ballot, on screen or on paper, also once it is over. */
export const IssueStep = (props: { page: SittingPage; meeting: Meeting }) => {
  const next = () => (isUnderWay(props.meeting.round?.round) ? undefined : props.meeting.ballots.next)
  const opened = () => props.meeting.sitting.council.openedAt !== null
  return (
    <Card title={words.sitting.step.issue}>
      <Show when={opened()} fallback={<p class="text-ink-2">{w.afterOpening}</p>}>
        <Show when={next()}>{(it) => <OpenRoundForm page={props.page} next={it()} />}</Show>
        <Show when={props.meeting.round} fallback={next() ? null : <p class="text-ink-2">{w.nothing}</p>}>
          {(it) => (
            <div class={next() ? 'mt-6 pt-6 border-t border-line' : ''}>
              <Roll page={props.page} it={it()} />
            </div>
          )}
        </Show>
      </Show>
    </Card>
  )
}

type Next = NonNullable<Meeting['ballots']['next']>

const OpenRoundForm = (props: { page: SittingPage; next: Next }) => {
  const [way, setWay] = createSignal<'online' | 'paper'>('online')
  const [asking, setAsking] = createSignal(false)
  const open = props.page.act(async (command) => {
    await call(
      api.stages[':stageId']['ballot-rounds'].$post(
        { param: { stageId: props.page.stageId() }, json: { way: way(), paper: [] } },
        command,
      ),
    )
    setAsking(false)
  })
  return (
    <>
      <p class="mb-4">
        <b class="font-medium">{w.kinds[props.next.kind]}</b>
        {': '}
        {w.about(props.next.candidates.length, props.next.seats)}
      </p>
      <RadioGroup
        label={w.way}
        value={way()}
        options={[
          { value: 'online', label: w.ways.online, help: w.waysHelp.online },
          { value: 'paper', label: w.ways.paper, help: w.waysHelp.paper },
        ]}
        onChange={(value) => setWay(value as 'online' | 'paper')}
      />
      <div class="flex flex-wrap gap-3 mt-4">
        <Button variant="primary" onClick={() => setAsking(true)}>
          {w.open}
        </Button>
        <LinkButton href={`/api/stages/${props.page.stageId()}/council/ballot-sheet.pdf`} target="_blank">
          {words.setUp.papers.ballot}
        </LinkButton>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.openTitle}
        text={w.openText}
        confirmLabel={w.open}
        busy={open.busy()}
        problem={open.problem()}
        onConfirm={() => void open.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

const Roll = (props: { page: SittingPage; it: OpenRound }) => {
  const [closing, setClosing] = createSignal(false)
  const id = () => props.it.round.id
  const issuing = () => props.it.round.state === 'issuing'
  const may = (name: OpenRound['allowed'][number]) => props.it.allowed.includes(name)
  const handsOut = () => issuing() && may('ballot.handOut')
  /** So few vote the same way that this member must know what may be guessed. */
  const isFew = ({ channel, issued }: { channel: 'online' | 'paper'; issued: boolean }) =>
    channel === 'paper' ? props.it.fewOnPaper : issued && props.it.fewOnScreen
  const channel = props.page.act((command, memberId: string, to: 'online' | 'paper') =>
    call(
      api['ballot-rounds'][':id'].channel.$put(
        { param: { id: id() }, json: { memberId, channel: to } },
        command,
      ),
    ),
  )
  const give = props.page.act((command, memberId: string, issued: boolean) =>
    call(
      api['ballot-rounds'][':id']['paper-issue'].$put(
        { param: { id: id() }, json: { memberId, issued } },
        command,
      ),
    ),
  )
  const warn = props.page.act((command, memberId: string) =>
    call(
      api['ballot-rounds'][':id']['paper-warning'].$put({ param: { id: id() }, json: { memberId } }, command),
    ),
  )
  const finish = props.page.act(async (command) => {
    await call(api['ballot-rounds'][':id']['close-issuing'].$post({ param: { id: id() } }, command))
    setClosing(false)
  })
  const problem = () => channel.problem() ?? give.problem() ?? warn.problem()
  return (
    <>
      <p class="mb-3">
        <b class="font-medium">{w.roundOf(props.it.round.n, w.kinds[props.it.round.kind])}</b>
        {': '}
        {w.about(props.it.round.candidates.length, props.it.round.seats)}
      </p>
      <ProgressBar label={w.issued} value={props.it.issuedSoFar} max={props.it.roll.length} />
      <Show when={props.it.fewOnPaper}>
        <ProblemNote tone="amber" title={w.few} class="mt-4">
          <p>{w.fewText}</p>
        </ProblemNote>
      </Show>
      <Show when={props.it.fewOnScreen}>
        <ProblemNote tone="amber" title={w.fewOnScreen} class="mt-4">
          <p>{w.fewOnScreenText}</p>
        </ProblemNote>
      </Show>
      <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <ul class="mt-4" aria-label={w.roll}>
        <For each={props.it.roll}>
          {(line) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 border-b border-line">
              <span class="min-w-52 grow">
                <span class="font-medium">{line.fullName}</span>
                <Show when={line.confirmed === 'disputed'}>
                  <Tag tone="red" class="ml-2">
                    {w.disputed}
                  </Tag>
                </Show>
              </span>
              <Show
                when={handsOut() && !line.issued && props.it.round.way === 'online'}
                fallback={<span class="text-sm text-ink-2">{w.channels[line.channel]}</span>}
              >
                <span class="w-44">
                  <CellSelect
                    label={w.channelOf(line.fullName)}
                    value={line.channel}
                    options={(['online', 'paper'] as const).map((value) => ({
                      value,
                      label: w.channels[value],
                    }))}
                    onChange={(to) => void channel.run(line.memberId, to as 'online' | 'paper')}
                  />
                </span>
              </Show>
              <span class="min-w-32">
                <Tag tone={line.issued ? 'green' : 'neutral'}>{line.issued ? w.has : w.hasNot}</Tag>
              </span>
              <Show when={handsOut() && line.channel === 'paper'}>
                <Button
                  variant="link"
                  aria-label={line.issued ? w.takeBackOf(line.fullName) : w.giveTo(line.fullName)}
                  onClick={() => void give.run(line.memberId, !line.issued)}
                >
                  {line.issued ? w.takeBack : w.give}
                </Button>
              </Show>
              <Show when={issuing() && may('ballot.warn') && isFew(line) && line.warned === false}>
                <Button
                  variant="link"
                  aria-label={w.warnedOf(line.fullName)}
                  onClick={() => void warn.run(line.memberId)}
                >
                  {w.warned}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="flex flex-wrap gap-3 mt-4 empty:hidden">
        <Show when={issuing() && may('ballot.closeIssuing')}>
          <Button variant="primary" onClick={() => setClosing(true)}>
            {w.finish}
          </Button>
        </Show>
        <Show when={handsOut() && props.it.roll.some(({ channel }) => channel === 'paper')}>
          <LinkButton
            href={`/api/stages/${props.page.stageId()}/council/ballot-sheet.pdf?round=${props.it.round.n}`}
            target="_blank"
          >
            {words.setUp.papers.ballot}
          </LinkButton>
        </Show>
      </div>
      <ConfirmDialog
        open={closing()}
        title={w.finishTitle}
        text={w.finishText(props.it.issuedSoFar, props.it.roll.length)}
        confirmLabel={w.finish}
        busy={finish.busy()}
        problem={finish.problem()}
        onConfirm={() => void finish.run()}
        onClose={() => setClosing(false)}
      />
    </>
  )
}
