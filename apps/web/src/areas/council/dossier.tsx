import { A, useParams } from '@solidjs/router'
import type { EntryBody } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { councilWords as words, publicNoticeWords } from '@xk/i18n'
import { Card, FileRow, formatDate, LinkButton, PageHeader, ProblemNote, Skeleton, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Answers, type Objection, ObjectionState, Ruling } from '../../features/public-notice/said.tsx'
import { EntryContent } from '../../features/screening/entry-content.tsx'
import { partOf } from '../../features/screening/part-of.ts'
import { Shell } from '../../shell.tsx'

const w = words.dossier
const load = (id: string) => call(api['council-dossiers'][':id'].$get({ param: { id } }))
type Dossier = Awaited<ReturnType<typeof load>>

/** One dossier as it was promoted, with the way to the one before and after it on the ballot. */
const DossierPage = () => {
  const params = useParams<{ stageId: string; id: string }>()
  const [dossier, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="council" context={dossier.latest?.head.editionTitle}>
      <Show when={dossier.error}>
        <LoadProblem error={dossier.error} retry={words.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!dossier.error && dossier.latest} fallback={dossier.error ? null : <Skeleton lines={10} />}>
        {(it) => <Read it={it()} stageId={params.stageId} />}
      </Show>
    </Shell>
  )
}
export default DossierPage

type Stored = Pick<Dossier['confirmations'][number], 'id' | 'name' | 'bytes' | 'type'>
const PICTURES = ['jpg', 'jpeg', 'png', 'webp']
/** What a browser shows by itself; anything else is taken down. */
const INLINE = new Set([...PICTURES, 'pdf', 'mp4'])
const row = ({ id, name, bytes }: Stored) => ({ id: id ?? '', name: name ?? '', size: bytes })

const Read = (props: { it: Dossier; stageId: string }) => {
  const at = (id: string) => `/hoi-dong/${props.stageId}/ho-so/${id}`
  const file = (kind: 'attachments' | 'confirmations', it: Stored) =>
    `/api/entries/${props.it.candidate.entryId}/${kind}/${it.id}${INLINE.has(it.type ?? '') ? '?inline=1' : ''}`
  const body = () => props.it.body as EntryBody | null
  const pictures = () => props.it.attachments.filter(({ type }) => PICTURES.includes(type ?? ''))
  return (
    <>
      <A class="inline-flex items-center min-h-11 underline" href={`/hoi-dong/${props.stageId}`}>
        {w.back}
      </A>
      <PageHeader
        tag={<Tag>{w.place(props.it.place, props.it.of)}</Tag>}
        title={props.it.candidate.restricted ? words.restricted.name : (props.it.candidate.name ?? '')}
      />
      <p class="text-ink-2 mb-4">
        {[props.it.candidate.position, props.it.candidate.unitName].filter(Boolean).join(' · ')}
        <Show when={props.it.candidate.score}>
          {(score) => (
            <span class="block">
              {w.score}: {words.agenda.score(score(), props.it.candidate.rank ?? 0)}
            </span>
          )}
        </Show>
      </p>
      <Walk it={props.it} at={at} />
      <Show when={pictures().length > 0}>
        <ul class="flex flex-wrap gap-4 my-4 list-none p-0">
          <For each={pictures()}>
            {(picture) => (
              <li>
                <a href={file('attachments', picture)} target="_blank">
                  <img
                    class="h-48 w-auto max-w-full rounded-m border border-line object-contain"
                    src={file('attachments', picture)}
                    alt={w.photo(props.it.candidate.name ?? '')}
                    loading="lazy"
                  />
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="grid gap-6 mt-4">
        <Show
          when={body()}
          fallback={
            <Show
              when={props.it.candidate.restricted}
              fallback={<ProblemNote tone="neutral" title={w.gone} />}
            >
              <ProblemNote tone="amber" title={words.restricted.title} text={words.restricted.text} />
            </Show>
          }
        >
          {(content) => (
            <EntryContent
              form={filledIn(props.it.form, content())}
              body={content()}
              units={props.it.units.map(({ id, name }) => ({ id: id ?? '', name: name ?? '' }))}
            />
          )}
        </Show>
        <Show when={!props.it.candidate.restricted}>
          <Card title={w.files}>
            <Show when={props.it.attachments.length > 0} fallback={<p class="text-ink-2">{w.noFiles}</p>}>
              <ul>
                <For each={props.it.attachments}>
                  {(it) => (
                    <FileRow
                      file={{
                        ...row(it),
                        note: partOf(props.it.form, it.slot),
                        href: file('attachments', it),
                      }}
                    />
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        </Show>
        <Show when={props.it.confirmations.length > 0}>
          <Card title={w.confirmations}>
            <ul>
              <For each={props.it.confirmations}>
                {(it) => <FileRow file={{ ...row(it), href: file('confirmations', it) }} />}
              </For>
            </ul>
          </Card>
        </Show>
        <Show when={props.it.notice?.shownUntil}>
          {(until) => <Posted until={until()} objections={props.it.notice?.objections ?? []} />}
        </Show>
      </div>
      <div class="mt-6">
        <Walk it={props.it} at={at} />
      </div>
    </>
  )
}

/** What units objected while the dossier was posted, with answers and rulings; never who objected. */
const Posted = (props: { until: string; objections: Objection[] }) => (
  <Card title={publicNoticeWords.title}>
    <p class="text-ink-2">{w.posted(formatDate(props.until))}</p>
    <Show when={props.objections.length > 0} fallback={<p class="mt-2">{w.noObjections}</p>}>
      <For each={props.objections}>
        {(it) => (
          <section class="border-t border-line mt-3 pt-3">
            <h3>
              <ObjectionState of={it} />
            </h3>
            <p class="whitespace-pre-line break-words mt-2">{it.text}</p>
            <Answers of={it} />
            <Ruling of={it} />
          </section>
        )}
      </For>
    </Show>
  </Card>
)

/** Only what was written: a dossier of a person has none of a collective's fields. */
const filledIn = (form: EntryRules, body: EntryBody): EntryRules => ({
  ...form,
  fields: form.fields.filter(({ key }) => {
    const value = body.fields[key]
    return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  }),
})

const Walk = (props: { it: Dossier; at: (id: string) => string }) => (
  <div class="flex flex-wrap gap-3">
    <Show when={props.it.before}>
      {(id) => (
        <LinkButton as={A} href={props.at(id())}>
          {w.before}
        </LinkButton>
      )}
    </Show>
    <Show when={props.it.after}>
      {(id) => (
        <LinkButton as={A} variant="primary" href={props.at(id())}>
          {w.after}
        </LinkButton>
      )}
    </Show>
  </div>
)
