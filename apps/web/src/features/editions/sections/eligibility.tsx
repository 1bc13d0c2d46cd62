import { type EligibilityRule, type Field, PERSON_ROLES } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences, ruleTexts } from '@xk/i18n'
import { Button, SelectField } from '@xk/ui'
import { createSignal, Match, Switch } from 'solid-js'
import {
  BoundCheck,
  BoundChecks,
  BoundChoice,
  BoundCount,
  BoundDay,
  BoundList,
  BoundText,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

const w = rulesEditorWords.eligibility
type Kind = EligibilityRule['rule']
type Quota = { upToMembers: number | null; max: number }

const ROLES = PERSON_ROLES.map((value) => ({
  value,
  label: rulesEditorWords.people.roleNames[value] ?? value,
}))

/** A new condition of a kind, as officers mostly have it. */
const make = (rule: Kind, year: number, fields: readonly Field[]): EligibilityRule => {
  const of = (type: Field['type']) => fields.find((field) => field.type === type)?.key ?? type
  switch (rule) {
    case 'maxAge':
      return { rule, years: 35, at: `${year}-12-31` }
    case 'maxEntriesPerPerson':
      return { rule, max: 2, roles: [], asRepresentative: false }
    case 'maxEntriesPerUnit':
      return { rule, max: 3 }
    case 'unitQuotaBySize':
      return {
        rule,
        steps: [
          { upToMembers: 150, max: 1 },
          { upToMembers: null, max: 2 },
        ],
        perCluster: 0,
      }
    case 'notOfficeHolder':
    case 'notHonouredThisTerm':
      return { rule }
    case 'fieldIsYes':
      return { rule, field: of('yesNo'), reason: ruleTexts.newReason }
    case 'minServiceMonths':
      return { rule, field: of('month'), months: 24, at: `${year}-12-31` }
    case 'minVoteShare':
      return { rule, field: of('share'), share: '2/3', comparison: 'atLeast' }
    case 'noReusedAchievement':
      return { rule, fields: [of('longText')] }
  }
}

const Parts = (props: { path: readonly Step[]; rule: EligibilityRule }) => {
  const rules = useRules()
  const noun = () => rules.body().entryNoun
  const ofType = (...types: Field['type'][]) =>
    rules
      .body()
      .entry.fields.filter(({ type }) => types.includes(type))
      .map(({ key, label }) => ({ value: key, label }))
  const at = (...rest: Step[]) => [...props.path, ...rest]
  return (
    <Switch>
      <Match when={props.rule.rule === 'maxAge'}>
        <div class="rule-grid">
          <BoundCount path={at('years')} label={w.years} suffix={w.yearsUnit} />
          <BoundDay path={at('at')} label={w.at} />
        </div>
      </Match>
      <Match when={props.rule.rule === 'maxEntriesPerPerson'}>
        <BoundCount path={at('max')} label={w.most} suffix={noun()} />
        <BoundChecks path={at('roles')} label={w.roles} help={w.rolesHelp} options={ROLES} />
        <BoundCheck path={at('asRepresentative')} label={w.representative} />
      </Match>
      <Match when={props.rule.rule === 'maxEntriesPerUnit'}>
        <BoundCount path={at('max')} label={w.most} suffix={noun()} />
      </Match>
      <Match when={props.rule.rule === 'unitQuotaBySize'}>
        <BoundList
          path={at('steps')}
          title={w.steps}
          help={w.stepsHelp}
          rows
          adding={{ by: 'press', button: w.addStep, make: (): Quota => ({ upToMembers: null, max: 1 }) }}
          nameOf={(it: Quota) => (it.upToMembers === null ? w.rest : w.stepName(it.upToMembers))}
        >
          {(step) => (
            <div class="rule-grid">
              <BoundCount path={[...step, 'upToMembers']} label={w.upTo} suffix={w.members} optional />
              <BoundCount path={[...step, 'max']} label={w.most} suffix={noun()} />
            </div>
          )}
        </BoundList>
        <BoundCount path={at('perCluster')} label={w.perCluster} suffix={noun()} />
      </Match>
      <Match when={props.rule.rule === 'minServiceMonths'}>
        <div class="rule-grid">
          <BoundCount path={at('months')} label={w.months} suffix={w.monthsUnit} />
          <BoundDay path={at('at')} label={w.at} />
          <BoundChoice path={at('field')} label={w.since} options={ofType('month', 'date')} />
        </div>
      </Match>
      <Match when={props.rule.rule === 'minVoteShare'}>
        <div class="rule-grid">
          <BoundText path={at('share')} label={w.share} help={w.shareHelp} />
          <BoundChoice path={at('comparison')} label={w.comparison} options={optionsOf(w.comparisons)} />
          <BoundChoice path={at('field')} label={w.votes} options={ofType('share')} />
        </div>
      </Match>
      <Match when={props.rule.rule === 'noReusedAchievement'}>
        <BoundChecks path={at('fields')} label={w.achievements} options={ofType('longText')} />
      </Match>
      <Match when={props.rule.rule === 'fieldIsYes'}>
        <BoundChoice path={at('field')} label={w.field} options={ofType('yesNo')} />
        <BoundText path={at('reason')} label={w.reason} />
      </Match>
    </Switch>
  )
}

/** Conditions that the system computes with their reasons, of every kind. */
export const Eligibility = () => {
  const rules = useRules()
  const [kind, setKind] = createSignal<Kind>('maxAge')
  return (
    <>
      <p class="text-ink-2">{w.intro}</p>
      <BoundList
        path={['eligibility']}
        title={w.title}
        mayCopy={false}
        nameOf={(it: EligibilityRule) => w.names[it.rule]}
        meaning={(it: EligibilityRule) => ruleSentences.eligibility(it, rules.body())}
        adding={{
          by: 'own',
          control: (add) => (
            <div class="rule-add">
              <SelectField
                label={w.kind}
                value={kind()}
                options={optionsOf(w.names)}
                onChange={(value) => setKind(value as Kind)}
              />
              <Button onClick={() => add(make(kind(), new Date().getFullYear(), rules.body().entry.fields))}>
                {w.add}
              </Button>
            </div>
          ),
        }}
      >
        {(path, it) => <Parts path={path} rule={it()} />}
      </BoundList>
    </>
  )
}
