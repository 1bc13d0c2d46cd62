import { WORK_FIGURES } from '@xk/domain/work'
import { workWords as w, writeAmount } from '@xk/i18n'
import { Button, Card, NumberField, TextArea, TextField } from '@xk/ui'
import { For, Index } from 'solid-js'
import { controlId, type Work, type WorkForm } from './create-work-form.ts'
import { EvidenceFiles } from './evidence-files.tsx'

/** What came of it: words, figures, links and files. Written as the work goes on. */
export const ReportFields = (props: { work: Work; form: WorkForm; onChanged: () => void }) => {
  const f = w.fields
  const report = () => props.form.body().report
  const at = (pointer: string) => {
    const code = props.form.issueAt(pointer)
    return { id: controlId(pointer), error: code && w.issue(code) }
  }
  const leave = () => void props.form.flush()
  const setLink = (at: number, facts: Partial<{ label: string; url: string }>) =>
    props.form.setReport({
      links: report().links.map((link, i) => (i === at ? { ...link, ...facts } : link)),
    })
  return (
    <Card title={w.work.report}>
      <p class="text-sm text-ink-2 mb-3">{w.work.reportLater}</p>
      <TextArea
        {...at('/report/done')}
        label={f.done}
        help={f.doneHelp}
        rows={5}
        maxLength={8000}
        value={report().done}
        onInput={(done) => props.form.setReport({ done })}
        onBlur={leave}
      />
      <NumberField
        {...at('/report/achieved')}
        label={f.achieved}
        help={w.officer.goal(writeAmount(props.form.body().goal), '')}
        suffix={props.form.body().goal.unit}
        value={report().achieved}
        onInput={(achieved) => props.form.setReport({ achieved })}
        onBlur={leave}
      />
      <fieldset class="mb-4">
        <legend class="font-semibold">{w.work.figures}</legend>
        <p class="text-sm text-ink-2 mb-2">{w.work.figuresText}</p>
        <div class="grid gap-x-4 sm:grid-cols-2">
          <For each={WORK_FIGURES}>
            {(key) => (
              <NumberField
                {...at(`/report/figures/${key}`)}
                optional
                label={w.figures[key]}
                value={report().figures[key] ?? ''}
                onInput={(value) => props.form.setReport({ figures: { ...report().figures, [key]: value } })}
                onBlur={leave}
              />
            )}
          </For>
        </div>
      </fieldset>
      <EvidenceFiles work={props.work} error={at('/evidence').error} onChanged={props.onChanged} />
      <fieldset class="mt-4">
        <legend class="font-semibold mb-2">{w.work.links}</legend>
        <Index each={report().links}>
          {(link, i) => (
            <div class="grid gap-x-4 sm:grid-cols-[1fr_1fr_auto] items-start border-b border-line mb-3">
              <TextField
                {...at(`/report/links/${i}/url`)}
                label={f.linkUrl}
                help={f.linkUrlHelp}
                inputMode="url"
                maxLength={500}
                value={link().url}
                onInput={(url) => setLink(i, { url })}
                onBlur={leave}
              />
              <TextField
                optional
                label={f.linkLabel}
                maxLength={200}
                value={link().label}
                onInput={(label) => setLink(i, { label })}
                onBlur={leave}
              />
              <Button
                onClick={() => props.form.setReport({ links: report().links.filter((_, n) => n !== i) })}
              >
                {w.work.removeLink(i + 1)}
              </Button>
            </div>
          )}
        </Index>
        <Button onClick={() => props.form.setReport({ links: [...report().links, { label: '', url: '' }] })}>
          {w.work.addLink}
        </Button>
      </fieldset>
    </Card>
  )
}
