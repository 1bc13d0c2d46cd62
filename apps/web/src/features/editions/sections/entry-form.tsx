import type { Field } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundText,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'
import { InDivisions } from './slots.tsx'

const w = rulesEditorWords.form

const newField = (label: string, key: string): Field => ({
  key,
  label,
  help: '',
  type: 'longText',
  audience: 'content',
  required: true,
  minWords: null,
  maxWords: null,
  options: [],
  mayLack: false,
  divisions: [],
  labels: [],
})

const FieldParts = (props: { path: readonly Step[]; field: Field }) => {
  const isText = () => props.field.type === 'longText' || props.field.type === 'shortText'
  return (
    <>
      <BoundText path={[...props.path, 'label']} label={w.label} />
      <BoundArea path={[...props.path, 'help']} label={w.help} optional />
      <div class="rule-grid">
        <BoundChoice path={[...props.path, 'type']} label={w.type} options={optionsOf(w.types)} />
        <BoundChoice path={[...props.path, 'audience']} label={w.audience} options={optionsOf(w.audiences)} />
        <Show when={isText()}>
          <BoundCount path={[...props.path, 'minWords']} label={w.minWords} suffix={w.words} optional />
          <BoundCount path={[...props.path, 'maxWords']} label={w.maxWords} suffix={w.words} optional />
        </Show>
      </div>
      <BoundCheck path={[...props.path, 'required']} label={w.required} />
      <BoundCheck path={[...props.path, 'mayLack']} label={w.mayLack} />
      <InDivisions path={props.path} />
      <Labels path={props.path} />
      <Show when={props.field.type === 'choice'}>
        <BoundList
          path={[...props.path, 'options']}
          title={w.options}
          rows
          adding={{
            by: 'name',
            label: w.newOption,
            button: w.addOption,
            make: (label, key) => ({ key, label }),
          }}
          nameOf={(it: { key: string; label: string }) => it.label}
        >
          {(option) => <BoundText path={[...option, 'label']} label={w.option} />}
        </BoundList>
      </Show>
    </>
  )
}

/** What a field is called in a division, where that differs. */
const Labels = (props: { path: readonly Step[] }) => {
  const rules = useRules()
  const divisions = () => rules.body().divisions.map(({ key, label }) => ({ value: key, label }))
  return (
    <Show when={divisions().length > 1}>
      <BoundList
        path={[...props.path, 'labels']}
        title={w.labels}
        rows
        ordered={false}
        adding={{
          by: 'press',
          button: w.addLabel,
          make: () => ({ division: divisions().at(-1)?.value ?? '', label: w.newField }),
        }}
        nameOf={(it: Field['labels'][number]) => it.label}
      >
        {(path) => (
          <div class="rule-grid">
            <BoundChoice path={[...path, 'division']} label={w.division} options={divisions()} />
            <BoundText path={[...path, 'label']} label={w.label} />
          </div>
        )}
      </BoundList>
    </Show>
  )
}

/** The fields that an entry's form asks for, and which of them name it and its field of work. */
export const EntryForm = () => {
  const rules = useRules()
  const fieldOptions = (only?: Field['type']) =>
    rules
      .body()
      .entry.fields.filter((field) => !only || field.type === only)
      .map((field) => ({ value: field.key, label: field.label }))
  return (
    <>
      <BoundList
        path={['entry', 'fields']}
        title={w.fields}
        help={w.fieldsHelp}
        adding={{ by: 'name', label: w.newField, button: w.addField, make: newField }}
        nameOf={(it: Field) => it.label}
        meaning={(it: Field) => `${w.types[it.type]}. ${ruleSentences.field(it)}`}
      >
        {(path, field) => <FieldParts path={path} field={field()} />}
      </BoundList>
      <h3 class="mt-8 mb-2">{w.uses}</h3>
      <BoundChoice
        path={['entry', 'titleField']}
        label={w.titleField}
        help={w.titleFieldHelp}
        options={fieldOptions()}
      />
      <BoundChoice
        path={['entry', 'topicField']}
        label={w.topicField}
        help={w.topicFieldHelp}
        none={rulesEditorWords.none}
        options={fieldOptions('choice')}
      />
    </>
  )
}
