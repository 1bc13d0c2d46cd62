import { intakeWords, nominationWords, officerWords as w } from '@xk/i18n'
import { FileDrop, formatBytes, formatDateTime, IconPause, IconPlay } from '@xk/ui'
import { createSignal, getOwner, type JSX, runWithOwner, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createUploads } from './create-uploads.ts'
import { controlId, type EntryForm, type OwnEntry } from './create-entry-form.ts'
import type { ResumableUploads, Sending } from './resumable-uploads.ts'

type Attachment = OwnEntry['attachments'][number]

const accept = (types: readonly string[]) =>
  types.flatMap((type) => (type === 'jpg' ? ['.jpg', '.jpeg'] : [`.${type}`])).join(',')

/** A file on its way, with what may be done about it. */
const sendingItem = (it: Sending, controls: (id: string) => JSX.Element) => {
  const u = intakeWords.uploads
  const note = () => {
    switch (it.state) {
      case 'checking':
        return u.checking
      case 'paused':
        return `${u.paused} · ${percent(it.share)}`
      case 'waiting':
        return it.problem ?? u.offline
      case 'lost':
        return `${u.unfinished(percent(it.share))}. ${u.again}`
      default:
        return undefined
    }
  }
  return {
    id: it.id,
    name: it.name,
    size: it.size,
    progress: it.state === 'refused' || it.state === 'lost' ? undefined : it.share,
    error: it.state === 'refused' ? it.problem : undefined,
    note: note(),
    action: controls(it.id),
  }
}
/** Pause and go on: the same two buttons as long as the file is on its way, so that none loses the focus. */
const Controls = (props: { uploads: ResumableUploads; id: string }) => {
  const u = intakeWords.uploads
  const it = () => props.uploads.all().find((row) => row.id === props.id)
  const state = () => it()?.state
  return (
    <>
      <Show when={state() === 'sending'}>
        <button
          type="button"
          class="btn btn-icon"
          aria-label={u.pause(it()?.name ?? '')}
          onClick={() => props.uploads.pause(props.id)}
        >
          <IconPause size={18} />
        </button>
      </Show>
      <Show when={state() === 'paused' || state() === 'waiting'}>
        <button
          type="button"
          class="btn btn-icon"
          aria-label={u.resume(it()?.name ?? '')}
          onClick={() => props.uploads.resume(props.id)}
        >
          <IconPlay size={18} />
        </button>
      </Show>
    </>
  )
}
const percent = (share: number) => `${Math.floor(share * 100)} %`

/** Attachments of the draft. */
export const FilesSection = (props: {
  entry: OwnEntry
  form: EntryForm
  uploads: ResumableUploads
  onChanged: () => void
}) => {
  const rules = () => props.form.rules.attachments
  const owner = getOwner()
  const controls = new Map<string, JSX.Element>()
  const controlsOf = (id: string): JSX.Element => {
    const known = controls.get(id) ?? runWithOwner(owner, () => <Controls uploads={props.uploads} id={id} />)
    controls.set(id, known)
    return known
  }
  const [problem, setProblem] = createSignal<string>()
  const hrefOf = (id: string) => `/api/entries/${props.entry.id}/attachments/${id}`
  const itemOf = ({ id, name, bytes, pages }: Attachment) => ({
    id: id ?? '',
    name: name ?? '',
    size: bytes,
    note: pages ? w.files.pages(pages) : undefined,
    href: hrefOf(id ?? ''),
  })
  const remove = async (id: string) => {
    if (props.uploads.has(id)) return props.uploads.remove(id)
    try {
      const param = { entryId: props.entry.id, attachmentId: id }
      await call(api.entries[':entryId'].attachments[':attachmentId'].$delete({ param }, command()))
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  return (
    <FileDrop
      id={controlId('/attachments')}
      label={
        rules().maxCount > 0 && props.form.rules.slots.length > 0
          ? nominationWords.slots.others
          : w.files.title
      }
      optional
      help={[
        w.files.help(
          rules()
            .types.map((type) => `.${type}`)
            .join(', '),
          rules().maxCount,
          formatBytes(rules().maxFileBytes),
          formatBytes(rules().maxTotalBytes),
        ),
        props.entry.blind ? w.files.anonymous : '',
      ].join(' ')}
      accept={accept(rules().types)}
      multiple
      error={problem()}
      files={[
        ...props.entry.attachments.filter(({ slot }) => slot == null).map(itemOf),
        ...props.uploads.all().map((it) => sendingItem(it, controlsOf)),
      ]}
      onFiles={(files) => props.uploads.send(files)}
      onRemove={(file) => void remove(file.id)}
    />
  )
}

/** The photographed, stamped page of the unit. */
export const ConfirmationSection = (props: { entry: OwnEntry; form: EntryForm; onChanged: () => void }) => {
  const uploads = createUploads(
    () => `/api/entries/${props.entry.id}/confirmation/upload`,
    () => props.onChanged(),
  )
  const error = () => {
    const issue = props.form.issueAt('/confirmation')
    return issue && w.issue(issue.code, issue.facts)
  }
  const items = () =>
    props.entry.confirmations.map((it) => ({
      id: it.id ?? '',
      name: it.name ?? '',
      size: it.bytes,
      note: it.at ? w.files.confirmed(formatDateTime(it.at)) : undefined,
      href: `/api/entries/${props.entry.id}/confirmations/${it.id}?inline=1`,
    }))
  return (
    <Show when={props.form.rules.unitConfirmation.mode !== 'none'}>
      <FileDrop
        id={controlId('/confirmation')}
        label={w.files.confirmation}
        help={`${w.files.confirmationHelp} ${
          props.form.rules.unitConfirmation.mode === 'mayFollow' && props.entry.confirmationUntil
            ? w.files.confirmationUntil(formatDateTime(props.entry.confirmationUntil))
            : ''
        }`}
        accept=".jpg,.jpeg,.png,.pdf"
        camera
        busy={!props.entry.allowed.includes('entry.confirm')}
        error={error()}
        files={[...items(), ...uploads.sending()]}
        onFiles={(files) => void uploads.send(files)}
      />
    </Show>
  )
}

/** Scans of the paper as it came, added by the secretariat. */
export const ScanSection = (props: { entryId: string; onChanged: () => void }) => {
  const uploads = createUploads(
    () => `/api/entries/${props.entryId}/scans/upload`,
    () => props.onChanged(),
  )
  return (
    <FileDrop
      label={intakeWords.card.scans}
      help={intakeWords.card.scansHelp}
      accept=".jpg,.jpeg,.png,.pdf"
      multiple
      camera
      files={uploads.sending()}
      onFiles={(files) => void uploads.send(files)}
      onRemove={(file) => uploads.forget(file.id)}
    />
  )
}
