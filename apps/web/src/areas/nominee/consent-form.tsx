import { nominationWords, writeDay } from '@xk/i18n'
import { Button, Card, DateField, ProblemNote, RadioGroup, TextArea, TextField } from '@xk/ui'
import { createEffect, createSignal, For, Index, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api, ApiProblem, call, messageOf } from '../../api/client.ts'
import { keepInTab } from '../../api/kept-in-tab.ts'
import { fieldText, type OpenLink, WayBack } from './frame.tsx'
import type { AskedConsent } from './load.ts'
import { Notice } from './notice.tsx'

const w = nominationWords.page

/** The data to look through, and the answer to each purpose; a yes that comes too late this way is not offered. */
export const ConsentForm = (props: OpenLink<AskedConsent>) => {
  // Words alone are kept in this tab: a yes or no is given in the moment that it is sent.
  const kept = keepInTab<{ corrections: Record<string, string | undefined>; remark: string }>(
    `consent-${props.token}`,
  )
  const left = kept.read()
  const [answers, setAnswers] = createStore<Record<string, 'yes' | 'no' | undefined>>({})
  const [corrections, setCorrections] = createStore<Record<string, string | undefined>>(
    left.corrections ?? {},
  )
  const [remark, setRemark] = createSignal(left.remark ?? '')
  createEffect(() => kept.write({ corrections: { ...corrections }, remark: remark() }))
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const open = () => props.asked.purposes.filter(({ closedToYes }) => !closedToYes)
  const missing = () => open().filter(({ purpose }) => !answers[purpose])
  const idOf = (purpose: string) => `dong-y-${purpose}`
  const send = async () => {
    setTried(true)
    const [first] = missing()
    if (first) return document.getElementById(idOf(first.purpose))?.focus()
    setBusy(true)
    setProblem(undefined)
    try {
      await call(
        api['consent-links'][':token'].answer.$post({
          param: { token: props.token },
          json: {
            answers: Object.fromEntries(
              props.asked.purposes.map(({ purpose }) => [purpose, answers[purpose] === 'yes']),
            ),
            corrections: [
              ...Object.entries(corrections).flatMap(([pointer, proposed]) =>
                proposed?.trim() ? [{ pointer, proposed: proposed.trim() }] : [],
              ),
              ...(remark().trim() ? [{ pointer: '', proposed: remark().trim() }] : []),
            ],
          },
        }),
      )
      kept.write(undefined)
      props.answered()
    } catch (error) {
      setProblem(messageOf(error))
      // What can't be a yes any more is shown as such; everything typed stays.
      if (error instanceof ApiProblem && error.problem.code.startsWith('consent/')) props.changed()
    }
    setBusy(false)
  }
  const correct = (pointer: string, value: string | undefined) => setCorrections(pointer, value)
  const nominee = () => props.asked.nominee
  const at = (key: string) => `${props.asked.personPointer}/${key}`
  return (
    <>
      <Card title={w.step1}>
        <p class="text-ink-2 mb-2">{w.step1Text}</p>
        <Show when={nominee()}>
          {(it) => (
            <>
              <Row
                label={w.fullName}
                text={it().fullName ?? ''}
                pointer={at('fullName')}
                corrections={corrections}
                onCorrect={correct}
              />
              <Show when={it().birthDate ?? it().birthYear}>
                {(born) => (
                  <Row
                    label={w.birthDate}
                    text={typeof born() === 'string' ? writeDay(String(born())) : String(born())}
                    day
                    pointer={at('birthDate')}
                    corrections={corrections}
                    onCorrect={correct}
                  />
                )}
              </Show>
              <Row
                label={w.position}
                text={it().position || w.empty}
                pointer={at('position')}
                corrections={corrections}
                onCorrect={correct}
              />
              <Row
                label={w.unit}
                text={it().unitName ?? w.empty}
                corrections={corrections}
                onCorrect={correct}
              />
            </>
          )}
        </Show>
        <Show when={props.asked.hasPhoto}>
          <p class="field-label mt-3">{w.photo}</p>
          <img
            class="w-[150px] h-[200px] object-cover rounded-m border border-line"
            src={`/api/consent-links/${props.token}/photo`}
            alt={w.photo}
            width="150"
            height="200"
          />
        </Show>
      </Card>
      <Card title={w.report}>
        <p class="text-ink-2 mb-2">{w.reportText}</p>
        <Index each={props.asked.fields}>
          {(field) => (
            <Row
              label={field().label}
              text={fieldText(field())}
              long={field().long}
              pointer={field().pointer}
              corrections={corrections}
              onCorrect={correct}
            />
          )}
        </Index>
        <div class="mt-3">
          <TextArea label={w.remark} value={remark()} onInput={setRemark} rows={3} />
        </div>
      </Card>
      <Card title={w.step2}>
        <p class="text-ink-2 mb-3">{w.step2Text}</p>
        <For each={props.asked.purposes}>
          {(it) => (
            <div class="border-t border-line py-3 first:border-0 first:pt-0">
              <Show
                when={!it.closedToYes}
                fallback={
                  <>
                    <p class="field-label">{it.label}</p>
                    <p class="text-ink-2">{w.closedToYes}</p>
                  </>
                }
              >
                <RadioGroup
                  id={idOf(it.purpose)}
                  name={it.purpose}
                  label={it.label}
                  help={it.required ? w.requiredNote : undefined}
                  value={answers[it.purpose] ?? ''}
                  error={tried() && !answers[it.purpose] ? w.unanswered : undefined}
                  options={[
                    { value: 'yes', label: w.agree },
                    { value: 'no', label: w.refuse },
                  ]}
                  onChange={(said) => setAnswers(it.purpose, said === 'yes' ? 'yes' : 'no')}
                />
              </Show>
            </div>
          )}
        </For>
        <Show when={open().length < props.asked.purposes.length}>
          <WayBack />
        </Show>
        <Notice asked={props.asked} />
        <Show when={problem()}>{(text) => <ProblemNote title={text()} class="mt-3" />}</Show>
        <Button variant="primary" class="w-full mt-4" busy={busy()} onClick={() => void send()}>
          {props.asked.answered ? w.sendAgain : w.send}
        </Button>
        <p class="text-sm text-ink-2 mt-2">{w.keptAs[props.asked.assurance === 'link' ? 'link' : 'self']}</p>
      </Card>
    </>
  )
}

