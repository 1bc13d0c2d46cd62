import { nominationWords } from '@xk/i18n'
import { Checkbox, Dialog, FileDrop } from '@xk/ui'
import { createSignal, For } from 'solid-js'
import { createUploads } from '../entry-form/create-uploads.ts'

const w = nominationWords.consent

interface Page {
  entryId: string
  personId: string
  name: string
  purposes: readonly { key: string; label: string }[]
  onSaved: () => void
}

/** The scan of a page that somebody signed, with what is ticked on it. */
export const PaperDialog = (props: Page & { open: boolean; onClose: () => void }) => (
  <Dialog
    open={props.open}
    title={props.name ? w.paperOf(props.name) : w.paper}
    onClose={() => props.onClose()}
  >
    <SignedPage {...props} />
  </Dialog>
)

/** Made anew each time the dialog opens: what was ticked for one page is never sent with the next. */
const SignedPage = (props: Page) => {
  const [agreed, setAgreed] = createSignal<readonly string[]>([])
  const uploads = createUploads(
    () =>
      `/api/entries/${props.entryId}/paper-consents/upload?personId=${props.personId}&agreed=${agreed().join(',')}`,
    () => props.onSaved(),
  )
  const toggle = (key: string, on: boolean) =>
    setAgreed((all) => (on ? [...all, key] : all.filter((it) => it !== key)))
  return (
    <>
      <p class="text-ink-2 mb-3">{w.paperText}</p>
      <fieldset>
        <legend class="field-label">{w.paperAgreed}</legend>
        <For each={props.purposes}>
          {(consent) => (
            <Checkbox
              label={consent.label}
              checked={agreed().includes(consent.key)}
              onChange={(on) => toggle(consent.key, on)}
            />
          )}
        </For>
      </fieldset>
      <FileDrop
        label={w.paperSave}
        accept=".jpg,.jpeg,.png,.pdf"
        camera
        files={uploads.sending()}
        onFiles={(files) => void uploads.send(files)}
        onRemove={(file) => uploads.forget(file.id)}
      />
    </>
  )
}
