import { A, useParams } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, formatDateTime, KeyValue, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { saveBlob } from '../../api/save-blob.ts'
import { DataFrame } from '../../features/data-protection/frame.tsx'
import { IncidentForm } from '../../features/data-protection/incident-form.tsx'
import { type IncidentPage, loadIncident } from '../../features/data-protection/load.ts'

const w = privacyWords.incidents
const when = (at: string | null) => (at ? formatDateTime(at) : '–')
const cell = (text: string) => `"${text.replaceAll('"', '""').replace(/^(?=[=+\-@])/, "'")}"`

/** One incident: the report to be printed, whom it concerns, and where its 72 hours stand. */
const IncidentPageView = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadIncident)
  const [writing, setWriting] = createSignal(false)
  return (
    <DataFrame>
      <A class="no-print inline-flex items-center min-h-11 underline" href="/quan-tri/du-lieu-ca-nhan/su-co">
        {w.back}
      </A>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show
            when={!writing()}
            fallback={
              <IncidentForm
                incident={it()}
                onDone={async () => {
                  await refetch()
                  setWriting(false)
                }}
                onClose={() => setWriting(false)}
              />
            }
          >
            <Report incident={it()} onEdit={() => setWriting(true)} onDone={refetch} />
          </Show>
        )}
      </Loaded>
    </DataFrame>
  )
}

const Report = (props: { incident: IncidentPage; onEdit: () => void; onDone: () => unknown }) => {
  const it = () => props.incident
  const [asking, setAsking] = createSignal(false)
  const open = () => it().report === 'due' || it().report === 'overdue'
  const close = createAction((command, conclusion: string) =>
    call(
      api.incidents[':id'].close.$post(
        { param: { id: it().id }, json: { baseVersion: it().version, conclusion } },
        command,
      ),
    ),
  )
  const download = () => {
    const rows = [[w.name, w.unit], ...it().people.map(({ name, unit }) => [name, unit])]
    const csv = rows.map((row) => row.map(cell).join(',')).join('\r\n')
    saveBlob(new Blob([`\uFEFF${csv}`], { type: 'text/csv;charset=utf-8' }), 'nguoi-bi-anh-huong.csv')
  }
  return (
    <div class="grid gap-5 max-w-[760px]">
      <div>
        <h2 class="break-words">{it().title}</h2>
        <p class="flex flex-wrap gap-2 items-center mt-1">
          <Tag tone={it().report === 'overdue' ? 'red' : it().report === 'due' ? 'amber' : 'neutral'}>
            {w.report[it().report]}
          </Tag>
          <span>{w.dueAt(formatDateTime(it().reportDueAt))}</span>
        </p>
      </div>
      <Card>
        <KeyValue
          items={[
            { label: w.foundAt, value: when(it().foundAt) },
            { label: w.happenedAt, value: when(it().happenedAt) },
            { label: w.what, value: <span class="whitespace-pre-line">{it().what}</span> },
            { label: w.categories, value: it().categories || '–' },
            { label: w.measures, value: <span class="whitespace-pre-line">{it().measures || '–'}</span> },
            { label: w.affected, value: String(it().affected) },
            { label: w.reportedAt, value: when(it().reportedAt) },
            { label: w.reportedTo, value: it().reportedTo || '–' },
            ...(it().noReportReason ? [{ label: w.noReport, value: it().noReportReason }] : []),
            { label: w.toldAt, value: when(it().toldAt) },
            { label: w.toldHow, value: it().toldHow || '–' },
            ...(it().conclusion ? [{ label: w.conclusion, value: it().conclusion ?? '' }] : []),
          ]}
        />
        <p class="text-sm text-ink-2 mt-3">
          {it().closedBy
            ? w.closed(it().closedBy ?? '', when(it().closedAt))
            : w.changed(it().changedBy ?? '', when(it().changedAt))}
        </p>
      </Card>
      <Show when={it().people.length > 0}>
        <Card title={w.people}>
          <ol class="list-decimal pl-6">
            <For each={it().people}>
              {(one) => (
                <li class="py-1 break-words">
                  {one.name}
                  <Show when={one.unit}>
                    <span class="text-ink-2"> ({one.unit})</span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </Card>
      </Show>
      <div class="no-print flex flex-wrap gap-3">
        <Show when={it().allowed.includes('incident.record')}>
          <Button variant="primary" onClick={props.onEdit}>
            {w.edit}
          </Button>
        </Show>
        <Button onClick={() => window.print()}>{w.print}</Button>
        <Show when={it().people.length > 0}>
          <Button onClick={download}>{w.export}</Button>
        </Show>
        <Show when={it().allowed.includes('incident.close') && !open()}>
          <Button onClick={() => setAsking(true)}>{w.close}</Button>
        </Show>
      </div>
      <Show when={it().allowed.includes('incident.close') && open()}>
        <p class="no-print text-ink-2">{w.reportFirst}</p>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.closeTitle}
        confirmLabel={w.close}
        reasonLabel={w.conclusion}
        busy={close.busy()}
        problem={close.issueAt('/reportedAt') ? w.reportFirst : close.problem()}
        onConfirm={async (conclusion) => {
          if (!(await close.run(conclusion))) return
          setAsking(false)
          await props.onDone()
        }}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
export default IncidentPageView
