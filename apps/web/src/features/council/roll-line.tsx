import type { Attendance } from '@xk/domain/council'
import { councilWords as words } from '@xk/i18n'
import { Button, ProblemNote, RadioGroup, Tag, TextField } from '@xk/ui'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import type { RollMember, SittingPage } from './create-sitting.ts'

const w = words.sitting.roll

interface Word {
  attendance: Attendance | null
  absenceReason: string
}
const wordOf = (it: RollMember): Word => ({
  attendance: it.attendance ?? null,
  absenceReason: it.absenceReason ?? '',
})
const said = (it: Word): string =>
  [it.attendance ? words.attendance[it.attendance] : w.notYet, it.absenceReason].filter(Boolean).join(': ')
const TONES = { present: 'green', online: 'green', written: 'blue', absent: 'amber' } as const

/** One line of the roll, saved at once over what stood on screen; somebody else's word is shown, never overwritten. */
export const RollLine = (props: {
  member: RollMember
  page: SittingPage
  mayCall: boolean
  written: boolean
}) => {
  const [mine, setMine] = createSignal<Word>(wordOf(props.member))
  const [theirs, setTheirs] = createSignal<Word>()
  let base = wordOf(props.member)
  const isMine = () => mine().attendance !== base.attendance || mine().absenceReason !== base.absenceReason
  createEffect(
    on(
      () => [props.member.attendance, props.member.absenceReason],
      () => {
        if (isMine() || theirs()) return
        base = wordOf(props.member)
        setMine(base)
      },
      { defer: true },
    ),
  )
  const save = createAction(async () => {
    const { attendance, absenceReason } = mine()
    try {
      const done = await call(
        api.stages[':id'].council.roll[':seatId'].$put({
          param: { id: props.page.stageId(), seatId: props.member.id ?? '' },
          json: { attendance, absenceReason, base },
        }),
      )
      base = { attendance: done.attendance, absenceReason: done.absenceReason }
      if (mine().attendance === attendance && mine().absenceReason === absenceReason) setMine(base)
      setTheirs(undefined)
      await props.page.refetch()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'record/stale-version') throw error
      setTheirs(error.problem.theirs as Word)
    }
  })
  /** What was chosen while a word was on its way goes after it. */
  const flush = async (): Promise<void> => {
    if (save.busy()) return
    await save.run()
    if (isMine() && !theirs() && !save.problem()) await flush()
  }
  const choose = (attendance: Attendance) => {
    setMine({ ...mine(), attendance })
    void flush()
  }
  const away = () => mine().attendance === 'absent' || mine().attendance === 'written'
  const options = () =>
    (['present', 'online', 'written', 'absent'] as const)
      .filter((it) => it !== 'written' || props.written)
      .map((value) => ({ value, label: words.attendance[value] }))
  const name = () => props.member.fullName ?? ''
  return (
    <li class="grid gap-x-6 gap-y-1 lg:grid-cols-[minmax(14rem,1fr)_2fr] items-center py-2 border-b border-line">
      <div>
        <span class="font-medium">{name()}</span>
        <span class="block text-sm text-ink-2">
          {[words.officesShort[props.member.office ?? 'member'], props.member.unitName]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Show
        when={props.mayCall}
        fallback={
          <span>
            <Tag tone={mine().attendance ? TONES[mine().attendance ?? 'absent'] : 'neutral'}>
              {said(mine())}
            </Tag>
          </span>
        }
      >
        <div>
          <RadioGroup
            inline
            hideLabel
            label={w.of(name())}
            value={mine().attendance ?? ''}
            options={options()}
            onChange={(value) => choose(value as Attendance)}
          />
          <Show when={away()}>
            <div onFocusOut={() => isMine() && void flush()}>
              <TextField
                label={w.reason}
                aria-label={w.reasonOf(name())}
                value={mine().absenceReason}
                onInput={(absenceReason) => setMine({ ...mine(), absenceReason })}
              />
            </div>
          </Show>
          <Show when={save.problem()}>
            {(text) => (
              <ProblemNote
                title={text()}
                action={<Button onClick={() => void flush()}>{words.save}</Button>}
              />
            )}
          </Show>
          <Show when={theirs()}>
            {(it) => (
              <ProblemNote tone="amber" title={w.changed}>
                <p class="mb-2">{w.theirs(said(it()))}</p>
                <div class="flex flex-wrap gap-3">
                  <Button
                    onClick={() => {
                      base = it()
                      setMine(base)
                      setTheirs(undefined)
                      void props.page.refetch()
                    }}
                  >
                    {w.takeTheirs}
                  </Button>
                  <Button
                    variant="primary"
                    onClick={() => {
                      base = it()
                      setTheirs(undefined)
                      void flush()
                    }}
                  >
                    {w.keepMine}
                  </Button>
                </div>
              </ProblemNote>
            )}
          </Show>
        </div>
      </Show>
    </li>
  )
}