/** Characters: a little more than the four lines that are left of it. */
const FOLDED_FROM = 220

/** One thing that stands about them, with a way to put it right. */
const Row = (props: {
  label: string
  text: string
  long?: boolean
  day?: boolean
  pointer?: string | undefined
  corrections: Record<string, string | undefined>
  onCorrect: (pointer: string, value: string | undefined) => void
}) => {
  // On a phone a long report would push the questions five screens away.
  const [all, setAll] = createSignal(false)
  const isFolded = () => props.long === true && props.text.length > FOLDED_FROM && !all()
  const value = () => (props.pointer ? props.corrections[props.pointer] : undefined)
  const set = (next: string | undefined) => props.pointer && props.onCorrect(props.pointer, next)
  return (
    <div class="border-t border-line py-2 first:border-0 min-w-0">
      <div class="flex items-start justify-between gap-3">
        <div class="min-w-0">
          <p class="text-sm text-ink-2">{props.label}</p>
          <p
            class="whitespace-pre-wrap break-words"
            classList={{ 'line-clamp-4 sm:line-clamp-none': isFolded() }}
          >
            {props.text}
          </p>
          <Show when={isFolded()}>
            <button
              type="button"
              class="underline min-h-11 sm:hidden"
              aria-label={w.readOf(props.label)}
              onClick={() => setAll(true)}
            >
              {w.read}
            </button>
          </Show>
        </div>
        <Show when={props.pointer && value() === undefined}>
          <button
            type="button"
            class="underline min-h-11 shrink-0"
            aria-label={w.correctOf(props.label)}
            onClick={() => set('')}
          >
            {w.correct}
          </button>
        </Show>
      </div>
      <Show when={value() !== undefined}>
        <div class="mt-2">
          <Show
            when={props.day}
            fallback={
              <Show
                when={props.long}
                fallback={<TextField label={w.corrected} value={value() ?? ''} onInput={set} />}
              >
                <TextArea label={w.correctedLong} value={value() ?? ''} onInput={set} rows={4} />
              </Show>
            }
          >
            <DateField label={w.corrected} value={value() || null} onChange={(day) => set(day ?? '')} />
          </Show>
          <Button variant="link" onClick={() => set(undefined)}>
            {w.undo}
          </Button>
        </div>
      </Show>
    </div>
  )
}
