import { passedOver, type Suggested } from '@xk/domain/escalation'
import { escalationWords as words } from '@xk/i18n'
import { Button, Checkbox, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'
import { KeptTyped } from '../../api/older-typed.tsx'
import { CandidateFacts } from './candidates.tsx'
import { type CandidateLine, type EscalationPage, type MemoBlock, nameOfCandidate } from './load.ts'

const w = words.memo
const c = words.candidates

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The list and the words of a tờ trình, as a secretary writes them; nothing typed goes when a saving is refused. */
export const MemoForm = (props: { page: EscalationPage; block: MemoBlock; onSaved: () => void }) => {
  const memo = () => props.block.memo
  const level = () => memo().level ?? 'city'
  const body = memo().body
  const live = props.block.lines.filter(({ state }) => state !== 'withdrawn')
  const form = createKeptForm(keepText(`to-trinh/${memo().id}`), memo().digest ?? '', {
    chosen: live.map(({ stageEntryId }) => stageEntryId ?? ''),
    summaries: Object.fromEntries(
      live.map(({ stageEntryId, sheet }) => [stageEntryId ?? '', sheet?.summary ?? '']),
    ) as Readonly<Record<string, string>>,
    deviation: body?.deviation ?? '',
    text: {
      subject: body?.subject ?? '',
      addressee: body?.addressee ?? '',
      grounds: (body?.grounds ?? []).join('\n'),
      paragraphs: (body?.paragraphs ?? []).join('\n'),
      recipients: (body?.recipients ?? []).join('\n'),
      behalf: body?.behalf ?? '',
      office: body?.office ?? '',
      signatory: body?.signatory ?? '',
    },
  })
  const chosen = (): readonly string[] => form.value().chosen
  const summaries = () => form.value().summaries
  const deviation = () => form.value().deviation
  const text = () => form.value().text
  const [saved, setSaved] = createSignal(false)
  const type = (part: Partial<ReturnType<typeof form.value>>) => {
    form.change(part)
    setSaved(false)
  }
  const change = (key: keyof ReturnType<typeof text>) => (value: string) =>
    type({ text: { ...text(), [key]: value } })
  const isOwn = (it: CandidateLine) => live.some(({ stageEntryId }) => stageEntryId === it.stageEntryId)
  /** What keeps somebody off this list; that they are on it already is none. */
  const obstacles = (it: CandidateLine) =>
    (it.places?.find((one) => one.level === level())?.obstacles ?? []).filter(
      (one) => !(one === 'alreadyIntroduced' && isOwn(it)),
    )
  const free = () => props.page.candidates.filter((it) => obstacles(it).length === 0)
  // The page's order is that of votes and scores; equals among those who are free are told apart by it alone.
  const suggested = (): Suggested[] => {
    let place = 0
    return free().map((it, i) => {
      const before = free()[i - 1]
      const equal =
        before !== undefined &&
        JSON.stringify([before.votes, before.score]) === JSON.stringify([it.votes, it.score])
      if (!equal) place = i + 1
      return { id: it.stageEntryId ?? '', place, by: equal ? 'equal' : 'score' }
    })
  }
  const passed = () => passedOver(suggested(), chosen()).length
  const quota = () => props.page.quotas.find((it) => it.level === level())
  const room = () => {
    const it = quota()
    if (!it) return 0
    const others = (use: typeof it.year) => use.quota - (use.used - live.length)
    return Math.min(others(it.year), others(it.term)) - chosen().length
  }
  const toggle = (it: CandidateLine, on: boolean) => {
    const id = it.stageEntryId ?? ''
    type({
      chosen: on
        ? props.page.candidates
            .map(({ stageEntryId }) => stageEntryId ?? '')
            .filter((one) => one === id || chosen().includes(one))
        : chosen().filter((one) => one !== id),
      summaries:
        on && summaries()[id] === undefined ? { ...summaries(), [id]: it.proposal ?? '' } : summaries(),
    })
  }
  const save = createAction(async (command) => {
    const sent = form.value()
    const { grounds, paragraphs, recipients, ...rest } = text()
    const json = {
      base: memo().digest ?? '',
      body: {
        ...rest,
        grounds: linesOf(grounds),
        paragraphs: linesOf(paragraphs),
        recipients: linesOf(recipients),
        deviation: passed() > 0 ? deviation() : '',
      },
      lines: chosen().map((stageEntryId) => ({ stageEntryId, summary: summaries()[stageEntryId] ?? '' })),
    }
    const { digest } = await call(
      api['submission-memos'][':id'].$put({ param: { id: memo().id ?? '' }, json }, command),
    )
    form.saved(sent, digest)
    setSaved(true)
    props.onSaved()
  })
  return (
    <div class="mt-5">
      <KeptTyped of={form} />
      <h3 class="mb-2">{w.choose}</h3>
      <ol class="list-none p-0">
        <For each={props.page.candidates}>
          {(it) => {
            const id = it.stageEntryId ?? ''
            const blocked = () => obstacles(it).length > 0
            return (
              <li class="py-3 border-t border-line first:border-t-0">
                <Checkbox
                  label={
                    <>
                      <b>{nameOfCandidate(it)}</b>, {it.unitName}
                    </>
                  }
                  checked={chosen().includes(id)}
                  disabled={blocked() && !chosen().includes(id)}
                  help={
                    <>
                      <CandidateFacts it={it} />
                      <Show when={blocked()}>
                        <span class="block">
                          {obstacles(it)
                            .map((one) => c.obstacle[one])
                            .join(', ')}
                        </span>
                      </Show>
                    </>
                  }
                  onChange={(on) => toggle(it, on)}
                />
                <Show when={chosen().includes(id)}>
                  <div class="mt-2">
                    <TextArea
                      label={w.summary(nameOfCandidate(it))}
                      help={w.summaryHelp}
                      maxWords={150}
                      value={summaries()[id] ?? ''}
                      onInput={(value) => type({ summaries: { ...summaries(), [id]: value } })}
                    />
                  </div>
                </Show>
              </li>
            )
          }}
        </For>
      </ol>
      <p class="font-semibold mt-2" role="status">
        {room() < 0 ? w.over(-room()) : w.chosen(chosen().length, room())}
      </p>
      <Show when={passed() > 0}>
        <div class="mt-3">
          <TextArea
            label={w.deviation}
            help={w.deviationHelp(passed())}
            value={deviation()}
            onInput={(value) => type({ deviation: value })}
          />
        </div>
      </Show>
      <details class="mt-3">
        <summary class="min-h-11 flex items-center text-accent underline">{w.words}</summary>
        <div class="mt-3">
          <TextField label={w.subject} value={text().subject} onInput={change('subject')} />
          <TextField label={w.addressee} value={text().addressee} onInput={change('addressee')} />
          <TextArea label={w.grounds} help={w.lineEach} value={text().grounds} onInput={change('grounds')} />
          <TextArea
            label={w.paragraphs}
            help={w.lineEach}
            value={text().paragraphs}
            onInput={change('paragraphs')}
          />
          <TextArea
            label={w.recipients}
            help={w.lineEach}
            value={text().recipients}
            onInput={change('recipients')}
          />
          <div class="grid gap-x-4 sm:grid-cols-2">
            <TextField label={w.behalf} value={text().behalf} onInput={change('behalf')} />
            <TextField label={w.office} value={text().office} onInput={change('office')} />
            <TextField label={w.signatory} value={text().signatory} onInput={change('signatory')} />
          </div>
        </div>
      </details>
      <Show when={save.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <div class="actions">
        <Button variant="primary" busy={save.busy()} onClick={() => void save.run()}>
          {w.save}
        </Button>
        <Show when={saved()}>
          <p class="self-center" role="status">
            {w.saved}
          </p>
        </Show>
      </div>
    </div>
  )
}
