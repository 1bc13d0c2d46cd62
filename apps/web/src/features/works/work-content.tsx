import { WORK_FIGURES, type WorkBody } from '@xk/domain/work'
import { rewriteTyped, workWords as w, writeAmount } from '@xk/i18n'
import { Card, FileRow, formatDate, formatDay, KeyValue } from '@xk/ui'
import { For, Show } from 'solid-js'
import { goalOf } from './goal-of.ts'
import type { Work } from './create-work-form.ts'

const text = (value: string | undefined) => <span class="whitespace-pre-wrap">{value || w.work.none}</span>

/** A work as it is read: what was promised, what came of it, and its evidence. */
export const WorkContent = (props: { work: Work }) => {
  const body = () => props.work.body as WorkBody
  const report = () => body().report
  const kind = () => props.work.kinds.find(({ key }) => key === body().kind)?.label ?? body().kind
  const person = () =>
    [props.work.body.responsible?.fullName, props.work.body.responsible?.position].filter(Boolean).join(', ')
  return (
    <div class="grid gap-4">
      <Card title={w.work.plan}>
        <KeyValue
          items={[
            { label: w.fields.kind, value: `${kind()} · ${w.sorts[body().sort]}` },
            { label: w.fields.aim, value: text(body().aim) },
            { label: w.fields.goal, value: writeAmount(body().goal) },
            { label: w.fields.procedure, value: text(body().procedure) },
            { label: w.fields.branch, value: text(body().branch) },
            ...(props.work.body.responsible ? [{ label: w.fields.responsible, value: text(person()) }] : []),
            { label: w.fields.from, value: formatDay(body().from) },
            { label: w.fields.to, value: formatDay(body().to) },
          ]}
        />
      </Card>
      <Show when={report().done || report().achieved || props.work.files.length > 0}>
        <Card title={w.work.report}>
          <KeyValue
            items={[
              {
                label: w.fields.achieved,
                value: text(goalOf({ goal: body().goal, achieved: report().achieved }).achieved),
              },
              { label: w.fields.done, value: text(report().done) },
              ...WORK_FIGURES.flatMap((key) =>
                report().figures[key]
                  ? [{ label: w.figures[key], value: rewriteTyped(report().figures[key] ?? '') }]
                  : [],
              ),
            ]}
          />
          <Show when={props.work.files.length > 0}>
            <h3 class="mt-4 mb-2 font-semibold">{w.work.files}</h3>
            <ul class="list-none p-0 grid gap-2">
              <For each={props.work.files}>
                {(file) => (
                  <FileRow
                    file={{
                      id: file.id ?? '',
                      name: file.name ?? '',
                      size: file.bytes,
                      href: `/api/works/${props.work.id}/evidence/${file.id}?inline=1`,
                    }}
                  />
                )}
              </For>
            </ul>
          </Show>
          <Show when={report().links.some(({ url }) => url)}>
            <h3 class="mt-4 mb-2 font-semibold">{w.work.links}</h3>
            <ul class="list-disc pl-5">
              <For each={report().links.filter(({ url }) => url)}>
                {(link) => (
                  <li>
                    <a
                      class="underline inline-flex items-center min-h-11 break-all"
                      href={link.url}
                      rel="noopener noreferrer nofollow"
                      target="_blank"
                    >
                      {link.label || link.url}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
      </Show>
    </div>
  )
}

/** What was done with it, the latest first. */
export const WorkHistory = (props: { work: Work }) => (
  <Show when={props.work.steps.length > 0}>
    <Card title={w.work.history}>
      <ol class="list-none p-0 grid gap-3">
        <For each={props.work.steps}>
          {(step) => (
            <li class="border-l-2 border-line pl-3">
              <p class="font-semibold">{w.steps[step.act ?? ''] ?? step.act}</p>
              <p class="text-sm text-ink-2">
                {[step.at && formatDate(step.at), step.byName].filter(Boolean).join(' · ')}
              </p>
              <Show when={step.reason}>
                <p class="whitespace-pre-wrap">{step.reason}</p>
              </Show>
              <Show when={(step.items ?? []).length > 0}>
                <ul class="list-disc pl-5">
                  <For each={step.items}>{(item) => <li>{item}</li>}</For>
                </ul>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Card>
  </Show>
)
