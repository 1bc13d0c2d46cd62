import { ballotWords as w } from '@xk/i18n'
import { Button, CopyButton, EmptyState, ProblemNote, ProgressBar } from '@xk/ui'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { canVoteHere, type Credential, openCredential } from './credential.ts'
import { EnterCode } from './enter-code.tsx'
import { type Held, keepHeld, readHeld } from './held.ts'
import type { Round } from './load.ts'
import { MarkBallot } from './mark-ballot.tsx'
import { readCode } from './recovery-code.ts'
import { RoundResult } from './round-result.tsx'
import { TakeCode } from './take-code.tsx'

/** What a member of the roll does in this state of the round: get a ballot, wait, mark and cast it, look at the count. */
export const HoldBallot = (props: { it: Round; onChanged: () => void }) => {
  const [held, setHeld] = createSignal<Held | undefined>(readHeld(props.it.round.id))
  const own = () => props.it.own
  const state = () => props.it.round.state
  const open = async (code: Uint8Array<ArrayBuffer>): Promise<Credential | undefined> => {
    const line = own()
    const { id, publicKey } = props.it.round
    if (!line?.sealed || !line.blindSignature || !publicKey) return undefined
    return openCredential(
      { sealed: line.sealed, blindSignature: line.blindSignature },
      { id, publicKey },
      code,
    )
  }
  const heldCode = () => {
    const it = held()
    return it && 'code' in it && own()?.sealed ? it.code : undefined
  }
  /** After a reload: the code that this tab kept opens the ballot by itself. */
  const [credential] = createResource(heldCode, async (code) => {
    const bytes = readCode(code)
    return bytes && (await open(bytes).catch(() => undefined))
  })
  const keep = (it: Held) => {
    keepHeld(props.it.round.id, it)
    setHeld(it)
  }
  const receipt = () => {
    const it = held()
    return it && 'serial' in it ? it : undefined
  }
  const onScreen = () => own()?.channel === 'online'
  const isOver = () => state() === 'counting' || state() === 'closed'
  return (
    <>
      <Switch>
        <Match when={state() === 'void'}>
          <ProblemNote tone="amber" title={w.voided(props.it.round.reason ?? '')} />
        </Match>
        <Match when={state() === 'closed'}>
          <RoundResult it={props.it} serial={receipt()?.serial} />
        </Match>
        <Match when={!own()}>
          <EmptyState title={w.notOnRoll.title} text={w.notOnRoll.text} />
        </Match>
        <Match when={state() === 'counting'}>
          <ProblemNote
            tone="blue"
            title={w.counting.title}
            text={w.counting.returned(props.it.round.returned, props.it.round.issued ?? 0)}
          />
        </Match>
        <Match when={!onScreen()}>
          <OnPaper it={props.it} onChanged={() => props.onChanged()} />
        </Match>
        <Match when={receipt()}>{(it) => <Receipt serial={it().serial} spent={it().spent} />}</Match>
        <Match when={!canVoteHere()}>
          <ProblemNote tone="amber" title={w.insecure.title} text={w.insecure.text} />
        </Match>
        <Match when={state() === 'casting' && !own()?.issued}>
          <ProblemNote tone="amber" title={w.missed.title} text={w.missed.text} />
        </Match>
        <Match when={!own()?.issued && props.it.round.publicKey}>
          {(publicKey) => (
            <TakeCode
              roundId={props.it.round.id}
              publicKey={publicKey()}
              onIssued={(code) => {
                setHeld({ code })
                props.onChanged()
              }}
            />
          )}
        </Match>
        <Match when={credential.loading}>{null}</Match>
        <Match when={state() === 'casting' && credential.latest}>
          {(it) => (
            <MarkBallot
              it={props.it}
              credential={it()}
              struck={own()?.struck ?? []}
              onCast={(result) => keep({ serial: it().serial, spent: result === 'spent' })}
            />
          )}
        </Match>
        <Match when={!isOver() && own()?.issued && !credential.latest}>
          <EnterCode open={open} onOpened={(_, code) => keep({ code })} />
        </Match>
        <Match when={state() === 'issuing'}>
          <ProblemNote tone="green" title={w.wait.title} text={w.wait.text} />
          <div class="mt-4">
            <ProgressBar
              value={props.it.issuedSoFar}
              max={props.it.roll.length}
              label={w.wait.progress(props.it.issuedSoFar, props.it.roll.length)}
            />
          </div>
        </Match>
      </Switch>
      <Show when={props.it.fewOnScreen && state() === 'issuing' && onScreen() && own()?.issued}>
        <section class="mt-6">
          <h2>{w.fewOnScreen.title}</h2>
          <p class="max-w-[68ch] mt-2">{w.fewOnScreen.text}</p>
          <Warned it={props.it} acknowledge={w.fewOnScreen.acknowledge} onChanged={() => props.onChanged()} />
        </section>
      </Show>
    </>
  )
}

const Receipt = (props: { serial: string; spent: boolean }) => (
  <section class="mt-6">
    <ProblemNote tone={props.spent ? 'amber' : 'green'} title={props.spent ? w.done.spent : w.done.title} />
    <p class="text-sm text-ink-2 mt-4">{w.done.serial}</p>
    <p class="font-mono break-all">{props.serial}</p>
    <div class="actions mt-3">
      <CopyButton text={props.serial} label={w.done.copy} />
    </div>
    <p class="max-w-[68ch] mt-3">{w.done.later}</p>
  </section>
)

const OnPaper = (props: { it: Round; onChanged: () => void }) => (
  <section class="mt-6">
    <h2>{w.paper.title}</h2>
    <p class="max-w-[68ch] mt-2">{w.paper.text}</p>
    <Show when={props.it.round.way === 'online'}>
      <p class="max-w-[68ch] mt-3">{w.paper.few}</p>
      <Warned it={props.it} acknowledge={w.paper.acknowledge} onChanged={() => props.onChanged()} />
    </Show>
  </section>
)

/** The member's word that they know whose ballot may be guessed, while ballots are given out; then that it was given. */
const Warned = (props: { it: Round; acknowledge: string; onChanged: () => void }) => {
  const acknowledge = createAction(async (command) => {
    const { own, round } = props.it
    if (!own) return
    const json = { memberId: own.memberId }
    await call(api['ballot-rounds'][':id']['paper-warning'].$put({ param: { id: round.id }, json }, command))
    props.onChanged()
  })
  return (
    <Show
      when={props.it.own?.warned}
      fallback={
        <Show when={props.it.round.state === 'issuing'}>
          <Show when={acknowledge.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <Button class="mt-3" busy={acknowledge.busy()} onClick={() => void acknowledge.run()}>
            {props.acknowledge}
          </Button>
        </Show>
      }
    >
      <p class="font-medium mt-3">{w.paper.acknowledged}</p>
    </Show>
  )
}
