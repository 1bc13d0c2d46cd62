import { evidenceWords as w } from '@xk/i18n'
import { Card, DataTable } from '@xk/ui'
import type { SegmentPart } from './load.ts'
import { fine } from './words.ts'

interface Line {
  name: string
  value: number | null
  meaning: string
}

const ICC_NAMES = { icc1: '1,1', icc2: '2,1', icc3: '3,1', icc1k: '1,k', icc2k: '2,k', icc3k: '3,k' } as const
const LEVELS = ['interval', 'ordinal', 'ratio', 'nominal'] as const

const linesOf = (part: SegmentPart): Line[] => {
  const icc: Record<string, number> = part.icc ? { ...part.icc } : {}
  const forms = (Object.keys(ICC_NAMES) as (keyof typeof ICC_NAMES)[]).filter((form) => form in icc)
  return [
    ...LEVELS.map((level) => ({
      name: `${w.agreement.alpha}, ${w.agreement.alphaLevels[level]}`,
      value: part.alpha?.[level] ?? null,
      meaning: level === 'interval' ? w.agreement.alphaMeans : w.agreement.alphaRest[level],
    })),
    ...forms.map((form) => ({
      name: w.agreement.iccName(ICC_NAMES[form]),
      value: icc[form] ?? null,
      meaning: w.agreement.icc[form],
    })),
    ...(forms.length === 0
      ? [{ name: w.agreement.iccNone, value: null, meaning: w.agreement.iccNoneMeans }]
      : []),
    {
      name: w.agreement.kendall,
      value: part.kendallW ?? null,
      meaning: part.kendallW === null ? w.agreement.kendallNone : w.agreement.kendallMeans,
    },
  ]
}

/** The coefficients, each with what it says and what it does not. */
export const Agreement = (props: { part: SegmentPart }) => (
  <Card title={w.agreement.title} class="mb-6">
    <DataTable
      caption={w.agreement.title}
      rows={linesOf(props.part)}
      columns={[
        { key: 'name', label: w.agreement.measure, lead: true, cell: (line) => line.name },
        {
          key: 'value',
          label: w.agreement.value,
          numeric: true,
          cell: (line) => (line.value === null ? w.agreement.notThere : fine(line.value)),
        },
        {
          key: 'meaning',
          label: w.agreement.meaning,
          cell: (line) => <span class="text-sm">{line.meaning}</span>,
        },
      ]}
    />
  </Card>
)
