import { A, useParams, useSearchParams } from '@solidjs/router'
import { intakeWords, officerWords as w } from '@xk/i18n'
import {
  Button,
  Card,
  CopyButton,
  formatBytes,
  formatDateTime,
  KeyValue,
  LinkButton,
  ProblemNote,
  RichTextView,
} from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { IntakeCard } from '../../features/intake/intake-card.tsx'
import { OfficerShell } from './shell.tsx'

const load = ({ entryId, n }: { entryId: string; n: string | undefined }) =>
  call(api.entries[':entryId'].receipt.$get({ param: { entryId }, query: n ? { n } : {} }))
type Receipt = Awaited<ReturnType<typeof load>>

/** Phiếu tiếp nhận: code, digest and time of a hand-in, and what was handed in; made for printing too. */
const ReceiptPage = () => {
  const params = useParams<{ entryId: string }>()
  const [query] = useSearchParams<{ lan?: string; moi?: string }>()
  const [receipt, { refetch }] = createResource(() => ({ entryId: params.entryId, n: query.lan }), load)
  return (
    <OfficerShell current="entries" narrow>
      <Loaded of={receipt} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <h1>{w.receipt.title}</h1>
            <Show when={query.moi}>
              <ProblemNote tone="green" title={w.receipt.ok} />
            </Show>
            <Show when={!it().isLatest}>
              <ProblemNote tone="amber" title={w.receipt.older} />
            </Show>
            <Facts receipt={it()} />
            <div class="actions no-print my-4">
              <Button variant="primary" onClick={() => print()}>
                {w.receipt.print}
              </Button>
              <CopyButton text={it().revision.receiptCode ?? ''} label={w.receipt.copy} />
              <Show when={it().state === 'submitted'}>
                <LinkButton as={A} href={`/co-so/bai/${params.entryId}`}>
                  {w.receipt.edit}
                </LinkButton>
              </Show>
            </div>
            <Show when={it().intake}>
              {(intake) => <IntakeCard entryId={params.entryId} intake={intake()} />}
            </Show>
            <Content receipt={it()} />
          </>
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default ReceiptPage

const Facts = (props: { receipt: Receipt }) => {
  const { head, revision, attachments, body } = props.receipt
  return (
    <Card>
      <p class="text-sm text-ink-2">{w.receipt.code}</p>
      <p class="text-2xl font-semibold tracking-wide mb-3">{revision.receiptCode}</p>
      <KeyValue
        items={[
          { label: w.receipt.name, value: head.title ?? '' },
          { label: w.receipt.edition, value: head.editionTitle },
          { label: w.receipt.unit, value: head.unitName ?? '' },
          { label: w.receipt.at, value: revision.submittedAt ? formatDateTime(revision.submittedAt) : '' },
          { label: w.receipt.nth, value: String(revision.n ?? '') },
          {
            label: w.receipt.people,
            value: (body?.people ?? [])
              .map((it) => (it.share === null ? it.fullName : `${it.fullName} (${it.share} %)`))
              .join('; '),
          },
          {
            label: w.receipt.files,
            value:
              attachments.length === 0
                ? w.receipt.noFiles
                : attachments.map((it) => `${it.name} (${formatBytes(it.bytes ?? 0)})`).join('; '),
          },
          ...(props.receipt.form.unitConfirmation.mode === 'none'
            ? []
            : [
                {
                  label: w.receipt.confirmed,
                  value: head.confirmed ? w.receipt.confirmedYes : w.receipt.confirmedNo,
                },
              ]),
          ...(revision.lateReason
            ? [
                { label: intakeWords.late.receipt, value: revision.lateReason },
                ...props.receipt.lateDecisions.map((it) => ({
                  label: it.accepted ? intakeWords.late.acceptedTitle : intakeWords.late.refusedTitle,
                  value: it.reason ?? '',
                })),
              ]
            : []),
          { label: w.receipt.digest, value: <code class="break-all text-sm">{revision.digest}</code> },
        ]}
      />
      <p class="text-sm text-ink-2 mt-2">{w.receipt.digestHelp}</p>
    </Card>
  )
}

const Content = (props: { receipt: Receipt }) => (
  <Show when={props.receipt.body} fallback={<ProblemNote tone="neutral" title={w.receipt.erased} />}>
    {(body) => (
      <For
        each={props.receipt.form.fields.filter(
          (field) => body().fields[field.key] !== undefined && body().fields[field.key] !== null,
        )}
      >
        {(field) => {
          const value = body().fields[field.key]
          return (
            <section class="mb-4">
              <h2 class="text-base font-semibold">{field.label}</h2>
              {Array.isArray(value) ? (
                <RichTextView value={value} />
              ) : (
                <p>
                  {typeof value === 'boolean'
                    ? value
                      ? w.form.yes
                      : w.form.no
                    : (field.options.find((it) => it.key === value)?.label ?? value)}
                </p>
              )}
            </section>
          )
        }}
      </For>
    )}
  </Show>
)
