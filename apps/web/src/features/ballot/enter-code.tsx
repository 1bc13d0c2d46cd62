import { ballotWords as w } from '@xk/i18n'
import { Button, TextField } from '@xk/ui'
import { createSignal } from 'solid-js'
import type { Credential } from './credential.ts'
import { readCode } from './recovery-code.ts'

/** On another device, or after the tab was closed: the recovery code opens the ballot again. */
export const EnterCode = (props: {
  open: (code: Uint8Array<ArrayBuffer>) => Promise<Credential | undefined>
  onOpened: (credential: Credential, code: string) => void
}) => {
  const [typed, setTyped] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [wrong, setWrong] = createSignal(false)
  const press = async () => {
    setBusy(true)
    const bytes = readCode(typed())
    const credential = bytes && (await props.open(bytes).catch(() => undefined))
    setBusy(false)
    setWrong(!credential)
    if (credential) props.onOpened(credential, typed())
  }
  return (
    <form
      class="mt-6"
      onSubmit={(event) => {
        event.preventDefault()
        void press()
      }}
    >
      <h2>{w.enter.title}</h2>
      <p class="max-w-[68ch] mt-2 mb-4">{w.enter.text}</p>
      <TextField
        label={w.code.label}
        value={typed()}
        onInput={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={60}
        error={wrong() ? w.enter.wrong : undefined}
      />
      <Button variant="primary" type="submit" class="mt-4" busy={busy()}>
        {w.enter.open}
      </Button>
      <details class="mt-6">
        <summary class="py-2.5 cursor-pointer">{w.enter.lost}</summary>
        <p class="max-w-[68ch] text-ink-2">{w.enter.lostText}</p>
      </details>
    </form>
  )
}
