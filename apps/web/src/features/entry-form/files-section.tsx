import { intakeWords, nominationWords, officerWords as w } from '@xk/i18n'
import { FileDrop, formatBytes, formatDateTime } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createUploads } from './create-uploads.ts'
import { controlId, type EntryForm, type OwnEntry } from './create-entry-form.ts'
import type { ResumableUploads } from './resumable-uploads.ts'
import { createSendingItems } from './sending-items.tsx'

type Attachment = OwnEntry['attachments'][number]

const accept = (types: readonly string[]) =>
  types.flatMap((type) => (type === 'jpg' ? ['.jpg', '.jpeg'] : [`.${type}`])).join(',')

/** Attachments of the draft. */
export const FilesSection = (props: {
  entry: OwnEntry
  form: EntryForm
  uploads: ResumableUploads
  onChanged: () => void
}) => {
  const rules = () => props.form.rules.attachments
  const sending = createSendingItems(props.uploads, null)
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
      files={[...props.entry.attachments.filter(({ slot }) => slot == null).map(itemOf), ...sending()]}
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
