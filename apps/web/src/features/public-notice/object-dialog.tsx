import { publicNoticeWords } from '@xk/i18n'
import { Button, Dialog, FileDrop, ProblemNote, SelectField, TextArea } from '@xk/ui'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { keepText } from '../../api/kept-text.ts'
import { uploadFile } from '../entry-form/upload-file.ts'
import { createLongEnough } from './long-enough.ts'
import type { Shown } from './shown-list.tsx'

const w = publicNoticeWords.unit

/** An objection with its file. What is typed stays in this browser until it has arrived. */
export const ObjectDialog = (props: {
  page: { units: { id: string; name: string }[] }
  noticeId: string
  about: Shown | undefined
  name: string
  onClose: () => void
  onSent: (done: { receiptCode: string; problem: string | undefined }) => void
}) => {
  const place = () => keepText(`objection:${props.noticeId}:${props.about?.entryId ?? ''}`)
  const [unitId, setUnitId] = createSignal('')
  const said = createLongEnough(10)
  const [file, setFile] = createSignal<File>()
  createEffect(
    on(
      () => props.about,
      (about) => {
        if (!about) return
        said.reset(place().read())
        setFile(undefined)
        send.clear()
      },
    ),
  )
  const unit = () => unitId() || (props.page.units[0]?.id ?? '')
  const send = createAction(async (command) => {
    const param = { id: props.noticeId, entryId: props.about?.entryId ?? '' }
    const done = await call(
      api['public-notices'][':id'].entries[':entryId'].objections.$post(
        { param, json: { unitId: unit(), text: said.text() } },
        command,
      ),
    )
    place().write(undefined)
    const chosen = file()
    let problem: string | undefined
    if (chosen)
      await uploadFile(`/api/objections/${done.id}/file/upload`, chosen, () => {}).catch((error: unknown) => {
        problem = messageOf(error)
      })
    props.onSent({ receiptCode: done.receiptCode, problem })
  })
  return (
    <Dialog open={props.about !== undefined} title={w.objectTo(props.name)} onClose={props.onClose} wide>
      <p class="mb-3">{w.who}</p>
      <Show when={props.page.units.length > 1}>
        <SelectField
          label={w.as}
          value={unit()}
          options={props.page.units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setUnitId}
        />
      </Show>
      <TextArea
        label={w.text}
        help={w.textHelp}
        rows={5}
        maxLength={4000}
        value={said.text()}
        onInput={(value) => {
          said.setText(value)
          place().write(value)
        }}
        error={said.tooShort() ? w.short : undefined}
      />
      <FileDrop
        label={publicNoticeWords.file}
        help={w.fileHelp}
        accept=".jpg,.jpeg,.png,.pdf"
        camera
        optional
        files={file() ? [{ id: 'file', name: file()!.name, size: file()!.size }] : []}
        onFiles={([chosen]) => setFile(chosen)}
        onRemove={() => setFile(undefined)}
      />
      <Show when={send.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <div class="sheet-foot">
        <Button variant="primary" busy={send.busy()} onClick={() => said.attempt(() => void send.run())}>
          {w.send}
        </Button>
      </div>
    </Dialog>
  )
}
