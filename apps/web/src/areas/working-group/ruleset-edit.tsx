import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { inKindOf, ruleDiffWords as d, rulesEditorWords as e, workingGroupWords } from '@xk/i18n'
import {
  Button,
  Card,
  Dialog,
  LinkButton,
  NeedList,
  ProblemNote,
  SaveState,
  Sections,
  SelectField,
  Skeleton,
  Tag,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { messageOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { AmendmentBar } from '../../features/editions/amendment-bar.tsx'
import { RulesProvider } from '../../features/editions/bound/index.ts'
import { createRulesPlaces } from '../../features/editions/create-rules-places.ts'
import { createRules } from '../../features/editions/create-rules.ts'
import { Differences } from '../../features/editions/differences.tsx'
import { EditionHead, editionHref } from '../../features/editions/edition-frame.tsx'
import { type SectionKey, SECTIONS } from '../../features/editions/issue-place.ts'
import { RubricPreview } from '../../features/editions/rubric-preview.tsx'
import { RulesConflict } from '../../features/editions/rules-conflict.tsx'
import { loadRulesDraft, type RulesDraft } from '../../features/editions/rules-draft.ts'
import { RulesPart } from '../../features/editions/rules-part.tsx'
import '../../features/editions/rules-editor.css'
import { templateOf } from '../../features/trial/create-trial.ts'
import { Shell } from '../../shell.tsx'

const w = workingGroupWords.rules

const TITLES: Record<SectionKey, string> = e.sections

/** The rules as a draft: saved as they are typed, with what they still lack beside them. */
const RulesetEditPage = () => {
  const params = useParams<{ id: string }>()
  const [draft, { refetch }] = createResource(() => params.id, loadRulesDraft)
  const accountId = () => {
    const it = me.latest
    return it?.signedIn ? it.me.accountId : undefined
  }
  return (
    <Shell area="workingGroup" wide>
      <Show when={draft.error}>
        <ProblemNote
          title={messageOf(draft.error)}
          action={
            <LinkButton as={A} href={editionHref(params.id, '/the-le')}>
              {workingGroupWords.page.rules}
            </LinkButton>
          }
        />
      </Show>
      <Show
        when={!draft.error && draft.latest && accountId()}
        fallback={draft.error ? null : <Skeleton lines={10} />}
      >
        {(account) => (
          <Editor draft={draft.latest as RulesDraft} accountId={account()} onChanged={() => void refetch()} />
        )}
      </Show>
    </Shell>
  )
}
export default RulesetEditPage

const Editor = (props: { draft: RulesDraft; accountId: string; onChanged: () => void }) => {
  const [search, setSearch] = useSearchParams<{ so?: string }>()
  const navigate = useNavigate()
  const [previewing, setPreviewing] = createSignal(false)
  const id = () => props.draft.edition.id
  const mayEdit = () => props.draft.allowed.includes('ruleset.edit')
  const rules = createRules({
    editionId: props.draft.edition.id,
    accountId: props.accountId,
    initial: {
      body: props.draft.rules.body,
      saveVersion: props.draft.saveVersion,
      version: props.draft.version,
    },
    onSaved: () => props.onChanged(),
  })
  const at = createRulesPlaces(() => props.draft, rules)
  const tryOut = async () => {
    await rules.flush()
    navigate(editionHref(id(), '/the-le/tinh-thu'))
  }
  const leave = (event: FocusEvent) => {
    const control = event.target
    if (!(control instanceof HTMLElement) || !control.id.startsWith('r/')) return
    rules.leave(control.id.slice(1))
    void rules.flush()
  }
  return (
    <RulesProvider rules={rules}>
      <EditionHead
        edition={props.draft.edition}
        actions={
          <>
            <SaveState
              value={rules.saving()}
              onRetry={() => {
                rules.showAll()
                void rules.flush()
              }}
            />
            <Show when={rules.undoable()}>
              <Button onClick={() => rules.undo()}>{e.undo}</Button>
            </Show>
            <Button onClick={() => setPreviewing(true)}>{w.preview}</Button>
            <Show when={!props.draft.current}>
              <Button onClick={() => setSearch({ so: 'mau' })}>{d.compare}</Button>
            </Show>
            <Show when={mayEdit()}>
              <Button onClick={() => void tryOut()}>{e.tryOut}</Button>
            </Show>
          </>
        }
      />
      <Show when={!mayEdit()}>
        <ProblemNote tone="neutral" title={w.readOnly} />
      </Show>
      <Show when={props.draft.current}>
        {(current) => (
          <AmendmentBar
            draft={props.draft}
            current={current().body}
            rules={rules}
            onChanged={props.onChanged}
          />
        )}
      </Show>
      <div class="grid lg:grid-cols-[14rem_minmax(0,1fr)_20rem] gap-6 items-start">
        <div class="max-lg:hidden">
          <Sections
            label={workingGroupWords.page.rules}
            items={SECTIONS.map((key) => ({
              href: `${editionHref(id(), '/the-le/soan')}?muc=${key}`,
              label: TITLES[key],
              state: at.stateOf(key),
              current: key === at.section(),
            }))}
          />
        </div>
        <div class="lg:hidden">
          <SelectField
            label={e.part}
            value={at.section()}
            options={SECTIONS.map((key) => ({
              value: key,
              label: at.stateOf(key) === 'problem' ? `${TITLES[key]} (${e.mustMend})` : TITLES[key],
            }))}
            onChange={at.open}
          />
        </div>
        <Card title={TITLES[at.section()]}>
          <fieldset disabled={!mayEdit()} onFocusOut={leave}>
            <legend class="sr-only">{TITLES[at.section()]}</legend>
            <RulesPart section={at.section()} />
          </fieldset>
        </Card>
        <div class="lg:sticky lg:top-4">
          <Card title={props.draft.current ? e.needs : (workingGroupWords.page.needs['draft'] ?? '')}>
            <Show when={at.places().length > 0} fallback={<p>{workingGroupWords.page.ready}</p>}>
              <NeedList
                items={at.places().map(({ issue, place }) => ({
                  tag: (
                    <Tag tone={issue.blocking ? 'red' : 'neutral'}>
                      {issue.blocking ? e.mustMend : e.goodToSee}
                    </Tag>
                  ),
                  text: (
                    <A class="inline-flex items-center min-h-11" href={at.hrefOf(place)}>
                      {inKindOf(props.draft.edition.programme, workingGroupWords.readinessText(issue))}
                    </A>
                  ),
                }))}
              />
            </Show>
          </Card>
        </div>
      </div>
      <p class="sr-only" role="status">
        {rules.said()}
      </p>
      <Dialog open={previewing()} title={w.preview} onClose={() => setPreviewing(false)} wide>
        <RubricPreview rules={rules.body()} />
      </Dialog>
      <Dialog
        open={search.so === 'mau'}
        title={d.compareTitle}
        onClose={() => setSearch({ so: undefined }, { replace: true })}
        wide
      >
        <Show when={search.so === 'mau'}>
          <Differences
            before={templateOf(rules.body())}
            after={rules.body()}
            labels={{ before: d.template, after: d.mine }}
          />
        </Show>
      </Dialog>
      <RulesConflict rules={rules} />
    </RulesProvider>
  )
}
