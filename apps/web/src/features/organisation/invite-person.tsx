import { adminWords, intakeWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { LinkMessage } from './link-message.tsx'

const w = adminWords.accounts

interface Leaving {
  grantId: string
  fullName: string
}

/** A new person with an invitation; with `unit`, as its officer. The link is shown once, ready for Zalo. */
export const InvitePerson = (props: {
  open: boolean
  unit?: { id: string; name: string }
  /** Officers of the unit, one or all of whom the new person follows. */
  follows?: readonly Leaving[]
  onClose: () => void
  onInvited: () => unknown
}) => {
  const [fullName, setFullName] = createSignal('')
  const [phone, setPhone] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [position, setPosition] = createSignal('')
  const [made, setMade] = createSignal<{ name: string; url: string; expiresAt: string }>()
  const [reason, setReason] = createSignal('')
  const [leaving, setLeaving] = createSignal('')
  const person = () => ({
    fullName: fullName(),
    ...(phone() ? { phone: phone() } : {}),
    ...(email() ? { email: email() } : {}),
    ...(position() ? { position: position() } : {}),
  })
  const invite = createAction((command) =>
    props.follows && props.unit
      ? call(
          api.units[':id']['hand-over'].$post(
            {
              param: { id: props.unit.id },
              json: { to: person(), reason: reason(), grantIds: leaving() ? [leaving()] : [] },
            },
            command,
          ),
        )
      : call(
          api.accounts.$post(
            { json: { ...person(), ...(props.unit ? { unitId: props.unit.id } : {}) } },
            command,
          ),
        ),
  )
  const title = () => {
    if (props.follows) return intakeWords.handOver.title
    return props.unit ? adminWords.unit.invite : w.invite
  }
  const close = () => {
    for (const set of [setFullName, setPhone, setEmail, setPosition, setReason, setLeaving]) set('')
    setMade(undefined)
    invite.clear()
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={title()} onClose={close}>
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
            <Show when={props.follows}>
              {(follows) => (
                <>
                  <p class="mb-4">{intakeWords.handOver.text}</p>
                  <Show when={follows().length > 1}>
                    <SelectField
                      label={intakeWords.handOver.from}
                      value={leaving()}
                      placeholder={intakeWords.handOver.all}
                      options={follows().map((it) => ({ value: it.grantId, label: it.fullName }))}
                      onChange={setLeaving}
                    />
                  </Show>
                </>
              )}
            </Show>
            <TextField label={w.fullName} required value={fullName()} onInput={setFullName} />
            <TextField
              label={w.phone}
              optional
              inputMode="tel"
              value={phone()}
              onInput={setPhone}
              error={invite.issueAt(props.follows ? '/to/phone' : '/phone') ? w.notAPhone : undefined}
            />
            <TextField
              label={w.email}
              optional
              inputMode="email"
              value={email()}
              onInput={setEmail}
              error={invite.issueAt(props.follows ? '/to/email' : '/email') ? w.notAMail : undefined}
            />
            <TextField label={w.position} optional value={position()} onInput={setPosition} />
            <Show when={props.follows}>
              <TextField label={intakeWords.handOver.reason} required value={reason()} onInput={setReason} />
            </Show>
            <Show when={invite.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="flex justify-end">
              <Button type="submit" variant="primary" busy={invite.busy()}>
                {props.follows ? intakeWords.handOver.submit : w.submit}
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
