import type { EntryRules, Slot } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChecks,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundText,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

const w = rulesEditorWords.slots
const f = rulesEditorWords.form

const newSlot = (label: string, key: string): Slot => ({
  key,
  label,
  help: '',
  kind: 'document',
  field: null,
  min: 1,
  neededAt: 'screening',
  divisions: [],
  minShortSide: 0,
})

/** Where something is asked only in some divisions; nothing to choose where there is one. */
export const InDivisions = (props: { path: readonly Step[] }) => {
  const rules = useRules()
  const options = () => rules.body().divisions.map(({ key, label }) => ({ value: key, label }))
  return (
    <Show when={options().length > 1}>
      <BoundChecks
        path={[...props.path, 'divisions']}
        label={f.divisions}
        help={f.divisionsHelp}
        options={options()}
      />
    </Show>
  )
}

const Parts = (props: { path: readonly Step[]; slot: Slot }) => {
  const rules = useRules()
  const at = (step: Step) => [...props.path, step]
  const fields = () => rules.body().entry.fields.map(({ key, label }) => ({ value: key, label }))
  return (
    <>
      <BoundText path={at('label')} label={w.label} />
      <BoundArea path={at('help')} label={w.slotHelp} optional />
      <div class="rule-grid">
        <BoundChoice path={at('kind')} label={w.kind} options={optionsOf(w.kinds)} />
        <BoundChoice path={at('neededAt')} label={w.neededAt} options={optionsOf(w.neededAts)} />
        <BoundCount path={at('min')} label={w.min} suffix={w.piece} />
        <Show when={props.slot.kind === 'evidence'}>
          <BoundChoice path={at('field')} label={w.field} none={rulesEditorWords.none} options={fields()} />
        </Show>
        <Show when={props.slot.kind === 'photo'}>
          <BoundCount path={at('minShortSide')} label={w.shortSide} suffix={w.pixels} />
        </Show>
      </div>
      <InDivisions path={props.path} />
    </>
  )
}

/** Parts of a dossier beside its form: documents, evidence by heading, photograph, confirmations. */
export const Slots = () => {
  const rules = useRules()
  return (
    <>
      <BoundList
        path={['entry', 'slots']}
        title={w.title}
        help={w.help}
        adding={{ by: 'name', label: w.new, button: w.add, make: newSlot }}
        nameOf={(it: Slot) => it.label}
        meaning={(it: Slot) => ruleSentences.slot(it, rules.body())}
      >
        {(path, slot) => <Parts path={path} slot={slot()} />}
      </BoundList>
      <BoundCheck path={['entry', 'refuseNeedlessData']} label={w.needless} />
    </>
  )
}

type OwnPeople = EntryRules['people']['inDivision'][number]

/** Divisions that ask for other people than the rest. */
export const PeopleInDivision = (props: { roles: readonly { value: string; label: string }[] }) => {
  const rules = useRules()
  const p = rulesEditorWords.people
  const divisions = () => rules.body().divisions.map(({ key, label }) => ({ value: key, label }))
  const last = () => divisions().at(-1)?.value ?? ''
  return (
    <Show when={divisions().length > 1}>
      <BoundList
        path={['entry', 'people', 'inDivision']}
        title={rulesEditorWords.inDivision.title}
        help={rulesEditorWords.inDivision.help}
        ordered={false}
        adding={{
          by: 'press',
          button: rulesEditorWords.inDivision.add,
          make: (): OwnPeople => ({
            division: last(),
            roles: ['delegate'],
            min: 1,
            max: 1,
            birthDate: false,
          }),
        }}
        nameOf={(it: OwnPeople) =>
          divisions().find(({ value }) => value === it.division)?.label ?? it.division
        }
      >
        {(path) => (
          <>
            <div class="rule-grid">
              <BoundChoice path={[...path, 'division']} label={f.division} options={divisions()} />
              <BoundCount path={[...path, 'min']} label={p.min} suffix={p.person} />
              <BoundCount path={[...path, 'max']} label={p.max} suffix={p.person} />
            </div>
            <BoundChecks path={[...path, 'roles']} label={p.roles} options={props.roles} />
            <BoundCheck path={[...path, 'birthDate']} label={p.birthDate} help={p.birthDateHelp} />
          </>
        )}
      </BoundList>
    </Show>
  )
}
