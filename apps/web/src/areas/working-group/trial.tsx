import { A, useParams } from '@solidjs/router'
import { readinessIssues, type Ruleset } from '@xk/domain/ruleset'
import { trialWords as w, workingGroupWords } from '@xk/i18n'
import { Card, LinkButton, ProblemNote } from '@xk/ui'
import { Match, Show, Switch } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import '../../features/editions/rules-editor.css'
import { EditionHead, editionHref } from '../../features/editions/edition-frame.tsx'
import {
  createTrial,
  templateOf,
  type TrialOutcome,
  type TrialState,
} from '../../features/trial/create-trial.ts'
import { TrialResults } from '../../features/trial/trial-results.tsx'
import { TrialSourceForm } from '../../features/trial/trial-source.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api.editions[':id'].trial.$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>

/** Tính thử kết quả: what the rules would give on invented or past scores. */
const TrialPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={workingGroupWords.retry} onRetry={refetch} lines={10}>
        {(it) => <TryOut page={it()} />}
      </Loaded>
    </Shell>
  )
}
export default TrialPage

/** Places of the rules that must be mended first; what lies outside them does not matter to a trial. */
const brokenPlaces = (rules: Ruleset): number => {
  const office = { people: 9, withSecondFactor: 9 }
  const facts = {
    offices: { lead: office, deputy: office, secretary: office, panelChair: office },
    judges: 99,
    activeUnits: 9,
    unitsWithoutOfficer: 0,
  }
  return readinessIssues(rules, [], facts).filter(
    ({ blocking, code }) => blocking && !code.startsWith('date/') && code !== 'stage/onlyOneScoring',
  ).length
}

const TryOut = (props: { page: Page }) => {
  const rules = () => props.page.rules.body
  const against = () => {
    const inForce = props.page.inForce?.body
    return inForce
      ? { rules: inForce, name: w.against.inForce }
      : { rules: templateOf(rules()), name: w.against.template }
  }
  const trial = createTrial(() => ({ rules: rules(), against: against().rules }))
  const done = () => {
    const it = trial.outcome()
    return it === 'broken' ? undefined : it
  }
  const id = () => props.page.edition.id
  return (
    <>
      <EditionHead
        edition={props.page.edition}
        actions={
          <LinkButton as={A} href={editionHref(id(), props.page.isDraft ? '/the-le/soan' : '/the-le')}>
            {w.back}
          </LinkButton>
        }
      />
      <Card title={`${w.title}: ${props.page.isDraft ? w.ofDraft : w.ofInForce}`}>
        <p class="text-ink-2 mb-4">{w.intro}</p>
        <Show when={brokenPlaces(rules()) > 0}>
          <ProblemNote tone="amber" title={w.broken(brokenPlaces(rules()))} class="mb-4" />
        </Show>
        <TrialSourceForm trial={trial} editionId={id()} past={props.page.past} />
      </Card>
      <Switch fallback={<Nothing trial={trial} />}>
        <Match when={trial.outcome() === 'broken'}>
          <ProblemNote class="mt-6" title={w.cannot} />
        </Match>
        <Match when={done()}>
          {(it) => (
            <>
              <Notes outcome={it()} />
              <TrialResults
                trial={it().trial}
                differences={it().differences}
                rules={rules()}
                against={against()}
              />
            </>
          )}
        </Match>
      </Switch>
    </>
  )
}

const Nothing = (props: { trial: TrialState }) => (
  <p class="text-ink-2 mt-6" role="status">
    {props.trial.past() ? w.pastDiffers : w.nothing}
  </p>
)

/** What past scores can't tell. */
const Notes = (props: { outcome: TrialOutcome }) => (
  <Show when={props.outcome.past}>
    {(past) => (
      <ProblemNote tone="neutral" class="mt-6" title={past().totalsOnly ? w.totalsOnly : w.laterInvented}>
        <Show when={past().fewerSheets}>
          <p>{w.fewerSheets(past().rules.minSheets)}</p>
        </Show>
        <Show when={past().totalsOnly && props.outcome.trial.stages.length > 1}>
          <p>{w.laterInvented}</p>
        </Show>
      </ProblemNote>
    )}
  </Show>
)
