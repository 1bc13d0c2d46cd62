import { publicNoticeWords } from '@xk/i18n'
import {
  Button,
  Card,
  Countdown,
  EmptyState,
  FileDrop,
  formatDateTime,
  PageHeader,
  ProblemNote,
  Tag,
} from '@xk/ui'
import { createSignal, For, Index, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { KeptText } from '../../features/appeals/kept-text.tsx'
import { uploadFile } from '../../features/entry-form/upload-file.ts'
import { AnswerFile } from '../../features/public-notice/answer-file.tsx'
import { ObjectDialog } from '../../features/public-notice/object-dialog.tsx'
import { Answers, ObjectionState, Ruling } from '../../features/public-notice/said.tsx'
import { type Shown, ShownList, shownName } from '../../features/public-notice/shown-list.tsx'
import { OfficerShell } from './shell.tsx'

const w = publicNoticeWords
const load = () => call(api.officer['public-notices'].$get())
type Page = Awaited<ReturnType<typeof load>>
type Notice = Page['notices'][number]

/** What hangs out for the units: lists to read, objections to send and to answer. */
const OfficerNoticePage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <OfficerShell current="home">
      <PageHeader title={w.title} text={w.unit.intro} />
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <Show
            when={it().notices.length > 0}
            fallback={<EmptyState title={w.unit.none} text={w.unit.noneText} />}
          >
            <div class="grid gap-6">
              {/* By place: what was just said on a notice stays there when the list comes anew. */}
              <Index each={it().notices}>
                {(notice) => <NoticeOf page={it()} notice={notice()} onChanged={() => void refetch()} />}
              </Index>
            </div>
            <p class="text-sm text-ink-2 mt-4">{w.namesWhy}</p>
          </Show>
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default OfficerNoticePage

const NoticeOf = (props: { page: Page; notice: Notice; onChanged: () => void }) => {
  const [about, setAbout] = createSignal<Shown>()
  const [sent, setSent] = createSignal<{ receiptCode: string; problem: string | undefined }>()
  const rowOf = (entryId: string) => props.notice.entries.find((it) => it.entryId === entryId)
  const nameOf = (entryId: string) => {
    const row = rowOf(entryId)
    if (!row) return ''
    return row.names.length > 0 ? shownName(row) : w.unit.entry(row.ordinal, row.unitName)
  }
  return (
    <Card
      title={props.notice.editionTitle}
      actions={
        <Tag tone={props.notice.open ? 'blue' : 'neutral'}>
          <Show when={props.notice.open} fallback={w.state.over}>
            <Countdown until={props.notice.closesAt} serverNow={props.page.serverNow} />
          </Show>
        </Tag>
      }
    >
      <p class="text-ink-2 mb-3">
        {w.period(
          formatDateTime(props.notice.publishedAt),
          formatDateTime(props.notice.closesAt),
          props.notice.workingDays,
        )}
      </p>
      <Show when={sent()}>
        {(it) => (
          <>
            <ProblemNote tone="green" title={w.unit.sent(it().receiptCode)} />
            <Show when={it().problem}>
              {(why) => <ProblemNote class="mt-2" title={w.unit.fileFailed(why())} />}
            </Show>
          </>
        )}
      </Show>
      <ShownList
        rows={props.notice.entries}
        extra={
          props.notice.open
            ? [
                {
                  key: 'object',
                  label: w.unit.opinion,
                  actions: true,
                  cell: (row) => (
                    <Button
                      aria-label={w.unit.objectTo(nameOf(row.entryId))}
                      onClick={() => {
                        setSent(undefined)
                        setAbout(row)
                      }}
                    >
                      {w.unit.object}
                    </Button>
                  ),
                },
              ]
            : []
        }
      />
      <Show when={props.notice.aboutUs.length > 0}>
        <h3 class="mt-6">{w.unit.aboutUs}</h3>
        <p class="text-ink-2 mb-2">{w.unit.aboutUsText}</p>
        <For each={props.notice.aboutUs}>
          {(objection) => (
            <section class="border-t border-line py-4">
              <p>
                <ObjectionState of={objection} /> <b>{nameOf(objection.entryId)}</b>{' '}
                <span class="text-sm text-ink-2">
                  {[
                    props.page.units.length > 1 && rowOf(objection.entryId)?.unitName,
                    formatDateTime(objection.filedAt),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </p>
              <p class="whitespace-pre-line mt-2">{objection.text}</p>
              <Answers
                of={objection}
                below={(answer) => (
                  <Show when={objection.state === 'open' && !answer.own}>
                    <AnswerFile
                      url={`/api/objection-answers/${answer.id}/file/upload`}
                      onChanged={props.onChanged}
                    />
                  </Show>
                )}
              />
              <Ruling of={objection} />
              <Show when={objection.state === 'open'}>
                <div class="mt-4">
                  <KeptText
                    place={`objection-answer:${objection.id}`}
                    label={w.unit.answer}
                    help={w.unit.aboutUsText}
                    short={w.unit.short}
                    submit={w.unit.sendAnswer}
                    confirm={w.unit.sendAnswer}
                    confirmText={w.unit.aboutUsText}
                    send={async (command, text) => {
                      const param = { id: objection.id }
                      await call(api.objections[':id'].answer.$post({ param, json: { text } }, command))
                      props.onChanged()
                    }}
                  />
                </div>
              </Show>
            </section>
          )}
        </For>
      </Show>
      <Show when={props.notice.filed.length > 0}>
        <h3 class="mt-6">{w.unit.mine}</h3>
        <For each={props.notice.filed}>
          {(it) => (
            <section class="border-t border-line py-4">
              <p>
                <ObjectionState of={it.about} /> <b>{nameOf(it.about.entryId)}</b>
              </p>
              <p class="text-sm text-ink-2">
                {w.unit.receipt} {it.filed.receiptCode}, {formatDateTime(it.about.filedAt)},{' '}
                {it.filed.unitName}
              </p>
              <p class="whitespace-pre-line mt-2">{it.about.text}</p>
              <MyFile objection={it} onChanged={props.onChanged} />
              <Ruling of={it.about} />
            </section>
          )}
        </For>
      </Show>
      <ObjectDialog
        page={props.page}
        noticeId={props.notice.id}
        about={about()}
        name={about() ? nameOf(about()!.entryId) : ''}
        onClose={() => setAbout(undefined)}
        onSent={(done) => {
          setAbout(undefined)
          setSent(done)
          props.onChanged()
        }}
      />
    </Card>
  )
}

const MyFile = (props: { objection: Notice['filed'][number]; onChanged: () => void }) => {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const url = () => `/api/objections/${props.objection.about.id}/file`
  const send = async ([chosen]: File[]) => {
    if (!chosen) return
    setBusy(true)
    setProblem(undefined)
    try {
      await uploadFile(`${url()}/upload`, chosen, () => {})
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show
      when={props.objection.filed.fileName}
      fallback={
        <Show when={props.objection.about.state === 'open'}>
          <FileDrop
            label={w.unit.addFile}
            help={w.unit.fileHelp}
            accept=".jpg,.jpeg,.png,.pdf"
            optional
            camera
            busy={busy()}
            error={problem()}
            onFiles={(files) => void send(files)}
          />
        </Show>
      }
    >
      {(name) => (
        <p>
          <a class="inline-flex items-center min-h-11 underline" href={`${url()}?inline=1`}>
            {w.file}: {name()}
          </a>
        </p>
      )}
    </Show>
  )
}
