import type { Slot } from '@xk/domain/ruleset'
import { nominationWords, officerWords } from '@xk/i18n'
import { FileDrop, FileRow, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Index, Match, Show, Switch } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { controlId, type EntryForm, type OwnEntry } from '../entry-form/create-entry-form.ts'
import type { ResumableUploads } from '../entry-form/resumable-uploads.ts'
import { createSendingItems } from '../entry-form/sending-items.tsx'
import { CropDialog } from './crop-dialog.tsx'
import { EndorsementSlot } from './endorsement-slot.tsx'

const w = nominationWords

export interface SlotProps {
  entry: OwnEntry
  form: EntryForm
  slot: Slot
  uploads: ResumableUploads
  onChanged: () => void
}

const filesOf = (entry: OwnEntry, slot: string) => entry.attachments.filter((it) => it.slot === slot)

/** How far a part is: counted where more than one is wanted. */
const SlotTag = (props: { have: number; min: number }) => (
  <Switch
    fallback={<Tag tone="amber">{props.min > 1 ? w.slots.some(props.have, props.min) : w.slots.missing}</Tag>}
  >
    <Match when={props.have >= props.min && props.have > 0}>
      <Tag tone="green">{w.slots.done}</Tag>
    </Match>
    <Match when={props.min === 0}>
      <Tag tone="neutral">{w.slots.optional}</Tag>
    </Match>
  </Switch>
)

/** Every part of the dossier at its own place: documents, evidence under its heading, photograph, confirmations. */
export const SlotsSection = (props: Omit<SlotProps, 'slot'>) => (
  <ul class="list-none p-0 grid gap-5">
    <For each={props.form.rules.slots}>
      {(slot) => (
        <li class="min-w-0 border-t border-line pt-4 first:border-0 first:pt-0">
          <Switch fallback={<FilesSlot {...props} slot={slot} />}>
            <Match when={slot.kind === 'photo'}>
              <PhotoSlot {...props} slot={slot} />
            </Match>
            <Match when={slot.kind === 'endorsement'}>
              <SlotHead
                {...props}
                slot={slot}
                have={props.form.endorsed(slot.key) ? slot.min : filesOf(props.entry, slot.key).length}
              />
              <EndorsementSlot {...props} slot={slot} />
              <SlotFiles {...props} slot={slot} label={w.endorse.scan} />
            </Match>
          </Switch>
        </li>
      )}
    </For>
  </ul>
)

const headingOf = (props: SlotProps) =>
  props.form.rules.fields.find(({ key }) => key === props.slot.field)?.label

const SlotHead = (props: SlotProps & { have: number }) => (
  <div class="flex flex-wrap items-baseline justify-between gap-2 mb-1">
    <h3 class="text-base min-w-0" id={controlId(`/slots/${props.slot.key}`)} tabindex="-1">
      {props.slot.label}
      <Show when={headingOf(props)}>
        {(heading) => (
          <span class="block text-sm font-normal text-ink-2">{w.slots.ofHeading(heading())}</span>
        )}
      </Show>
    </h3>
    <SlotTag have={props.have} min={props.slot.min} />
  </div>
)

const FilesSlot = (props: SlotProps) => {
  const heading = () => headingOf(props)
  return (
    <>
      {/* Floats: the name of the part runs beside it, also where no heading stands above. */}
      <div class="float-right ml-3">
        <SlotTag have={filesOf(props.entry, props.slot.key).length} min={props.slot.min} />
      </div>
      <Show when={heading()}>
        {(label) => <p class="text-sm text-ink-2">{w.slots.ofHeading(label())}</p>}
      </Show>
      <SlotFiles {...props} id={controlId(`/slots/${props.slot.key}`)} label={props.slot.label} />
    </>
  )
}

