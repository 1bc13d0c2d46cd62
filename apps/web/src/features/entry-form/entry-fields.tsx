import type { FieldValue } from '@xk/domain/entry'
import type { Field } from '@xk/domain/ruleset'
import { officerWords as w } from '@xk/i18n'
import { type Block, DateField, RadioGroup, RichTextEditor, SelectField, TextField } from '@xk/ui'
import { For, Match, Switch } from 'solid-js'
import { controlId, type EntryForm } from './create-entry-form.ts'
import { ShareField } from '../nomination/share-field.tsx'
import { LegacyNote } from './legacy-note.tsx'

const NO_BLOCKS: Block[] = []
const asText = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '')

/** The fields that the ruleset asks for, each by its type. */
export const EntryFields = (props: { form: EntryForm; fields: readonly Field[] }) => (
  <For each={props.fields}>{(field) => <EntryField form={props.form} field={field} />}</For>
)

const EntryField = (props: { form: EntryForm; field: Field }) => {
  const pointer = () => `/fields/${props.field.key}`
  const value = () => props.form.body().fields[props.field.key]
  const set = (next: FieldValue) => props.form.setField(props.field.key, next)
  const error = () => {
    const issue = props.form.issueAt(pointer())
    return issue && w.issue(issue.code, issue.facts)
  }
  const common = () => ({
    id: controlId(pointer()),
    label: props.field.label,
    help: props.field.help || undefined,
    optional: !props.field.required,
    error: error(),
  })
  const leave = () => props.form.leave(pointer())
  const options = () => props.field.options.map(({ key, label }) => ({ value: key, label }))
  return (
    <>
      <Switch
        fallback={
          <TextField
            {...common()}
            value={asText(value())}
            onInput={set}
            onBlur={leave}
            minWords={props.field.minWords}
            maxWords={props.field.maxWords}
            inputmode={props.field.type === 'number' ? 'decimal' : undefined}
          />
        }
      >
        <Match when={props.field.type === 'longText'}>
          <RichTextEditor
            {...common()}
            value={Array.isArray(value()) ? (value() as Block[]) : NO_BLOCKS}
            onInput={(blocks) => set(blocks)}
            onBlur={leave}
            minWords={props.field.minWords}
            maxWords={props.field.maxWords}
          />
        </Match>
        <Match when={props.field.type === 'choice'}>
          <SelectField
            {...common()}
            value={asText(value())}
            placeholder={w.form.choose}
            options={options()}
            onChange={(key) => set(key || null)}
            onBlur={leave}
          />
        </Match>
        <Match when={props.field.type === 'date'}>
          <DateField {...common()} value={asText(value()) || null} onChange={set} />
        </Match>
        <Match when={props.field.type === 'share'}>
          <ShareField {...common()} value={asText(value())} onInput={set} onBlur={leave} />
        </Match>
        <Match when={props.field.type === 'yesNo'}>
          <RadioGroup
            {...common()}
            name={props.field.key}
            inline
            value={value() === true ? 'yes' : value() === false ? 'no' : ''}
            options={[
              { value: 'yes', label: w.form.yes },
              { value: 'no', label: w.form.no },
            ]}
            onChange={(chosen) => set(chosen === 'yes')}
          />
        </Match>
      </Switch>
      <LegacyNote value={value()} onConvert={set} />
    </>
  )
}
