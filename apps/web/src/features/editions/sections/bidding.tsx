import { panelWords as w } from '@xk/i18n'
import { SelectField } from '@xk/ui'
import { controlId, useRules } from '../bound/index.ts'

/** Whether judges of a stage say what they would like to judge, and the highest chance that any one pair gets. */
export const Bidding = (props: { stage: number }) => {
  const rules = useRules()
  const path = () => ['stages', props.stage, 'bidding'] as const
  const value = () => (rules.at(path()) as { parts: number } | null | undefined)?.parts ?? 0
  return (
    <SelectField
      id={controlId(path())}
      label={w.bidRules.label}
      help={w.bidRules.help}
      value={String(value())}
      options={[
        { value: '0', label: w.bidRules.none },
        ...[2, 3, 4].map((parts) => ({ value: String(parts), label: w.bidRules.cap(parts) })),
      ]}
      onChange={(chosen) => rules.set(path(), chosen === '0' ? null : { parts: Number(chosen) })}
    />
  )
}
