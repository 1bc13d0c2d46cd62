import type { DecisionText } from '@xk/contract'
import { createSignal, onCleanup } from 'solid-js'
import { ApiProblem, api, call, messageOf, newCommandId } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'

const WAIT_MS = 900

/** Where a decision's words are while it is written. */
type DraftState = 'saved' | 'saving' | 'waiting' | 'failed' | 'conflict'

/**
 * A decision's words, saved a moment after each change and kept on this device until the server has them. `base`:
 * digest of what the server holds, null when it holds nothing. A conflict stops saving; what was typed stays.
 */
export const createDecisionDraft = (it: { editionId: string; text: DecisionText; base: string | null }) => {
  const form = createKeptForm<DecisionText>(keepText(`quyet-dinh/${it.editionId}`), it.base ?? '', it.text)
  const text = form.value
  const [state, setState] = createSignal<DraftState>('saved')
  const [problem, setProblem] = createSignal<string>()
  const [digest, setDigest] = createSignal(it.base)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()

  const send = async () => {
    const sent = text()
    setState('saving')
    try {
      const saved = await call(
        api.editions[':id'].decision.$put(
          { param: { id: it.editionId }, json: { text: sent, base: digest() } },
          { headers: { 'idempotency-key': newCommandId() } },
        ),
      )
      setDigest(saved.digest)
      setProblem(undefined)
      form.saved(sent, saved.digest)
      if (text() === sent) setState('saved')
    } catch (refusal) {
      setProblem(messageOf(refusal))
      const stale = refusal instanceof ApiProblem && refusal.problem.code === 'record/stale-version'
      setState(stale ? 'conflict' : 'failed')
    }
  }
  const flush = () => {
    clearTimeout(timer)
    running = running.then(send)
    return running
  }
  const soon = () => {
    if (state() === 'conflict') return
    setState('waiting')
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), WAIT_MS)
  }
  const change = (part: Partial<DecisionText>) => {
    form.change(part)
    soon()
  }
  onCleanup(() => {
    if (state() === 'waiting') void flush()
  })
  // What was typed here before and never arrived is sent now, like what is typed next.
  if (form.isUnsaved()) soon()
  return {
    text,
    change,
    state,
    problem,
    digest,
    flush,
    older: form.older,
    takeOlder: () => {
      form.takeOlder()
      soon()
    },
    dropOlder: form.dropOlder,
  }
}
export type DecisionDraft = ReturnType<typeof createDecisionDraft>
