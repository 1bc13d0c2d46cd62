import { TextArea, TextField } from '@xk/ui'
import { createSignal } from 'solid-js'
import { pointerOf } from '../create-rules.ts'
import { type Bound, controlId, useRules } from './context.tsx'

type Props = Bound & { optional?: boolean }

export const BoundText = (props: Props) => {
  const rules = useRules()
  return (
    <TextField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      value={String(rules.at(props.path) ?? '')}
      onInput={(value) => rules.set(props.path, value)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

export const BoundArea = (props: Props) => {
  const rules = useRules()
  return (
    <TextArea
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      value={String(rules.at(props.path) ?? '')}
      onInput={(value) => rules.set(props.path, value)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

/** A list of lines, one a row: empty ones are left out. */
export const BoundLines = (props: Bound) => {
  const rules = useRules()
  const lines = () => (rules.at(props.path) as string[] | undefined) ?? []
  const [typed, setTyped] = createSignal(lines().join('\n'))
  const read = (text: string) => text.split('\n').filter((row) => row.trim() !== '')
  return (
    <TextArea
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional
      value={read(typed()).join('\n') === lines().join('\n') ? typed() : lines().join('\n')}
      onInput={(text) => {
        setTyped(text)
        rules.set(props.path, read(text))
      }}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}
