import type { WorkState } from '@xk/domain/work'
import { workWords as w } from '@xk/i18n'
import { Tag } from '@xk/ui'

const TONES = {
  draft: 'neutral',
  registered: 'blue',
  underWay: 'blue',
  reported: 'amber',
  returned: 'red',
  accepted: 'green',
  refused: 'red',
  cancelled: 'neutral',
} as const

export const WorkStateTag = (props: { state: WorkState }) => (
  <Tag tone={TONES[props.state]}>{w.states[props.state]}</Tag>
)
