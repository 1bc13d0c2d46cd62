import { adminWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { LinkMessage } from './link-message.tsx'

const w = adminWords.accounts

/** A new person with an invitation; with `unit`, as its officer. The link is shown once, ready for Zalo. */
export const InvitePerson = (props: {
  open: boolean
  unit?: { id: string; name: string }
  onClose: () => void
  onInvited: () => unknown
}) => {
  const [fullName, setFullName] = createSignal('')
  const [phone, setPhone] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [position, setPosition] = createSignal('')
  const [made, setMade] = createSignal<{ name: string; url: string; expiresAt: string }>()
  const invite = createAction((command) =>
    call(
      api.accounts.$post(
        {
          json: {
            fullName: fullName(),
            ...(phone() ? { phone: phone() } : {}),
            ...(email() ? { email: email() } : {}),
            ...(position() ? { position: position() } : {}),
            ...(props.unit ? { unitId: props.unit.id } : {}),
          },
        },
        command,
      ),
    ),
  )
  const close = () => {
    for (const set of [setFullName, setPhone, setEmail, setPosition]) set('')
    setMade(undefined)
    invite.clear()
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={props.unit ? adminWords.unit.invite : w.invite} onClose={close}>
      <Show
        when={made()}
        fallback={
          <form
            onSubmit={async (event) => {
              event.preventDefault()
              const link = await invite.run()
              if (!link) return
              setMade({ name: fullName(), url: link.url, expiresAt: link.expiresAt })
              await props.onInvited()
            }}
          >
            <TextField label={w.fullName} required value={fullName()} onInput={setFullName} />
            <TextField
              label={w.phone}
              optional
              inputMode="tel"
              value={phone()}
              onInput={setPhone}
              error={invite.issueAt('/phone') ? w.notAPhone : undefined}
            />
            <TextField
              label={w.email}
              optional
              inputMode="email"
              value={email()}
              onInput={setEmail}
              error={invite.issueAt('/email') ? w.notAMail : undefined}
            />
            <TextField label={w.position} optional value={position()} onInput={setPosition} />
            <Show when={invite.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="flex justify-end">
              <Button type="submit" variant="primary" busy={invite.busy()}>
                {w.submit}
              </Button>
            </div>
          </form>
        }
      >
        {(link) => <LinkMessage {...link()} unit={props.unit?.name ?? ''} purpose="invitation" />}
      </Show>
    </Dialog>
  )
}
