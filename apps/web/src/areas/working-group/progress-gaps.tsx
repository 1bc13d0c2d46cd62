import { resultWords } from '@xk/i18n'
import { compare, fromWire, readDecimal } from '@xk/domain/kernel'
import { Button, Card, Dialog, NumberField, ProblemNote, SelectField, Skeleton, Tag, TextArea } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import type { Act } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

const load = (key: { id: string }) => call(api.stages[':id'].gaps.$get({ param: { id: key.id } }))
type Page = Awaited<ReturnType<typeof load>>
type Gap = Page['gaps'][number]

/** Open gaps, the ruleset's sentence, and the one way that it names to settle them. */
export const Gaps = (props: { stageId: string; version: number; act: Act }) => {
  const [page] = createResource(() => ({ id: props.stageId, version: props.version }), load)
  const [calling, setCalling] = createSignal<Gap>()
  const [typing, setTyping] = createSignal<Gap>()
  const [rescoring, setRescoring] = createSignal<Gap>()
  const nameOf = (id: string | undefined) =>
    page.latest?.judges.find((it) => it.memberId === id)?.fullName ?? '—'
  const sentence = () => {
    const rule = page.latest?.rule
    if (!rule) return ''
    const how = rule.comesIn === 'extraJudge' ? `; ${w.gaps.resolution[rule.resolution]}` : ''
    return `${w.gaps.rule(rule.comparison, points(rule.threshold), rule.unit)} ${w.gaps.comesIn[rule.comesIn]}${how}.`
  }
  return (
    <Card title={w.gaps.title} class="mb-6">
      <Show when={page.error}>
        <ProblemNote title={messageOf(page.error)} />
      </Show>
      <Show when={!page.error && page.latest} fallback={page.error ? null : <Skeleton lines={3} />}>
        {(it) => (
          <>
            <p class="text-ink-2 mb-3">{sentence()}</p>
            <ul class="list-none p-0">
              <For each={it().gaps}>
                {(gap) => (
                  <li class="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line py-3">
                    <div class="grow min-w-0">
                      <p class="font-semibold tabular-nums">
                        {gap.blindCode}{' '}
                        <Show when={it().segments.length > 1}>
                          <span class="font-normal text-ink-2">
                            {it().segments.find((s) => s.key === gap.segment)?.label}
                          </span>
                        </Show>
                      </p>
                      <p class="text-sm text-ink-2">
                        {w.gaps.value(points(gap.value), points(gap.threshold))}
                      </p>
                      <p class="text-sm">
                        <For each={gap.sheets?.filter((sheet) => sheet.total)}>
                          {(sheet, i) => (
                            <>
                              {i() > 0 ? ' · ' : ''}
                              {nameOf(sheet.memberId)} <b class="tabular-nums">{points(sheet.total)}</b>
                            </>
                          )}
                        </For>
                      </p>
                    </div>
                    <Show
                      when={(gap.waitingFor ?? []).length === 0}
                      fallback={
                        <Tag tone="amber">
                          {w.gaps.waiting((gap.waitingFor ?? []).map(nameOf).join(', '))}
                        </Tag>
                      }
                    >
                      <Show
                        when={it().allowed.includes('gap.resolve') && it().stage.stageState === 'running'}
                      >
                        <Show
                          when={it().rule?.comesIn === 'extraJudge'}
                          fallback={
                            <span class="flex flex-wrap gap-3">
                              <Button onClick={() => setRescoring(gap)}>{w.gaps.rescore}</Button>
                              <Button onClick={() => setTyping(gap)}>{w.gaps.joint}</Button>
                            </span>
                          }
                        >
                          <Button onClick={() => setCalling(gap)}>{w.gaps.call}</Button>
                        </Show>
                      </Show>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={calling()} keyed>
              {(gap) => (
                <CallDialog
                  stageId={props.stageId}
                  gap={gap}
                  act={props.act}
                  onClose={() => setCalling(undefined)}
                />
              )}
            </Show>
            <Show when={rescoring()} keyed>
              {(gap) => (
                <RescoreDialog
                  stageId={props.stageId}
                  gap={gap}
                  act={props.act}
                  onClose={() => setRescoring(undefined)}
                />
              )}
            </Show>
            <Show when={typing()} keyed>
              {(gap) => (
                <JointDialog
                  stageId={props.stageId}
                  gap={gap}
                  page={it()}
                  act={props.act}
                  onClose={() => setTyping(undefined)}
                />
              )}
            </Show>
          </>
        )}
      </Show>
    </Card>
  )
}

const CallDialog = (props: { stageId: string; gap: Gap; act: Act; onClose: () => void }) => {
  const suggestions = () => props.gap.suggestions ?? []
  const [memberId, setMemberId] = createSignal(suggestions()[0]?.memberId ?? '')
  const [reason, setReason] = createSignal(w.gaps.value(points(props.gap.value), points(props.gap.threshold)))
  const send = async () => {
    const { stageEntryId = '', segment = '' } = props.gap
    const json = { stageEntryId, segment, memberId: memberId(), reason: reason() }
    const done = await props.act.run((id) =>
      call(api.stages[':id'].gaps.extra.$post({ param: { id: props.stageId }, json }, command(id))),
    )
    if (done) props.onClose()
  }
  return (
    <Dialog open title={w.gaps.callTitle(props.gap.blindCode ?? '')} onClose={props.onClose}>
      <Show when={suggestions().length > 0} fallback={<p>{w.gaps.nobody}</p>}>
        <SelectField
          label={w.progress.judge}
          help={w.gaps.callHelp}
          value={memberId()}
          options={suggestions().map((it) => ({
            value: it.memberId ?? '',
            label: w.gaps.candidate(it.fullName ?? '', it.load ?? 0, it.expert ?? false),
          }))}
          onChange={setMemberId}
        />
        <TextArea label={w.reason} value={reason()} onInput={setReason} />
        <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="flex justify-end">
          <Button variant="primary" busy={props.act.busy()} onClick={() => void send()}>
            {w.gaps.call}
          </Button>
        </div>
      </Show>
    </Dialog>
  )
}

/** Conferred: every judge of the work scores it anew at their own desk, under the minutes. */
const RescoreDialog = (props: { stageId: string; gap: Gap; act: Act; onClose: () => void }) => {
  const [minutes, setMinutes] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const missing = () => asked() && minutes().trim().length < 3
  const send = async () => {
    setAsked(true)
    if (minutes().trim().length < 3) return
    const { stageEntryId = '', segment = '' } = props.gap
    const json = { stageEntryId, segment, reason: minutes().trim() }
    const done = await props.act.run(
      (id) => call(api.stages[':id'].gaps.rescore.$post({ param: { id: props.stageId }, json }, command(id))),
      (answer) => w.gaps.rescoreSent(answer.judges),
    )
    if (done) props.onClose()
  }
  return (
    <Dialog open title={w.gaps.rescoreTitle(props.gap.blindCode ?? '')} onClose={props.onClose}>
      <p class="text-ink-2 mb-4">{w.gaps.rescoreText}</p>
      <TextArea
        label={w.gaps.minutes}
        value={minutes()}
        onInput={setMinutes}
        error={missing() ? w.gaps.minutes : undefined}
      />
      <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex justify-end">
        <Button variant="primary" busy={props.act.busy()} onClick={() => void send()}>
          {w.gaps.rescore}
        </Button>
      </div>
    </Dialog>
  )
}

/** Typed points as whole steps; undefined where they are none or too many. */
const stepsOf = (typed: string, criterion: { max: string; step: string }): number | undefined => {
  const reading = readDecimal(typed)
  if (reading.kind !== 'value') return undefined
  const step = fromWire(criterion.step)
  const n = reading.value.n * step.d
  const d = reading.value.d * step.n
  return n % d === 0n && compare(reading.value, fromWire(criterion.max)) <= 0 ? Number(n / d) : undefined
}

const JointDialog = (props: { stageId: string; gap: Gap; page: Page; act: Act; onClose: () => void }) => {
  const criteria = () => props.page.criteria.filter((it) => it.segment === props.gap.segment)
  const [typed, setTyped] = createSignal<Record<string, string>>({})
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const wrong = (it: { key: string; max: string; step: string }) =>
    stepsOf(typed()[it.key] ?? '', it) === undefined
  const send = async () => {
    setAsked(true)
    if (criteria().some(wrong) || reason().trim().length < 3) return
    const marks = Object.fromEntries(
      criteria().map((it) => [it.key, stepsOf(typed()[it.key] ?? '', it) ?? 0]),
    )
    const { stageEntryId = '', segment = '' } = props.gap
    const done = await props.act.run((id) =>
      call(
        api.stages[':id'].gaps.joint.$post(
          { param: { id: props.stageId }, json: { stageEntryId, segment, marks, reason: reason() } },
          command(id),
        ),
      ),
    )
    if (done) props.onClose()
  }
  return (
    <Dialog open title={w.gaps.jointTitle(props.gap.blindCode ?? '')} onClose={props.onClose}>
      <p class="text-ink-2 mb-4">{w.gaps.jointText}</p>
      <For each={criteria()}>
        {(it) => (
          <NumberField
            label={it.label}
            help={w.gaps.outOf(points(it.max), points(it.step))}
            value={typed()[it.key] ?? ''}
            onInput={(value) => setTyped({ ...typed(), [it.key]: value })}
            error={asked() && wrong(it) ? w.gaps.wrong : undefined}
          />
        )}
      </For>
      <TextArea
        label={w.reason}
        value={reason()}
        onInput={setReason}
        error={asked() && reason().trim().length < 3 ? w.reason : undefined}
      />
      <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex justify-end">
        <Button variant="primary" busy={props.act.busy()} onClick={() => void send()}>
          {w.gaps.save}
        </Button>
      </div>
    </Dialog>
  )
}
