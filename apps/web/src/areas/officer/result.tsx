import { useParams } from '@solidjs/router'
import { appealWords } from '@xk/i18n'
import { Card, DataTable, formatDateTime, KeyValue, LinkButton, ProblemNote, Stat, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { inKindHere, sayProgramme } from '../../features/editions/kind-here.ts'
import { FileAppeal } from '../../features/appeals/file-appeal.tsx'
import { RemarkFigures } from '../../features/appeals/remark-figures.tsx'
import { points, pointsAlike } from '../../features/results/format.ts'
import { OfficerShell } from './shell.tsx'

const w = inKindHere(appealWords.own)
const line = inKindHere(appealWords.line)
const load = (entryId: string) => call(api.entries[':entryId'].result.$get({ param: { entryId } }))
export type OwnResult = Awaited<ReturnType<typeof load>>
type Stage = OwnResult['stages'][number]

/** "Vì sao trượt?": a unit's own result once it is public, and its kiến nghị. */
const OwnResultPage = () => {
  const params = useParams<{ entryId: string }>()
  const [result, { refetch }] = createResource(() => params.entryId, load)
  sayProgramme(() => result.latest?.head.programme)
  return (
    <OfficerShell current="entries" narrow>
      <Loaded of={result} retry={appealWords.retry} onRetry={refetch} lines={8}>
        {(it) => <Body result={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </OfficerShell>
  )
}
export default OwnResultPage

const Body = (props: { result: OwnResult; onChanged: () => void }) => {
  const head = () => props.result.head
  const release = () => props.result.release
  const at = () => `/ket-qua/${head().slug}`
  return (
    <>
      <h1>{w.title}</h1>
      <p class="text-ink-2">
        {head().editionTitle} · {w.published(formatDateTime(release().publishAt))}
      </p>
      <Show when={release().reason}>
        {(reason) => <ProblemNote tone="blue" title={w.corrected(release().n, reason())} />}
      </Show>
      <div class="grid gap-6 mt-4">
        <For each={props.result.stages}>
          {(stage) => (
            <StageCard stage={stage} title={head().title ?? ''} given={props.result.commentsGiven} />
          )}
        </For>
        <Card title={w.sums}>
          <p>{props.result.sumsMatch ? w.sumsRight : w.sumsWrong}</p>
          <div class="actions no-print">
            <LinkButton href={at()}>{w.publicPage}</LinkButton>
            <LinkButton href={`${at()}/lan/${release().n}/ket-qua.xlsx`} download="">
              {w.sheet}
            </LinkButton>
          </div>
        </Card>
        <Appeals result={props.result} onChanged={props.onChanged} />
      </div>
      <p class="text-sm text-ink-2 mt-4">{w.private}</p>
    </>
  )
}

const StageCard = (props: { stage: Stage; title: string; given: boolean }) => (
  <Card title={`${props.stage.label}: ${props.title}`}>
    <Show when={props.stage.score} fallback={<p>{w.notRanked}</p>}>
      {(score) => (
        <div class="flex flex-wrap items-end gap-6 mb-4">
          <Stat value={points(score())} label={w.rank(props.stage.rank ?? 0, props.stage.ranked ?? 0)} />
          <Tag tone={props.stage.prize ? 'blue' : 'neutral'}>{props.stage.prize ?? w.noPrize}</Tag>
        </div>
      )}
    </Show>
    <Show when={props.stage.tieSteps?.length}>
      <p>{w.tie}</p>
      <ol class="list-decimal pl-6 mb-4">
        <For each={props.stage.tieSteps}>
          {(step) => (
            <li>{w.tieStep(w.steps[step.label] ?? step.label, step.value ? points(step.value) : null)}</li>
          )}
        </For>
      </ol>
    </Show>
    <Show when={props.stage.criteria?.length}>
      <h3 class="mb-2">{w.criteria}</h3>
      <DataTable
        caption={w.criteria}
        rows={props.stage.criteria ?? []}
        columns={[
          { key: 'label', label: w.criterion, lead: true, cell: (row) => row.label },
          {
            key: 'mean',
            label: w.mean,
            numeric: true,
            cell: (row) => pointsAlike(props.stage.criteria?.map(({ mean }) => mean) ?? [])(row.mean),
          },
          { key: 'max', label: w.max, numeric: true, cell: (row) => points(row.max) },
        ]}
      />
    </Show>
    <h3 class="mt-5 mb-2">{w.comments}</h3>
    <Show when={props.given} fallback={<p class="text-ink-2">{w.commentsKept}</p>}>
      <For each={props.stage.comments} fallback={<p class="text-ink-2">{w.noComments}</p>}>
        {(comment) => (
          <section class="mb-3">
            <h4 class="font-semibold mb-1">{comment.about || w.overall}</h4>
            <ul class="list-disc pl-6">
              <For each={comment.texts}>{(text) => <li class="whitespace-pre-line">{text}</li>}</For>
            </ul>
          </section>
        )}
      </For>
    </Show>
  </Card>
)

const Appeals = (props: { result: OwnResult; onChanged: () => void }) => {
  const isLate = (due: string | undefined) => Date.parse(due ?? '') < Date.parse(props.result.serverNow)
  return (
    <Card title={appealWords.file.title}>
      <For each={props.result.appeals}>
        {(appeal) => (
          <section class="border-b border-line pb-4 mb-4">
            <KeyValue
              items={[
                { label: line.code, value: <b>{appeal.receiptCode}</b> },
                { label: line.filed, value: formatDateTime(appeal.filedAt ?? '') },
                { label: line.due, value: formatDateTime(appeal.due ?? '') },
                {
                  label: line.state,
                  value:
                    appeal.state === 'answered' ? (
                      <Tag tone={appeal.outcome === 'corrected' ? 'green' : 'neutral'}>
                        {line.outcomes[appeal.outcome ?? '']}
                      </Tag>
                    ) : (
                      <Tag tone={isLate(appeal.due) ? 'red' : 'amber'}>
                        {isLate(appeal.due) ? line.late : line.open}
                      </Tag>
                    ),
                },
              ]}
            />
            <p class="whitespace-pre-line mt-2">{appeal.text}</p>
            <Show when={appeal.remark}>
              {(again) => (
                <>
                  <h3 class="mt-4 mb-2 flex flex-wrap items-center gap-3">
                    {appealWords.remark.title}
                    <Tag tone={again().state === 'accepted' ? 'blue' : 'neutral'}>
                      {appealWords.remark.state[again().state]}
                    </Tag>
                  </h3>
                  <p class="whitespace-pre-line mb-2">{again().reason}</p>
                  <Show when={again().figures}>{(figures) => <RemarkFigures figures={figures()} />}</Show>
                </>
              )}
            </Show>
            <Show when={appeal.answer}>
              <h3 class="mt-4">{line.answer}</h3>
              <p class="whitespace-pre-line">{appeal.answer}</p>
              <p class="text-sm text-ink-2">{line.answeredAt(formatDateTime(appeal.answeredAt ?? ''))}</p>
            </Show>
          </section>
        )}
      </For>
      <FileAppeal result={props.result} onChanged={props.onChanged} />
    </Card>
  )
}
