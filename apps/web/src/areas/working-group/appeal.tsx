import { A, useParams } from '@solidjs/router'
import { APPEAL_OUTCOMES, type AppealOutcome } from '@xk/domain/appeal'
import { appealWords } from '@xk/i18n'
import { Card, formatDateTime, KeyValue, LinkButton, PageHeader, ProblemNote, RadioGroup, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { KeptText } from '../../features/appeals/kept-text.tsx'
import { RemarkCard } from '../../features/appeals/remark-card.tsx'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { points } from '../../features/results/format.ts'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(appealWords.desk)
const line = appealWords.line
const load = (id: string) => call(api.appeals[':id'].$get({ param: { id } }))
export type AppealDetail = Awaited<ReturnType<typeof load>>
type Page = AppealDetail
type Sum = Page['sums'][number]

/** One kiến nghị: what the unit says, the sums computed again, and the answer. */
const AppealPage = () => {
  const params = useParams<{ id: string; appealId: string }>()
  const [page, { refetch }] = createResource(() => params.appealId, load)
  return (
    <Shell area="workingGroup" programme={page.latest?.programme}>
      <Loaded of={page} retry={appealWords.retry} onRetry={refetch} lines={8}>
        {(it) => <Body page={it()} id={params.appealId} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default AppealPage

const Body = (props: { page: Page; id: string; onChanged: () => void }) => {
  const appeal = () => props.page.appeal
  return (
    <>
      <PageHeader
        title={`${w.title} ${appeal().receiptCode ?? ''}`}
        text={props.page.unitName}
        actions={
          <LinkButton as={A} href={editionHref(props.page.editionId, '/kien-nghi')}>
            {w.all}
          </LinkButton>
        }
      />
      <div class="grid lg:grid-cols-2 gap-6 items-start">
        <Card title={w.text}>
          <KeyValue
            items={[
              { label: line.filed, value: formatDateTime(appeal().filedAt ?? '') },
              { label: line.due, value: formatDateTime(appeal().due ?? '') },
            ]}
          />
          <p class="whitespace-pre-line mt-3">{appeal().text}</p>
          <p class="text-sm text-ink-2 mt-3">{w.about(props.page.releaseN)}</p>
          <ProblemNote
            class="mt-4"
            tone={props.page.releaseFollows ? 'green' : 'red'}
            title={props.page.releaseFollows ? w.follows : w.differs}
          />
        </Card>
        <Show when={props.page.remark}>
          <RemarkCard page={props.page} id={props.id} onChanged={props.onChanged} />
        </Show>
        <Show when={appeal().state === 'open'} fallback={<Answered page={props.page} />}>
          <Answer page={props.page} id={props.id} onChanged={props.onChanged} />
        </Show>
        <For each={props.page.sums}>{(sum) => <SumCard sum={sum} />}</For>
      </div>
    </>
  )
}

const placeText = (place: Sum['recorded']) =>
  w.place(points(place?.score), place?.rank === null ? '–' : String(place?.rank ?? '–'))

const SumCard = (props: { sum: Sum }) => (
  <Card
    title={w.sumOf(props.sum.stage ?? '')}
    actions={<Tag tone={props.sum.matches ? 'green' : 'red'}>{props.sum.matches ? w.matches : w.wrong}</Tag>}
  >
    <KeyValue
      items={[
        { label: w.recorded, value: placeText(props.sum.recorded) },
        { label: w.computed, value: placeText(props.sum.computed) },
      ]}
    />
    <For each={props.sum.segments}>
      {(segment) => (
        <section class="mt-4">
          <h3 class="mb-2">{segment.label}</h3>
          <For each={segment.sheets}>
            {(sheet) => (
              <details class="border-t border-line py-2">
                <summary class="min-h-11 flex flex-wrap items-center gap-3 cursor-pointer">
                  <b>{w.sheet(sheet.label)}</b>
                  <span class="tabular-nums">{points(sheet.total)}</span>
                  <Show when={!sheet.counts}>
                    <Tag>{w.notCounted}</Tag>
                  </Show>
                </summary>
                <ul class="list-none p-0 text-sm">
                  <For each={sheet.points}>
                    {(it) => (
                      <li class="flex justify-between gap-4 py-1">
                        <span>{it.label}</span>
                        <span class="tabular-nums">{points(it.points)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            )}
          </For>
        </section>
      )}
    </For>
  </Card>
)

const Answered = (props: { page: Page }) => (
  <Card title={line.answer}>
    <p>
      <Tag tone={props.page.appeal.outcome === 'corrected' ? 'green' : 'neutral'}>
        {line.outcomes[props.page.appeal.outcome ?? '']}
      </Tag>
    </p>
    <p class="whitespace-pre-line mt-3">{props.page.appeal.answer}</p>
    <p class="text-sm text-ink-2">{line.answeredAt(formatDateTime(props.page.appeal.answeredAt ?? ''))}</p>
    <Show
      when={props.page.appeal.outcome === 'corrected' && props.page.allowed.includes('correction.prepare')}
    >
      <div class="actions">
        <LinkButton as={A} variant="primary" href={editionHref(props.page.editionId, '/dinh-chinh')}>
          {w.correct}
        </LinkButton>
      </div>
    </Show>
  </Card>
)

const Answer = (props: { page: Page; id: string; onChanged: () => void }) => {
  const [outcome, setOutcome] = createSignal<AppealOutcome>('rejected')
  /** Phúc khảo comes first: decided, and marked where it was accepted. */
  const waits = () => {
    const wish = props.page.appeal.remark
    return wish !== null && wish !== undefined && wish.state !== 'refused' && !props.page.remark?.figures
  }
  const send = async (command: { headers: { 'idempotency-key': string } }, text: string) => {
    const json = { outcome: outcome(), answer: text }
    await call(api.appeals[':id'].answer.$post({ param: { id: props.id }, json }, command))
    props.onChanged()
  }
  return (
    <Card title={line.answer}>
      <Show
        when={props.page.allowed.includes('appeal.answer') && !waits()}
        fallback={<p class="text-ink-2">{waits() ? w.afterRemark : w.cannot}</p>}
      >
        <RadioGroup
          label={w.outcome}
          value={outcome()}
          options={APPEAL_OUTCOMES.map((value) => ({ value, label: line.outcomes[value] ?? value }))}
          onChange={(value) => setOutcome(value as AppealOutcome)}
        />
        <KeptText
          place={`tra-loi/${props.id}`}
          label={w.answerLabel}
          help={w.answerHelp}
          short={appealWords.file.short}
          submit={w.submit}
          confirm={w.confirm}
          confirmText={w.confirmText}
          send={send}
        />
      </Show>
    </Card>
  )
}
