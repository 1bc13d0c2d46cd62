import type { Attendance } from '@xk/domain/council'
import { councilWords as words } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  formatDateTime,
  LinkButton,
  NeedList,
  ProblemNote,
  Stat,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import type { Minutes } from './create-minutes.ts'
import { isUnderWay, type Meeting, type SittingPage } from './create-sitting.ts'
import { MinutesField } from './minutes-field.tsx'
import { RollLine } from './roll-line.tsx'

const w = words.sitting.roll

/** Điểm danh: how each member takes part, the quorum as it stands, and the opening of the meeting. */
export const RollStep = (props: { page: SittingPage; meeting: Meeting; minutes: Minutes }) => {
  const [opening, setOpening] = createSignal(false)
  const it = () => props.meeting.sitting
  const seated = () => it().members.filter(({ state }) => state === 'appointed')
  const uncalled = () => seated().filter(({ attendance }) => attendance === null)
  const closed = () => it().council.closedAt !== null
  const locked = () => isUnderWay(props.meeting.round?.round)
  const mayCall = () => it().allowed.includes('council.callRoll') && !closed() && !locked()
  const mayOpen = () => it().allowed.includes('council.open') && !it().council.openedAt
  const save = (seatId: string, attendance: Attendance, base: Attendance | null) =>
    call(
      api.stages[':id'].council.roll[':seatId'].$put({
        param: { id: props.page.stageId(), seatId },
        json: {
          attendance,
          absenceReason: '',
          base: { attendance: base, absenceReason: '' },
        },
      }),
    )
  const everyone = props.page.act(async () => {
    for (const { id } of uncalled()) if (id) await save(id, 'present', null)
  })
  const open = props.page.act(async (command) => {
    await call(api.stages[':id'].council.open.$post({ param: { id: props.page.stageId() } }, command))
    setOpening(false)
  })
  return (
    <Card
      title={words.sitting.step.roll}
      actions={
        <LinkButton href={`/api/stages/${props.page.stageId()}/council/attendance.pdf`} target="_blank">
          {w.print}
        </LinkButton>
      }
    >
      <div class="flex flex-wrap items-center gap-x-6 gap-y-2 mb-4">
        <Stat
          label={w.quorum(it().quorum.present, it().quorum.members, it().quorum.needed)}
          value={`${it().quorum.present}/${it().quorum.members}`}
        />
        <Tag tone={it().quorum.reached ? 'green' : 'amber'}>{it().quorum.reached ? w.enough : w.short}</Tag>
        <Show when={it().quorum.uncalled > 0}>
          <span class="text-ink-2">{w.uncalled(it().quorum.uncalled)}</span>
        </Show>
        <Show when={it().quorum.written > 0}>
          <span class="text-ink-2">{w.written(it().quorum.written)}</span>
        </Show>
      </div>
      <Show when={locked()}>
        <ProblemNote tone="neutral" title={w.locked} />
      </Show>
      <Show when={mayCall()}>
        <p class="text-ink-2">{w.text}</p>
      </Show>
      <details open={!it().council.openedAt}>
        <summary class="min-h-11 flex items-center cursor-pointer text-accent">{w.show}</summary>
        <ul aria-label={words.sitting.step.roll}>
          <For each={seated()}>
            {(member) => (
              <RollLine
                member={member}
                page={props.page}
                mayCall={mayCall()}
                written={it().rules.writtenBallots === true}
              />
            )}
          </For>
        </ul>
      </details>
      <Show when={mayCall() && uncalled().length > 0}>
        <Button class="mt-4" busy={everyone.busy()} onClick={() => void everyone.run()}>
          {w.all}
        </Button>
      </Show>
      <Show when={everyone.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <MinutesField
        minutes={props.minutes}
        part="guests"
        mayWrite={it().allowed.includes('council.writeMinutes') && !closed()}
      />
      <Show when={it().council.openedAt}>
        {(at) => <p class="font-medium">{w.opened(formatDateTime(at()))}</p>}
      </Show>
      <Show when={mayOpen()}>
        <Show
          when={it().issues.length === 0}
          fallback={
            <>
              <h3 class="text-base mt-4">{w.missing}</h3>
              <NeedList
                label={w.missing}
                items={it().issues.map((issue) => ({
                  tag: <Tag tone="amber">!</Tag>,
                  text: words.issues(issue),
                }))}
              />
            </>
          }
        >
          <Button variant="primary" class="mt-2" onClick={() => setOpening(true)}>
            {w.open}
          </Button>
        </Show>
      </Show>
      <ConfirmDialog
        open={opening()}
        title={w.openTitle}
        text={w.openText}
        confirmLabel={w.open}
        busy={open.busy()}
        problem={open.problem()}
        onConfirm={() => void open.run()}
        onClose={() => setOpening(false)}
      />
    </Card>
  )
}
