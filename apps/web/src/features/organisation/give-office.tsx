import { FOUR_EYES_ROLES, type Role, ROLES, type ScopeKind, SCOPES_OF } from '@xk/domain/policy'
import { adminWords, roleNames } from '@xk/i18n'
import { Button, Dialog, ProblemNote, RadioGroup, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = adminWords.offices

/** What an office can be for, with names; editions come from their own list, which may not be ours to see. */
const loadPlaces = async () => {
  const [units, editions] = await Promise.all([
    call(api.units.$get({ query: { sort: 'name' } })).catch(() => undefined),
    call(api.editions.$get()).catch(() => undefined),
  ])
  return {
    cluster: (units?.clusters ?? []).map(({ id, name }) => ({ value: id, label: name })),
    unit: (units?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name })),
    edition: (editions?.editions ?? []).map(({ edition }) => ({ value: edition.id, label: edition.title })),
  }
}

/** Gives an office, or asks for one that takes two people. */
export const GiveOffice = (props: { open: boolean; onClose: () => void; onGiven: () => unknown }) => {
  const [q, setQ] = createSignal('')
  const [accountId, setAccountId] = createSignal('')
  const [role, setRole] = createSignal<Role>('secretary')
  const [scopeKind, setScopeKind] = createSignal<ScopeKind>('global')
  const [scopeId, setScopeId] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [outcome, setOutcome] = createSignal<'given' | 'waiting'>()
  const wanted = () => (props.open && q().trim().length >= 2 ? q().trim() : undefined)
  const [people] = createResource(wanted, (text) => call(api.accounts.$get({ query: { q: text } })))
  const [places] = createResource(() => props.open || undefined, loadPlaces)
  const chooseRole = (next: string) => {
    const found = ROLES.find((it) => it === next)
    if (!found) return
    setRole(found)
    setScopeKind(SCOPES_OF[found][0] ?? 'global')
    setScopeId('')
  }
  const options = () => {
    const kind = scopeKind()
    return kind === 'global' ? [] : (places.latest?.[kind] ?? [])
  }
  const give = createAction((command) =>
    call(
      api.grants.$post(
        {
          json: {
            accountId: accountId(),
            role: role(),
            scopeKind: scopeKind(),
            scopeId: scopeKind() === 'global' ? null : scopeId(),
            reason: reason(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const made = await give.run()
    if (!made) return
    setOutcome(made.waiting ? 'waiting' : 'given')
    await props.onGiven()
  }
  const close = () => {
    setOutcome(undefined)
    setQ('')
    setAccountId('')
    setReason('')
    give.clear()
    props.onClose()
  }
  const fourEyes = () => FOUR_EYES_ROLES.includes(role())
  const ready = () =>
    accountId() !== '' && reason().trim() !== '' && (scopeKind() === 'global' || scopeId() !== '')
  return (
    <Dialog open={props.open} title={w.give} onClose={close}>
      <Show
        when={!outcome()}
        fallback={
          <ProblemNote
            tone="green"
            title={outcome() === 'waiting' ? w.requested : w.given}
            action={<Button onClick={close}>OK</Button>}
          />
        }
      >
        <form onSubmit={submit}>
          <TextField label={w.person} help={w.personSearch} value={q()} onInput={setQ} />
          <Show when={wanted() ? people.latest : undefined}>
            {(found) => (
              <Show
                when={found().accounts.length > 0}
                fallback={<p class="text-sm text-ink-2 mb-4">{w.personNone}</p>}
              >
                <RadioGroup
                  label={w.person}
                  value={accountId()}
                  onChange={setAccountId}
                  options={found()
                    .accounts.slice(0, 8)
                    .map((it) => ({
                      value: it.accountId,
                      label: it.fullName,
                      help: [it.position, it.phone, it.email].filter(Boolean).join(' · '),
                    }))}
                />
              </Show>
            )}
          </Show>
          <SelectField
            label={w.role}
            value={role()}
            options={ROLES.map((it) => ({
              value: it,
              label: FOUR_EYES_ROLES.includes(it) ? `${roleNames[it]} (${w.twoPeople})` : roleNames[it],
            }))}
            help={fourEyes() ? w.twoNote : undefined}
            onChange={chooseRole}
          />
          <Show when={SCOPES_OF[role()].length > 1}>
            <SelectField
              label={w.scope}
              value={scopeKind()}
              options={SCOPES_OF[role()].map((it) => ({ value: it, label: w.scopeKinds[it] }))}
              onChange={(kind) => {
                const found = SCOPES_OF[role()].find((it) => it === kind)
                if (found) setScopeKind(found)
                setScopeId('')
              }}
            />
          </Show>
          <Show when={scopeKind() !== 'global'}>
            <SelectField
              label={w.scopeKinds[scopeKind()]}
              value={scopeId()}
              placeholder="–"
              options={options()}
              onChange={setScopeId}
            />
          </Show>
          <TextField label={w.reason} help={w.reasonHelp} required value={reason()} onInput={setReason} />
          <Show when={give.problem()}>
            {(text) => <ProblemNote title={give.code() === 'record/in-wrong-state' ? w.held : text()} />}
          </Show>
          <div class="flex justify-end">
            <Button type="submit" variant="primary" busy={give.busy()} disabled={!ready()}>
              {fourEyes() ? w.submitTwo : w.submit}
            </Button>
          </div>
        </form>
      </Show>
    </Dialog>
  )
}
