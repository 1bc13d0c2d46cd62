import type { CouncilOffice } from '@xk/domain/council'
import { councilWords as words } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  EmptyState,
  LinkButton,
  NeedList,
  PageHeader,
  ProblemNote,
  Tag,
} from '@xk/ui'
import { A, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import {
  type Council,
  type CouncilMember,
  type CouncilPage,
  createCouncil,
} from '../../features/council/create-council.ts'
import { HeldBackNotes } from '../../features/data-protection/held-back-note.tsx'
import { CellSelect } from '../../features/council/cell-select.tsx'
import { CouncilDecision } from '../../features/council/council-decision.tsx'
import { Interests } from '../../features/council/interests.tsx'
import { AddPersonDialog } from '../../features/council/add-person-dialog.tsx'
import { Shell } from '../../shell.tsx'

const w = words.setUp
const OFFICES = ['chair', 'deputyChair', 'secretary', 'member'] as const

/** Who sits on the council and who counts, the decision behind it, and what is missing before it can meet. */
const CouncilSetUpPage = () => {
  const params = useParams<{ stageId: string }>()
  const page = createCouncil(() => params.stageId)
  return (
    <Shell area="workingGroup" wide>
      <Loaded of={page.council} retry={words.retry} onRetry={page.refetch} lines={8}>
        {(it) => <SetUp page={page} council={it()} />}
      </Loaded>
    </Shell>
  )
}
export default CouncilSetUpPage

const SetUp = (props: { page: CouncilPage; council: Council }) => {
  const { stageId } = props.council.head
  const may = (name: Council['allowed'][number]) => props.council.allowed.includes(name)
  return (
    <>
      <PageHeader
        tag={<Tag tone="blue">{words.moments[props.council.head.moment]}</Tag>}
        title={w.title}
        actions={
          <Show when={may('council.viewSitting')}>
            <LinkButton as={A} href={`/hoi-dong/${stageId}/kiem-phieu`}>
              {w.sitting}
            </LinkButton>
          </Show>
        }
      />
      <HeldBackNotes held={props.council.heldBack} />
      <Show when={props.page.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="grid lg:grid-cols-[1.15fr_0.85fr] gap-6 items-start">
        <CouncilDecision
          council={props.council}
          mayWrite={may('council.setUp')}
          onSaved={props.page.refetch}
        />
        <div class="grid gap-6">
          <Missing council={props.council} />
          <Papers stageId={stageId} />
        </div>
      </div>
      <Members page={props.page} council={props.council} />
      <Interests page={props.page} council={props.council} />
    </>
  )
}

const Missing = (props: { council: Council }) => (
  <Card title={props.council.issues.length > 0 ? w.missing : w.composition}>
    <Show when={props.council.issues.length > 0} fallback={<p>{w.whole}</p>}>
      <NeedList
        label={w.missing}
        items={props.council.issues.map((issue) => ({
          tag: <Tag tone="amber">!</Tag>,
          text: words.issues(issue),
        }))}
      />
    </Show>
  </Card>
)

const Papers = (props: { stageId: string }) => (
  <Card title={w.papers.title}>
    <div class="flex flex-wrap gap-3">
      <LinkButton href={`/api/stages/${props.stageId}/council/attendance.pdf`} target="_blank">
        {w.papers.attendance}
      </LinkButton>
      <LinkButton href={`/api/stages/${props.stageId}/council/ballot-sheet.pdf`} target="_blank">
        {w.papers.ballot}
      </LinkButton>
    </div>
    <p class="text-sm text-ink-2 mt-3">{w.papers.ballotHelp}</p>
  </Card>
)

const Members = (props: { page: CouncilPage; council: Council }) => {
  const [adding, setAdding] = createSignal<'member' | 'teller'>()
  const [ending, setEnding] = createSignal<CouncilMember>()
  const mayAppoint = () => props.council.allowed.includes('council.appoint')
  const mayElect = () => props.council.allowed.includes('council.electTellers')
  const standing = () => props.council.members.filter(({ state }) => state !== 'ended')
  const seated = () => standing().filter(({ state }) => state === 'appointed').length
  return (
    <Card
      title={w.members}
      class="mt-6"
      actions={
        <span class="flex flex-wrap gap-3">
          <Show when={mayElect()}>
            <Button onClick={() => setAdding('teller')}>{w.addTeller}</Button>
          </Show>
          <Show when={mayAppoint()}>
            <Button variant="primary" onClick={() => setAdding('member')}>
              {w.add}
            </Button>
          </Show>
        </span>
      }
    >
      <p class="text-ink-2">{w.size(seated(), props.council.rules.min, props.council.rules.max)}</p>
      <p class="text-ink-2 mb-4">
        {w.tellers.title}: {w.tellers.text}
      </p>
      <DataTable
        caption={w.members}
        rows={standing()}
        empty={<EmptyState title={w.empty.title} text={w.empty.text} />}
        columns={[
          {
            key: 'name',
            label: w.columns.name,
            lead: true,
            cell: (m) => <b class="font-medium">{m.fullName}</b>,
          },
          {
            key: 'unit',
            label: w.columns.unit,
            cell: (m) => [m.position, m.unitName].filter(Boolean).join(' · ') || '–',
          },
          {
            key: 'office',
            label: w.columns.office,
            cell: (m) => <OfficeCell page={props.page} member={m} mayChange={mayAppoint()} />,
          },
          {
            key: 'teller',
            label: w.columns.teller,
            cell: (m) => <TellerCell page={props.page} member={m} mayChange={mayElect()} />,
          },
          {
            key: 'actions',
            label: w.columns.actions,
            cell: (m) => (
              <Show when={mayAppoint()}>
                <Button variant="link" onClick={() => setEnding(m)}>
                  {w.end}
                </Button>
              </Show>
            ),
          },
        ]}
      />
      <AddPersonDialog
        as={adding()}
        page={props.page}
        council={props.council}
        onClose={() => setAdding(undefined)}
      />
      <ConfirmDialog
        open={ending() !== undefined}
        title={w.endTitle(ending()?.fullName ?? '')}
        text={w.endText}
        reasonLabel={w.reason}
        confirmLabel={w.end}
        danger
        busy={props.page.busy()}
        problem={props.page.problem()}
        onConfirm={async (reason) => {
          const id = ending()?.id
          if (id && (await props.page.end(id, reason))) setEnding(undefined)
        }}
        onClose={() => setEnding(undefined)}
      />
    </Card>
  )
}

interface Cell {
  page: CouncilPage
  member: CouncilMember
  mayChange: boolean
}

const OfficeCell = (props: Cell) => (
  <Show
    when={props.mayChange && props.member.state === 'appointed'}
    fallback={
      props.member.state === 'beside' ? words.beside : words.officesShort[props.member.office ?? 'member']
    }
  >
    <CellSelect
      label={w.changeOffice(props.member.fullName ?? '')}
      value={props.member.office ?? 'member'}
      options={OFFICES.map((value) => ({ value, label: words.officesShort[value] }))}
      onChange={(office) =>
        props.member.id && void props.page.changeOffice(props.member.id, office as CouncilOffice)
      }
    />
  </Show>
)

const TellerCell = (props: Cell) => (
  <Show
    when={props.mayChange}
    fallback={props.member.teller ? words.teller[props.member.teller] : w.noTeller}
  >
    <CellSelect
      label={w.tellerOf(props.member.fullName ?? '')}
      value={props.member.teller ?? ''}
      options={[
        { value: '', label: w.noTeller },
        { value: 'head', label: words.teller.head },
        { value: 'member', label: words.teller.member },
      ]}
      onChange={(teller) =>
        props.member.id &&
        void props.page.elect(props.member.id, (teller || null) as 'head' | 'member' | null)
      }
    />
  </Show>
)
