import { WORK_FIGURES, type WorkBody } from '@xk/domain/work'
import { workWords as w, writeAmount } from '@xk/i18n'
import { BothTexts } from './both-texts.tsx'
import type { WorkForm } from './create-work-form.ts'

const partsOf = (body: WorkBody): { label: string; text: string }[] => [
  { label: w.fields.title, text: body.title },
  { label: w.fields.aim, text: body.aim },
  { label: w.fields.goal, text: writeAmount(body.goal) },
  { label: w.fields.responsible, text: `${body.responsible.fullName} ${body.responsible.position}`.trim() },
  { label: w.fields.branch, text: body.branch },
  { label: w.fields.procedure, text: body.procedure },
  { label: w.fields.from, text: body.from },
  { label: w.fields.to, text: body.to },
  { label: w.fields.done, text: body.report.done },
  { label: w.fields.achieved, text: body.report.achieved },
  ...WORK_FIGURES.map((key) => ({ label: w.figures[key], text: body.report.figures[key] ?? '' })),
  { label: w.work.links, text: body.report.links.map(({ url }) => url).join('\n') },
]

/** Both texts of a work, part by part, until the person has chosen. */
export const WorkConflict = (props: { form: WorkForm }) => (
  <BothTexts
    conflict={props.form.conflict()}
    partsOf={partsOf}
    onChoose={(choice) => void props.form.resolve(choice)}
  />
)
