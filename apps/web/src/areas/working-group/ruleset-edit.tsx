import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { ruleDiffWords as d, rulesEditorWords as e, workingGroupWords } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  Dialog,
  formatDateTime,
  LinkButton,
  NeedList,
  ProblemNote,
  SaveState,
  Sections,
  SelectField,
  Skeleton,
  Tag,
} from '@xk/ui'
import { createEffect, createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { RulesProvider } from '../../features/editions/bound/index.ts'
import { createRules, type Rules } from '../../features/editions/create-rules.ts'
import { Differences } from '../../features/editions/differences.tsx'
import { EditionHead, editionHref } from '../../features/editions/edition-frame.tsx'
import { placeOf, type SectionKey, SECTIONS, sectionOf } from '../../features/editions/issue-place.ts'
import { RubricPreview } from '../../features/editions/rubric-preview.tsx'
import { EntryForm } from '../../features/editions/sections/entry-form.tsx'
import { Eligibility } from '../../features/editions/sections/eligibility.tsx'
import { General } from '../../features/editions/sections/general.tsx'
import { Prizes } from '../../features/editions/sections/prizes.tsx'
import { Publication } from '../../features/editions/sections/publication.tsx'
import { Participants } from '../../features/editions/sections/participants.tsx'
import { Rubric } from '../../features/editions/sections/rubric.tsx'
import { Scoring } from '../../features/editions/sections/scoring.tsx'
import { Stages } from '../../features/editions/sections/stages.tsx'
import '../../features/editions/rules-editor.css'
import { templateOf } from '../../features/trial/create-trial.ts'
import { Shell } from '../../shell.tsx'

const w = workingGroupWords.rules
const load = (id: string) => call(api.editions[':id'].ruleset.$get({ param: { id } }))
type Draft = Awaited<ReturnType<typeof load>>

const TITLES: Record<SectionKey, string> = e.sections

/** The control at a place of the rules, else that of the part around it. */
const closestControl = (pointer: string): HTMLElement | null => {
  if (pointer === '') return null
  return document.getElementById(`r${pointer}`) ?? closestControl(pointer.slice(0, pointer.lastIndexOf('/')))
}

/** The rules as a draft: saved as they are typed, with what they still lack beside them. */
const RulesetEditPage = () => {
  const params = useParams<{ id: string }>()
  const [draft, { refetch }] = createResource(() => params.id, load)
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
          <Editor draft={draft.latest as Draft} accountId={account()} onChanged={() => void refetch()} />
        )}
      </Show>
    </Shell>
  )
}
export default RulesetEditPage