const SlotFiles = (props: SlotProps & { label: string; id?: string }) => {
  const [problem, setProblem] = createSignal<string>()
  const sending = createSendingItems(props.uploads, props.slot.key)
  const items = () =>
    filesOf(props.entry, props.slot.key).map(({ id, name, bytes, pages }) => ({
      id: id ?? '',
      name: name ?? '',
      size: bytes,
      note: pages ? officerWords.files.pages(pages) : undefined,
      href: `/api/entries/${props.entry.id}/attachments/${id}?inline=1`,
    }))
  const remove = async (id: string) => {
    if (props.uploads.has(id)) return props.uploads.remove(id)
    setProblem(undefined)
    try {
      const param = { entryId: props.entry.id, attachmentId: id }
      await call(api.entries[':entryId'].attachments[':attachmentId'].$delete({ param }, command()))
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  const error = () => {
    const issue = props.form.issueAt(`/slots/${props.slot.key}`)
    return problem() ?? (issue && officerWords.issue(issue.code, issue.facts))
  }
  return (
    <FileDrop
      id={props.id}
      label={props.label}
      help={props.slot.help || undefined}
      accept=".pdf,.jpg,.jpeg,.png,.docx"
      multiple
      camera
      error={error()}
      files={[...items(), ...sending()]}
      onFiles={(files) => props.uploads.send(files, props.slot.key)}
      onRemove={(file) => void remove(file.id)}
    />
  )
}

const PhotoSlot = (props: SlotProps) => {
  const [file, setFile] = createSignal<File>()
  const photo = () => filesOf(props.entry, props.slot.key).at(-1)
  const sending = createSendingItems(props.uploads, props.slot.key)
  /** One portrait: a new one takes the place of what is still on its way. */
  const send = (cut: File) => {
    for (const { id } of props.uploads.to(props.slot.key)) void props.uploads.remove(id)
    props.uploads.send([cut], props.slot.key)
    setFile(undefined)
  }
  const issue = () => props.form.issueAt(`/slots/${props.slot.key}`)
  const inputId = () => `${controlId(`/slots/${props.slot.key}`)}-tep`
  return (
    <>
      <SlotHead {...props} have={photo() ? 1 : 0} />
      <p class="field-help">
        {[props.slot.help, w.photo.help(props.slot.minShortSide)].filter(Boolean).join(' ')}
      </p>
      <div class="flex flex-wrap items-end gap-4 mt-2">
        <Show when={photo()}>
          {(it) => (
            <img
              class="w-[120px] h-[160px] object-cover rounded-m border border-line"
              src={`/api/entries/${props.entry.id}/attachments/${it().id}?inline=1`}
              alt={w.photo.alt}
              width="120"
              height="160"
            />
          )}
        </Show>
        <label class="btn btn-quiet drop-pick" for={inputId()}>
          {photo() ? w.photo.replace : w.photo.pick}
          <input
            id={inputId()}
            type="file"
            accept="image/jpeg,image/png"
            class="sr-only"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <Show when={sending().length > 0}>
        <ul class="drop-list">
          <Index each={sending()}>
            {(it) => <FileRow file={it()} onRemove={({ id }) => void props.uploads.remove(id)} />}
          </Index>
        </ul>
      </Show>
      <Show when={issue()}>
        {(it) => <p class="field-error mt-2">{officerWords.issue(it().code, it().facts)}</p>}
      </Show>
      <CropDialog
        file={file()}
        minShortSide={props.slot.minShortSide}
        onCut={send}
        onAnother={() => {
          setFile(undefined)
          document.getElementById(inputId())?.click()
        }}
        onClose={() => setFile(undefined)}
      />
    </>
  )
}

/** What may follow after handing in, with a way to each place. */
export const LacksNote = (props: { form: EntryForm }) => (
  <Show when={props.form.lacks().length > 0}>
    <ProblemNote tone="amber" title={w.lacks.title} text={w.lacks.text}>
      <ul>
        <For each={props.form.lacks()}>
          {(issue) => (
            <li>
              <a
                class="inline-block py-1 underline text-ink"
                href={`#${controlId(issue.pointer)}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(controlId(issue.pointer))?.focus()
                }}
              >
                {officerWords.issue(issue.code, issue.facts)}
              </a>
            </li>
          )}
        </For>
      </ul>
    </ProblemNote>
  </Show>
)
