import { ballotWords as w } from '@xk/i18n'
import { Button, CopyButton, ProblemNote, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { type Blinded, blindSerial } from './credential.ts'
import { keepHeld } from './held.ts'
import { makeCode, readCode, tidyCode } from './recovery-code.ts'

/** Which two groups are typed again: not always the first ones, which the eye still holds. */
const [FIRST, SECOND] = [2, 6]

/**
 * The recovery code first, saved and typed again in part; only then is a ballot asked for. A request whose answer was
 * lost is sent again with the same blinded message.
 */
export const TakeCode = (props: { roundId: string; publicKey: string; onIssued: (code: string) => void }) => {
  const [groups, setGroups] = createSignal<string[]>()
  const [typed, setTyped] = createSignal<[string, string]>(['', ''])
  const [asked, setAsked] = createSignal(false)
  let made: Blinded | undefined
  const code = () => groups()?.join('-') ?? ''
  const isRight = (at: 0 | 1) => tidyCode(typed()[at]) === groups()?.[at === 0 ? FIRST : SECOND]
  const begin = () => {
    made = undefined
    setGroups(makeCode())
    setTyped(['', ''])
    setAsked(false)
  }
  const issue = createAction(async (command) => {
    const bytes = readCode(code())
    if (!bytes) return
    made ??= await blindSerial(props.publicKey, props.roundId, bytes)
    await call(api['ballot-rounds'][':id'].issue.$post({ param: { id: props.roundId }, json: made }, command))
    keepHeld(props.roundId, { code: code() })
    props.onIssued(code())
  })
  const press = () => {
    setAsked(true)
    if (isRight(0) && isRight(1)) void issue.run()
  }
  const field = (at: 0 | 1) => (
    <TextField
      label={w.code.group((at === 0 ? FIRST : SECOND) + 1)}
      value={typed()[at]}
      onInput={(value) => setTyped((now) => (at === 0 ? [value, now[1]] : [now[0], value]))}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      maxlength={6}
      error={asked() && !isRight(at) ? w.code.wrongGroup : undefined}
    />
  )
  return (
    <section class="mt-6">
      <h2>{w.code.title}</h2>
      <p class="max-w-[68ch] mt-2">{w.code.why}</p>
      <Show
        when={groups()}
        fallback={
          <Button variant="primary" class="mt-4" onClick={begin}>
            {w.code.make}
          </Button>
        }
      >
        {(all) => (
          <>
            <div class="mt-4 bg-sunken rounded-m p-4">
              <p class="text-sm text-ink-2">{w.code.label}</p>
              <ol class="list-none p-0 grid grid-cols-2 sm:grid-cols-4 gap-x-4 gap-y-2 mt-1">
                <For each={all()}>
                  {(group, i) => (
                    <li class="flex items-baseline gap-2">
                      <span class="text-xs text-ink-2" aria-hidden="true">
                        {i() + 1}
                      </span>
                      <span class="font-mono text-xl tracking-widest">{group}</span>
                    </li>
                  )}
                </For>
              </ol>
            </div>
            <div class="actions mt-3 no-print">
              <CopyButton text={code()} label={w.code.copy} />
              <Button onClick={() => print()}>{w.code.print}</Button>
              <Button onClick={begin} disabled={issue.busy()}>
                {w.code.another}
              </Button>
            </div>
            <fieldset class="mt-5 no-print">
              <legend class="font-medium">{w.code.confirm(FIRST + 1, SECOND + 1)}</legend>
              <div class="grid grid-cols-2 gap-4 max-w-[26rem] mt-2">
                {field(0)}
                {field(1)}
              </div>
            </fieldset>
            <Show when={issue.problem()}>
              {(text) => <ProblemNote title={w.code.failed}>{text()}</ProblemNote>}
            </Show>
            <Button variant="primary" class="mt-4 no-print" busy={issue.busy()} onClick={press}>
              {issue.busy() ? w.code.getting : w.code.saved}
            </Button>
          </>
        )}
      </Show>
    </section>
  )
}
