import { type EligibilityRule, PERSON_ROLES } from '@xk/domain/ruleset'
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
const make = (rule: Kind, year: number, yesNoField: string): EligibilityRule => {
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
      }
    case 'notOfficeHolder':
    case 'notHonouredThisTerm':
      return { rule }
    case 'fieldIsYes':
      return { rule, field: yesNoField, reason: ruleTexts.newReason }
  }
}

const Parts = (props: { path: readonly Step[]; rule: EligibilityRule }) => {
  const rules = useRules()
  const noun = () => rules.body().entryNoun
  const yesNo = () =>
    rules
      .body()
      .entry.fields.filter(({ type }) => type === 'yesNo')
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
      </Match>
      <Match when={props.rule.rule === 'fieldIsYes'}>
        <BoundChoice path={at('field')} label={w.field} options={yesNo()} />
        <BoundText path={at('reason')} label={w.reason} />
      </Match>
    </Switch>
  )
}

/** Conditions that the system computes with their reasons, of every kind. */
export const Eligibility = () => {
  const rules = useRules()
  const [kind, setKind] = createSignal<Kind>('maxAge')
  const yesNoField = () => rules.body().entry.fields.find(({ type }) => type === 'yesNo')?.key ?? 'yesNo'
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
              <Button onClick={() => add(make(kind(), new Date().getFullYear(), yesNoField()))}>
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
