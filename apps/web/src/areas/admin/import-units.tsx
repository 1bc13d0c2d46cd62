import { A } from '@solidjs/router'
import { adminWords } from '@xk/i18n'
import {
  Button,
  type Column,
  DataTable,
  FileDrop,
  formatDate,
  formatNumber,
  ProblemNote,
  Skeleton,
  Stat,
} from '@xk/ui'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { createImport, type ImportPreview } from '../../features/organisation/create-import.ts'
import { Shell } from '../../shell.tsx'

const w = adminWords.import
type Finding = ImportPreview['findings'][number]
type Row = ImportPreview['rows'][number]

/** From a file as officers keep it to units, in view of everything that was read, asked and wrong. */
const ImportUnitsPage = () => {
  const it = createImport()
  const [done, setDone] = createSignal<{ units: number; clusters: number; officers: number }>()
  const submit = async () => {
    const result = await it.submit.run()
    if (result) setDone(result)
  }
  return (
    <Shell area="administrator">
      <h1>{w.title}</h1>
      <Switch>
        <Match when={done()}>{(result) => <Done {...result()} />}</Match>
        <Match when={it.preview()}>
          {(preview) => (
            <Preview
              preview={preview()}
              fileName={it.file()?.name ?? ''}
              busy={it.read.busy() || it.submit.busy()}
              problem={it.read.problem() ?? it.submit.problem() ?? it.downloadMarked.problem()}
              onAnswer={it.settle}
              onMarked={() => it.downloadMarked.run()}
              onOther={it.startOver}
              onSubmit={submit}
            />
          )}
        </Match>
        <Match when={true}>
          <p class="text-ink-2 max-w-[68ch] mt-2 mb-5">{w.text}</p>
          <div class="max-w-[640px]">
            <FileDrop
              label={w.choose}
              help={w.chooseHelp}
              accept=".xlsx"
              busy={it.read.busy()}
              error={it.read.problem()}
              onFiles={([file]) => file && it.choose(file)}
            />
            <Show when={it.read.busy()} fallback={<a href="/api/units/import/template">{w.template}</a>}>
              <p role="status">{w.reading}</p>
              <Skeleton lines={3} />
            </Show>
          </div>
        </Match>
      </Switch>
    </Shell>
  )
}

const Done = (props: { units: number; clusters: number; officers: number }) => (
  <ProblemNote
    tone="green"
    title={w.done}
    action={
      <div class="flex flex-wrap gap-3">
        <A class="btn btn-primary" href="/quan-tri/loi-moi">
          {w.toInvitations}
        </A>
        <A class="btn btn-quiet" href="/quan-tri/co-so">
          {w.toUnits}
        </A>
      </div>
    }
  >
    {w.doneText(props.units, props.clusters, props.officers)}
  </ProblemNote>
)

const columns: Column<Row>[] = [
  { key: 'unit', label: w.unit, lead: true, cell: (row) => row.unit },
  {
    key: 'cluster',
    label: w.cluster,
    cell: (row) => <span class="whitespace-nowrap">{row.cluster ?? '–'}</span>,
  },
  {
    key: 'officer',
    label: w.officer,
    cell: (row) => (
      <div>
        {row.officer ?? '–'}
        <Show when={row.position}>
          <span class="block text-sm text-ink-2">{row.position}</span>
        </Show>
      </div>
    ),
  },
  { key: 'phone', label: w.phone, cell: (row) => row.phone ?? '–' },
  { key: 'joined', label: w.joined, cell: (row) => (row.joinedOn ? formatDate(row.joinedOn) : '–') },
  {
    key: 'members',
    label: w.members,
    numeric: true,
    cell: (row) => (row.members === null ? '–' : formatNumber(row.members)),
  },
]