const Editor = (props: { draft: Draft; accountId: string; onChanged: () => void }) => {
  const [search, setSearch] = useSearchParams<{
    muc?: string
    o?: string
    viec?: string
    vong?: string
    so?: string
  }>()
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
  const section = (): SectionKey => SECTIONS.find((it) => it === search.muc) ?? 'chung'
  const issues = () => props.draft.readiness.filter(({ code }) => code !== 'stage/leftOut')
  const places = () => issues().map((issue) => ({ issue, place: placeOf(issue, rules.body()) }))
  const stateOf = (key: SectionKey) => {
    const typed = rules.issues().some(({ pointer }) => sectionOf(pointer) === key)
    const blocked = places().some(
      ({ issue, place }) => issue.blocking && 'section' in place && place.section === key,
    )
    return typed || blocked ? ('problem' as const) : ('done' as const)
  }
  const stageKeyAt = (pointer: string) =>
    rules.body().stages[Number(/^\/stages\/(\d+)/.exec(pointer)?.[1] ?? -1)]?.key
  const hrefOf = (place: ReturnType<typeof placeOf>) => {
    if ('section' in place) {
      const stage = stageKeyAt(place.pointer)
      const query = new URLSearchParams({
        muc: place.section,
        ...(stage ? { vong: stage } : {}),
        o: place.pointer,
      })
      return `${editionHref(id(), '/the-le/soan')}?${query}`
    }
    if (place.page === 'schedule') return editionHref(id(), '/lich')
    return place.page === 'offices' ? '/quan-tri/chuc-trach' : '/quan-tri/co-so'
  }
  // From elsewhere a link names the issue; here it has a place.
  createEffect(() => {
    const [code, nth] = (search.viec ?? '').split('~')
    if (!code) return
    const issue = issues().filter((it) => it.code === code)[Number(nth ?? 0)]
    const place = issue && placeOf(issue, rules.body())
    if (place && 'section' in place)
      setSearch(
        {
          viec: undefined,
          muc: place.section,
          vong: stageKeyAt(place.pointer),
          o: place.pointer,
        },
        { replace: true },
      )
    else setSearch({ viec: undefined }, { replace: true })
  })
  // A link leads to the very control: the parts around it unfold first.
  createEffect(() => {
    const target = search.o
    if (!target || !section()) return
    rules.aim(target)
    const look = (tries: number) => {
      const control = tries > 0 ? document.getElementById(`r${target}`) : closestControl(target)
      if (!control && tries > 0) return requestAnimationFrame(() => look(tries - 1))
      control?.scrollIntoView({ block: 'center' })
      control?.focus()
      rules.aim(undefined)
      setSearch({ o: undefined }, { replace: true })
    }
    requestAnimationFrame(() => look(30))
  })
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
              state: stateOf(key),
              current: key === section(),
            }))}
          />
        </div>
        <div class="lg:hidden">
          <SelectField
            label={e.part}
            value={section()}
            options={SECTIONS.map((key) => ({
              value: key,
              label: stateOf(key) === 'problem' ? `${TITLES[key]} (${e.mustMend})` : TITLES[key],
            }))}
            onChange={(muc) => setSearch({ muc })}
          />
        </div>
        <Card title={TITLES[section()]}>
          <fieldset disabled={!mayEdit()} onFocusOut={leave}>
            <legend class="sr-only">{TITLES[section()]}</legend>
            <Switch>
              <Match when={section() === 'chung'}>
                <General />
              </Match>
              <Match when={section() === 'mau-bai'}>
                <EntryForm />
              </Match>
              <Match when={section() === 'nguoi-tep'}>
                <Participants />
              </Match>
              <Match when={section() === 'dieu-kien'}>
                <Eligibility />
              </Match>
              <Match when={section() === 'vong'}>
                <Stages />
              </Match>
              <Match when={section() === 'tieu-chi'}>
                <Rubric />
              </Match>
              <Match when={section() === 'cham'}>
                <Scoring />
              </Match>
              <Match when={section() === 'giai'}>
                <Prizes />
              </Match>
              <Match when={section() === 'cong-bo'}>
                <Publication />
              </Match>
            </Switch>
          </fieldset>
        </Card>
        <div class="lg:sticky lg:top-4">
          <Card title={props.draft.current ? e.needs : (workingGroupWords.page.needs['draft'] ?? '')}>
            <Show when={places().length > 0} fallback={<p>{workingGroupWords.page.ready}</p>}>
              <NeedList
                items={places().map(({ issue, place }) => ({
                  tag: (
                    <Tag tone={issue.blocking ? 'red' : 'neutral'}>
                      {issue.blocking ? e.mustMend : e.goodToSee}
                    </Tag>
                  ),
                  text: (
                    <A class="inline-flex items-center min-h-11" href={hrefOf(place)}>
                      {workingGroupWords.readinessText(issue)}
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
      <ConflictDialog rules={rules} />
    </RulesProvider>
  )
}

/** Both texts of a conflict, where they differ, and the choice between them. */
const ConflictDialog = (props: { rules: Rules }) => {
  const [put, setPut] = createSignal(false)
  createEffect(() => {
    if (props.rules.conflict()) setPut(false)
  })
  return (
    <Show when={props.rules.conflict()}>
      {(it) => (
        <Dialog open={!put()} title={w.conflict} onClose={() => setPut(true)} wide>
          <p class="mb-4">{w.conflictText}</p>
          <Differences before={it().theirs} after={it().mine} labels={{ before: e.theirs, after: e.mine }} />
          <div class="actions">
            <Button variant="primary" onClick={() => void props.rules.resolve('mine')}>
              {w.mine}
            </Button>
            <Button onClick={() => void props.rules.resolve('theirs')}>{w.theirs}</Button>
          </div>
        </Dialog>
      )}
    </Show>
  )
}

/** What an amendment changes, and its way: put forward with a reason, approved or sent back by a second person. */
const AmendmentBar = (props: {
  draft: Draft
  current: Draft['rules']['body']
  rules: Rules
  onChanged: () => void
}) => {
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal<'putForward' | 'drop' | 'approve' | 'sendBack'>()
  const param = () => ({ id: props.draft.edition.id })
  const act = createAction(async (command, reason: string) => {
    const amendment = api.editions[':id'].amendment
    await props.rules.flush()
    switch (asking()) {
      case 'putForward':
        await call(
          amendment['put-forward'].$post(
            { param: param(), json: { saveVersion: props.rules.saveVersion(), reason } },
            command,
          ),
        )
        break
      case 'sendBack':
        await call(amendment['send-back'].$post({ param: param(), json: { reason } }, command))
        break
      case 'approve':
        await call(amendment.approve.$post({ param: param() }, command))
        return navigate(editionHref(props.draft.edition.id, '/the-le'))
      case 'drop':
        await call(amendment.$delete({ param: param() }, command))
        return navigate(editionHref(props.draft.edition.id, '/the-le'))
    }
    setAsking(undefined)
    props.onChanged()
  })
  const refusal = () => {
    const code = act.issueAt('') ?? act.issueAt('/stages') ?? act.issueAt('/divisions')
    return code ? workingGroupWords.issueText(code) : act.problem()
  }
  const may = (command: Draft['allowed'][number]) => props.draft.allowed.includes(command)
  return (
    <Card title={w.amending(props.draft.version)} class="mb-6">
      <Show when={props.draft.waiting}>
        {(it) => (
          <ProblemNote
            tone="blue"
            title={w.waiting(it().by, formatDateTime(it().at))}
            text={`${w.reason}: ${it().reason}`}
          />
        )}
      </Show>
      <Differences before={props.current} after={props.rules.body()} />
      <div class="actions">
        <Show when={props.draft.waiting && may('ruleset.amend')}>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {w.approve}
          </Button>
        </Show>
        <Show when={props.draft.waiting && may('ruleset.amend.sendBack')}>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
        <Show when={may('ruleset.edit')}>
          <Show when={!props.draft.waiting}>
            <Button variant="primary" onClick={() => setAsking('putForward')}>
              {w.putForward}
            </Button>
          </Show>
          <Button onClick={() => setAsking('drop')}>{w.drop}</Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() !== undefined}
        title={
          { putForward: w.putForward, drop: w.drop, approve: w.approve, sendBack: w.sendBack }[
            asking() ?? 'approve'
          ]
        }
        text={asking() === 'drop' ? w.dropText : asking() === 'sendBack' ? undefined : w.putForwardText}
        danger={asking() === 'drop'}
        confirmLabel={
          { putForward: w.putForward, drop: w.drop, approve: w.approve, sendBack: w.sendBack }[
            asking() ?? 'approve'
          ]
        }
        {...(asking() === 'putForward'
          ? { reasonLabel: w.reason }
          : asking() === 'sendBack'
            ? { reasonLabel: w.sendBackReason }
            : {})}
        busy={act.busy()}
        problem={refusal()}
        onConfirm={(reason) => void act.run(reason)}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}
