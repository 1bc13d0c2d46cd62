import { fold } from '@xk/domain/kernel'
import { appealWords, panelWords } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  ProblemNote,
  SearchBox,
  Tag,
} from '@xk/ui'
import { A, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import {
  createPanel,
  type Member,
  type Panel,
  type PanelEntry,
  type PanelPage,
} from '../../features/panel/create-panel.ts'
import { Shell } from '../../shell.tsx'
import { AppointDialog, ByHandDialog, ExpertiseDialog, RecordConflictDialog } from './panel-dialogs.tsx'
import { AssignmentPreview } from './panel-preview.tsx'
import { ReplaceDialog } from './panel-replace.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(panelWords)

/** Who judges, who may not, and who judges what; entries by blind code only. */
const PanelPageView = () => {
  const params = useParams<{ stageId: string; id?: string }>()
  const page = createPanel(() => params.stageId)
  return (
    <Shell area="workingGroup" wide>
      <Show when={params.id} fallback={<h1>{w.title}</h1>}>
        {(editionId) => (
          <PageHeader
            title={appealWords.remark.panel}
            actions={
              <LinkButton as={A} href={editionHref(editionId(), '/kien-nghi')}>
                {appealWords.desk.all}
              </LinkButton>
            }
          />
        )}
      </Show>
      <Loaded of={page.panel} retry={w.reload} onRetry={page.refetch} lines={8}>
        {(panel) => (
          <>
            <p class="text-ink-2 mt-1 mb-6">
              {params.id ? `${panel().editionTitle} · ${panel().label}` : panel().label}
            </p>
            <Show when={page.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <Show when={page.told()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
            <Members page={page} panel={panel()} />
            <Assignment page={page} panel={panel()} />
            <Conflicts page={page} panel={panel()} />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default PanelPageView

const topicLabels = (panel: Panel, keys: readonly string[]) =>
  keys.map((key) => panel.topics.find((topic) => topic.key === key)?.label ?? key)

const Members = (props: { page: PanelPage; panel: Panel }) => {
  const [adding, setAdding] = createSignal(false)
  const [editing, setEditing] = createSignal<Member>()
  const [leaving, setLeaving] = createSignal<Member>()
  const mayAppoint = () => props.panel.allowed.includes('panel.appoint')
  return (
    <Card
      title={w.members}
      class="mb-6"
      actions={
        <Show when={mayAppoint()}>
          <Button variant="primary" onClick={() => setAdding(true)}>
            {w.addMember}
          </Button>
        </Show>
      }
    >
      <DataTable
        caption={w.members}
        rows={props.panel.members}
        empty={<EmptyState title={w.noMembers.title} text={w.noMembers.text} />}
        columns={[
          {
            key: 'name',
            label: w.columns.name,
            lead: true,
            cell: (m) => (
              <>
                {m.fullName}{' '}
                <Show when={m.chair}>
                  <Tag tone="blue">{w.chair}</Tag>
                </Show>
              </>
            ),
          },
          { key: 'unit', label: w.columns.unit, cell: (m) => m.unitName ?? '–' },
          {
            key: 'expertise',
            label: w.columns.expertise,
            cell: (m) => topicLabels(props.panel, m.expertise ?? []).join('; ') || '–',
          },
          {
            key: 'load',
            label: w.columns.load,
            numeric: true,
            cell: (m) => w.load(m.handedIn ?? 0, (m.open ?? 0) + (m.handedIn ?? 0)),
          },
          {
            key: 'state',
            label: w.columns.state,
            cell: (m) =>
              m.active ? (
                <Tag tone={m.undertaken ? 'green' : 'amber'}>
                  {m.undertaken ? w.undertaken : w.notUndertaken}
                </Tag>
              ) : (
                <Tag>{w.withdrawn}</Tag>
              ),
          },
          {
            key: 'actions',
            label: w.columns.actions,
            cell: (m) => (
              <Show when={m.active && mayAppoint()}>
                <span class="flex flex-wrap">
                  <Button variant="link" onClick={() => setEditing(m)}>
                    {w.edit}
                  </Button>
                  <Button variant="link" onClick={() => setLeaving(m)}>
                    {w.withdraw}
                  </Button>
                  <Show when={m.undertaken && (m.open ?? 0) + (m.handedIn ?? 0) > 0}>
                    <LinkButton
                      variant="link"
                      href={`/api/panel-members/${m.id}/booklet.pdf`}
                      target="_blank"
                    >
                      {w.booklet}
                    </LinkButton>
                    <LinkButton
                      variant="link"
                      href={`/api/panel-members/${m.id}/score-sheets.pdf`}
                      target="_blank"
                    >
                      {w.scoreSheets}
                    </LinkButton>
                  </Show>
                </span>
              </Show>
            ),
          },
        ]}
      />
      <AppointDialog open={adding()} page={props.page} panel={props.panel} onClose={() => setAdding(false)} />
      <ExpertiseDialog
        member={editing()}
        page={props.page}
        panel={props.panel}
        onClose={() => setEditing(undefined)}
      />
      <ReplaceDialog
        member={leaving()}
        page={props.page}
        panel={props.panel}
        onClose={() => setLeaving(undefined)}
      />
    </Card>
  )
}

const Assignment = (props: { page: PanelPage; panel: Panel }) => {
  const [search, setSearch] = useSearchParams<{ q?: string }>()
  const [byHand, setByHand] = createSignal<PanelEntry>()
  const mayAssign = () => props.panel.allowed.includes('assignment.change')
  const names = () => new Map(props.panel.members.map((m) => [m.id, m.fullName ?? '']))
  const judged = () => props.panel.segments.filter((segment) => segment.judged)
  const needed = () => props.panel.judgesPerEntry * (judged().length > 1 ? 0 : 1)
  const of = (entry: PanelEntry) => props.panel.assignments.filter((a) => a.stageEntryId === entry.id)
  const shown = () => {
    const words = fold(search.q ?? '')
    return props.panel.entries.filter((e) => fold(`${e.blindCode} ${e.title}`).includes(words))
  }
  const bidsAreIn = () => !props.panel.bidding || props.panel.bidding.closed
  const unready = () => props.panel.entries.filter((e) => !e.ready).length
  return (
    <Card title={w.assignment} class="mb-6">
      <p class="text-ink-2">{w.perEntry(props.panel.judgesPerEntry)}</p>
      <Show when={unready() > 0}>
        <ProblemNote tone="amber" title={w.unready(unready())} />
      </Show>
      <Bids page={props.page} panel={props.panel} />
      <Show when={mayAssign() && bidsAreIn() && props.panel.members.some((m) => m.active)}>
        <AssignmentPreview page={props.page} panel={props.panel} />
      </Show>
      <div class="my-4">
        <SearchBox
          label={w.filter}
          value={search.q ?? ''}
          onInput={(q) => setSearch({ q: q || undefined }, { replace: true })}
        />
        <p class="text-xs text-ink-2 mt-1" role="status">
          {w.shown(shown().length, props.panel.entries.length)}
        </p>
      </div>
      <DataTable
        caption={w.entries}
        rows={shown()}
        columns={[
          {
            key: 'code',
            label: w.entryColumns.code,
            cell: (e) => <span class="font-medium whitespace-nowrap">{e.blindCode}</span>,
          },
          { key: 'title', label: w.entryColumns.title, lead: true, cell: (e) => e.title || '–' },
          {
            key: 'judges',
            label: w.entryColumns.judges,
            cell: (e) => (
              <ul class="flex flex-wrap gap-1.5">
                <For each={of(e)}>
                  {(a) => (
                    <li class="tag">
                      {names().get(a.memberId)}
                      <Show when={judged().length > 1}>
                        {' '}
                        · {judged().find((s) => s.key === a.segment)?.label}
                      </Show>
                      <Show when={mayAssign() && a.state === 'open'}>
                        <button
                          type="button"
                          class="size-6 -mr-1"
                          aria-label={w.remove(names().get(a.memberId) ?? '')}
                          onClick={() => a.id && void props.page.unassign(a.id)}
                        >
                          ✕
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
                <Show when={mayAssign() && e.ready}>
                  <li>
                    <Button variant="link" onClick={() => setByHand(e)}>
                      {w.byHand}
                    </Button>
                  </li>
                </Show>
              </ul>
            ),
          },
          {
            key: 'state',
            label: w.entryColumns.state,
            cell: (e) => {
              const missing = () => needed() - of(e).length
              if (!e.ready) return <Tag>{w.noRendition}</Tag>
              return missing() > 0 ? (
                <Tag tone="amber">{w.missing(missing())}</Tag>
              ) : (
                <Tag tone="green">{w.enough}</Tag>
              )
            },
          },
        ]}
      />
      <ByHandDialog
        entry={byHand()}
        page={props.page}
        panel={props.panel}
        onClose={() => setByHand(undefined)}
      />
    </Card>
  )
}

/** Where judges say what they would like to judge: closed before anything is assigned. */
const Bids = (props: { page: PanelPage; panel: Panel }) => {
  const [asking, setAsking] = createSignal(false)
  const active = () => props.panel.members.filter((m) => m.active).length
  return (
    <Show when={props.panel.bidding}>
      {(it) => (
        <>
          <ProblemNote
            tone={it().closed ? 'green' : 'blue'}
            title={it().closed ? w.bids.closed(it().bidders) : w.bids.open(it().bidders, active())}
          />
          <Show when={!it().closed && props.panel.allowed.includes('bid.close')}>
            <Button class="mt-4" onClick={() => setAsking(true)}>
              {w.bids.close}
            </Button>
          </Show>
          <ConfirmDialog
            open={asking()}
            title={w.bids.closeTitle}
            text={w.bids.closeText}
            confirmLabel={w.bids.close}
            onConfirm={() => {
              setAsking(false)
              void props.page.closeBids(w.bids.closed(it().bidders))
            }}
            onClose={() => setAsking(false)}
          />
        </>
      )}
    </Show>
  )
}

const Conflicts = (props: { page: PanelPage; panel: Panel }) => {
  const [recording, setRecording] = createSignal(false)
  const [lifting, setLifting] = createSignal<string>()
  const names = () => new Map(props.panel.members.map((m) => [m.id, m.fullName ?? '']))
  const codes = () => new Map(props.panel.entries.map((e) => [e.id, e.blindCode ?? '']))
  return (
    <Card
      title={w.conflicts}
      actions={
        <Show when={props.panel.allowed.includes('conflict.record')}>
          <Button onClick={() => setRecording(true)}>{w.record}</Button>
        </Show>
      }
    >
      <DataTable
        caption={w.conflicts}
        rows={props.panel.conflicts}
        empty={<p class="text-ink-2">{w.noConflicts}</p>}
        columns={[
          {
            key: 'judge',
            label: w.conflictColumns.judge,
            lead: true,
            cell: (c) => names().get(c.memberId) ?? '–',
          },
          { key: 'entry', label: w.conflictColumns.entry, cell: (c) => codes().get(c.stageEntryId) ?? '–' },
          {
            key: 'source',
            label: w.conflictColumns.source,
            cell: (c) => w.source[c.source ?? ''] ?? c.reason ?? '–',
          },
          {
            key: 'actions',
            label: w.conflictColumns.actions,
            cell: (c) => (
              <Show when={props.panel.allowed.includes('conflict.lift.request')}>
                <Button variant="link" onClick={() => setLifting(c.id)}>
                  {w.lift}
                </Button>
              </Show>
            ),
          },
        ]}
      />
      <RecordConflictDialog
        open={recording()}
        page={props.page}
        panel={props.panel}
        onClose={() => setRecording(false)}
      />
      <ConfirmDialog
        open={lifting() !== undefined}
        title={w.liftTitle}
        text={w.liftText}
        reasonLabel={w.reason}
        confirmLabel={w.lift}
        onConfirm={(reason) => {
          const id = lifting()
          setLifting(undefined)
          if (id) void props.page.lift(id, reason, w.liftSent)
        }}
        onClose={() => setLifting(undefined)}
      />
    </Card>
  )
}
