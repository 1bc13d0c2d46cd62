import { WORK_SORTS, type WorkSort } from '@xk/domain/work'
import { workWords as w } from '@xk/i18n'
import { Card, DateField, NumberField, ProblemNote, SelectField, TextArea, TextField } from '@xk/ui'
import { Show } from 'solid-js'
import { controlId, type Work, type WorkForm } from './create-work-form.ts'

/** What a unit promises: before it is registered all of it, afterwards who answers for it and its end. */
export const PlanFields = (props: { work: Work; form: WorkForm }) => {
  const f = w.fields
  const body = () => props.form.body()
  const errorAt = (pointer: string) => {
    const code = props.form.issueAt(pointer)
    return code && w.issue(code)
  }
  const at = (pointer: string) => ({ id: controlId(pointer), error: errorAt(pointer) })
  const leave = () => void props.form.flush()
  return (
    <Card title={w.work.plan}>
      <Show when={props.work.planOpen} fallback={<ProblemNote tone="blue" title={w.work.planFixed} />}>
        <TextField
          {...at('/title')}
          label={f.title}
          help={f.titleHelp}
          maxLength={300}
          value={body().title}
          onInput={(title) => props.form.set({ title })}
          onBlur={leave}
        />
        <div class="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            {...at('/kind')}
            label={f.kind}
            placeholder={f.kindNone}
            value={body().kind}
            options={props.work.kinds.map(({ key, label }) => ({ value: key, label }))}
            onChange={(kind) => props.form.set({ kind })}
          />
          <SelectField
            label={f.sort}
            value={body().sort}
            options={WORK_SORTS.map((sort) => ({ value: sort, label: w.sorts[sort] }))}
            onChange={(sort) => props.form.set({ sort: sort as WorkSort })}
          />
        </div>
        <TextArea
          {...at('/aim')}
          label={f.aim}
          help={f.aimHelp}
          rows={4}
          maxLength={2000}
          value={body().aim}
          onInput={(aim) => props.form.set({ aim })}
          onBlur={leave}
        />
        <div class="grid gap-x-4 grid-cols-2">
          <NumberField
            {...at('/goal/value')}
            label={f.goal}
            help={f.goalHelp}
            value={body().goal.value}
            onInput={(value) => props.form.set({ goal: { ...body().goal, value } })}
            onBlur={leave}
          />
          <TextField
            {...at('/goal/unit')}
            label={f.goalUnit}
            help={f.goalUnitHelp}
            maxLength={60}
            value={body().goal.unit}
            onInput={(unit) => props.form.set({ goal: { ...body().goal, unit } })}
            onBlur={leave}
          />
        </div>
        <TextField
          optional
          label={f.procedure}
          maxLength={300}
          value={body().procedure}
          onInput={(procedure) => props.form.set({ procedure })}
          onBlur={leave}
        />
      </Show>
      <div class="grid gap-x-4 sm:grid-cols-2">
        <TextField
          {...at('/responsible/fullName')}
          label={f.responsible}
          maxLength={100}
          autocomplete="off"
          value={body().responsible.fullName}
          onInput={(fullName) => props.form.set({ responsible: { ...body().responsible, fullName } })}
          onBlur={leave}
        />
        <TextField
          optional
          label={f.responsiblePosition}
          maxLength={150}
          autocomplete="off"
          value={body().responsible.position}
          onInput={(position) => props.form.set({ responsible: { ...body().responsible, position } })}
          onBlur={leave}
        />
      </div>
      <TextField
        optional
        label={f.branch}
        help={f.branchHelp}
        maxLength={200}
        value={body().branch}
        onInput={(branch) => props.form.set({ branch })}
        onBlur={leave}
      />
      <div class="grid gap-x-4 grid-cols-1 sm:grid-cols-2">
        <Show when={props.work.planOpen}>
          <DateField
            {...at('/from')}
            label={f.from}
            value={body().from || null}
            onChange={(from) => props.form.set({ from: from ?? '' })}
          />
        </Show>
        <DateField
          {...at('/to')}
          label={f.to}
          value={body().to || null}
          onChange={(to) => props.form.set({ to: to ?? '' })}
        />
      </div>
    </Card>
  )
}
