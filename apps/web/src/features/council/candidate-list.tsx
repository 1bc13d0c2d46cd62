import { A, useSearchParams } from '@solidjs/router'
import { fold } from '@xk/domain/kernel'
import { councilWords as words } from '@xk/i18n'
import {
  Button,
  Card,
  type Column,
  ConfirmDialog,
  DataTable,
  LinkButton,
  ProblemNote,
  SearchBox,
  Tag,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import type { Agenda, AgendaPage, CandidateLine } from './create-agenda.ts'

const w = words.agenda

/** Everyone who stands, in the ballot's order, each with the way to their dossier and the member's own ties. */
export const CandidateList = (props: { page: AgendaPage; agenda: Agenda }) => {
  const [search, setSearch] = useSearchParams<{ q?: string }>()
  const [declaring, setDeclaring] = createSignal<CandidateLine>()
  const numbered = () => props.agenda.candidates.map((it, i) => ({ ...it, n: i + 1 }))
  const shown = () => {
    const q = fold(search.q ?? '')
    return numbered().filter((it) => fold(`${it.name} ${it.unitName}`).includes(q))
  }
  const hasScores = () => props.agenda.candidates.some(({ score }) => score)
  const mayDeclare = () => props.agenda.allowed.includes('council.declareInterest')
  type Row = ReturnType<typeof numbered>[number]
  const columns = (): Column<Row>[] => [
    { key: 'n', label: w.columns.n, numeric: true, cell: (it) => it.n },
    {
      key: 'name',
      label: w.columns.name,
      lead: true,
      cell: (it) => (
        <>
          <b class="font-medium">{it.name}</b>
          <Show when={it.position}>
            <span class="block text-sm text-ink-2 font-normal">{it.position}</span>
          </Show>
        </>
      ),
    },
    { key: 'unit', label: w.columns.unit, cell: (it) => it.unitName ?? '' },
    ...(hasScores()
      ? [
          {
            key: 'score',
            label: w.columns.score,
            nowrap: true,
            cell: (it: Row) => (it.score ? w.score(it.score, it.rank ?? 0) : '–'),
          },
        ]
      : []),
    {
      key: 'own',
      label: w.columns.own,
      cell: (it) => (
        <span class="grid gap-1 justify-items-start">
          <Show when={(it.interests ?? []).length > 0}>
            <Tag tone="amber">
              {(it.interests ?? [])
                .map((source) => words.sources[source as keyof typeof words.sources])
                .join(', ')}
            </Tag>
          </Show>
          <Show when={!it.mayRead}>
            <span class="text-sm text-ink-2">{w.struck}</span>
          </Show>
          <span class="flex flex-wrap gap-x-4">
            <Show when={it.mayRead}>
              <LinkButton
                as={A}
                variant="link"
                href={`/hoi-dong/${props.agenda.head.stageId}/ho-so/${it.stageEntryId}`}
                aria-label={w.readOf(it.name ?? '')}
              >
                {w.read}
              </LinkButton>
            </Show>
            <Show when={mayDeclare()}>
              <Show
                when={it.declared || it.interests?.includes('recorded')}
                fallback={
                  <Button
                    variant="link"
                    aria-label={w.declareOf(it.name ?? '')}
                    onClick={() => setDeclaring(it)}
                  >
                    {w.declare}
                  </Button>
                }
              >
                <Button
                  variant="link"
                  aria-label={w.takeBackOf(it.name ?? '')}
                  onClick={() => it.stageEntryId && void props.page.takeBack.run(it.stageEntryId)}
                >
                  {w.takeBack}
                </Button>
              </Show>
            </Show>
          </span>
        </span>
      ),
    },
  ]
  return (
    <Card title={w.list}>
      <p class="text-ink-2">{w.listText}</p>
      <p class="text-ink-2 mb-4">{words.effect[props.agenda.rules.interest]}</p>
      <SearchBox
        label={w.search}
        value={search.q ?? ''}
        onInput={(q) => setSearch({ q: q || undefined }, { replace: true })}
      />
      <p class="text-xs text-ink-2 mt-1 mb-3" role="status">
        {w.shown(shown().length, props.agenda.candidates.length)}
      </p>
      <Show when={props.page.takeBack.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <DataTable
        caption={w.list}
        rows={shown()}
        empty={<p class="text-ink-2">{w.nothingFound}</p>}
        columns={columns()}
      />
      <ConfirmDialog
        open={declaring() !== undefined}
        title={w.declareOf(declaring()?.name ?? '')}
        text={w.declareText}
        reasonLabel={w.why}
        confirmLabel={w.declare}
        busy={props.page.declare.busy()}
        problem={props.page.declare.problem()}
        onConfirm={async (reason) => {
          const id = declaring()?.stageEntryId
          if (id && (await props.page.declare.run(id, reason))) setDeclaring(undefined)
        }}
        onClose={() => setDeclaring(undefined)}
      />
    </Card>
  )
}