const Preview = (props: {
  preview: ImportPreview
  fileName: string
  busy: boolean
  problem: string | undefined
  onAnswer: (ref: string, value: string) => unknown
  onMarked: () => unknown
  onOther: () => void
  onSubmit: () => unknown
}) => {
  const of = (kind: Finding['kind']) => props.preview.findings.filter((it) => it.kind === kind)
  const isClean = () => props.preview.errors === 0 && props.preview.questions === 0
  const isNew = () => props.preview.newUnits + props.preview.newOfficers > 0
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2 mt-2 mb-5">
        <p class="text-ink-2 break-words min-w-0">
          {props.fileName} · {w.sheet(props.preview.sheet)}
        </p>
        <Button onClick={props.onOther}>{w.other}</Button>
      </div>
      <div class="card flex flex-wrap gap-x-12 gap-y-4 mb-5">
        <Stat value={formatNumber(props.preview.newUnits)} label={w.newUnits} />
        <Stat value={formatNumber(props.preview.newClusters.length)} label={w.newClusters} />
        <Stat value={formatNumber(props.preview.newOfficers)} label={w.newOfficers} />
      </div>
      <Show when={props.preview.knownUnits + props.preview.knownOfficers > 0}>
        <p class="text-ink-2 mb-4">{w.known(props.preview.knownUnits, props.preview.knownOfficers)}</p>
      </Show>
      <Show when={props.preview.errors > 0}>
        <ProblemNote
          title={w.errors(props.preview.errors)}
          action={
            <Button variant="primary" onClick={props.onMarked}>
              {w.marked}
            </Button>
          }
        >
          {w.errorsText}
        </ProblemNote>
        <Findings findings={of('error')} />
      </Show>
      <Show when={props.preview.questions > 0}>
        <ProblemNote tone="amber" title={w.questions(props.preview.questions)}>
          {w.questionsText}
        </ProblemNote>
        <Findings findings={of('question')} busy={props.busy} onAnswer={props.onAnswer} />
      </Show>
      <Show when={props.problem}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={isClean()}>
        <Show when={isNew()} fallback={<ProblemNote tone="blue" title={w.nothingNew} />}>
          <div class="my-5">
            <Button variant="primary" busy={props.busy} onClick={props.onSubmit}>
              {w.submit(props.preview.newUnits)}
            </Button>
          </div>
        </Show>
      </Show>
      <Show when={props.preview.normalised > 0}>
        <details class="my-4">
          <summary class="min-h-11 content-center font-semibold">
            {w.normalised(props.preview.normalised)}
          </summary>
          <Findings findings={of('normalised')} />
        </details>
      </Show>
      <h2 class="mt-6 mb-1">{w.rows(props.preview.rows.length)}</h2>
      <p class="text-sm text-ink-2 mb-3">{w.notes}</p>
      <DataTable caption={w.rows(props.preview.rows.length)} columns={columns} rows={props.preview.rows} />
    </>
  )
}

const Findings = (props: {
  findings: readonly Finding[]
  busy?: boolean
  onAnswer?: (ref: string, value: string) => unknown
}) => (
  <ul class="card list-none py-1 mb-5">
    <For each={props.findings}>
      {(finding) => (
        <li class="grid grid-cols-[4rem_1fr] gap-3 py-3 border-t border-line first:border-0">
          <span class="font-semibold tabular-nums">
            <span class="sr-only">{w.ref} </span>
            {finding.ref}
          </span>
          <div class="min-w-0">
            <p class="break-words">{finding.text}</p>
            <Show when={props.onAnswer}>
              {(answer) => (
                <div class="flex flex-wrap gap-2 mt-2">
                  <For each={finding.choices}>
                    {(choice) => (
                      <Button
                        disabled={props.busy ?? false}
                        onClick={() => answer()(finding.ref, choice.value)}
                      >
                        {w.keepAnswer(choice.label)}
                      </Button>
                    )}
                  </For>
                </div>
              )}
            </Show>
          </div>
        </li>
      )}
    </For>
  </ul>
)
export default ImportUnitsPage
