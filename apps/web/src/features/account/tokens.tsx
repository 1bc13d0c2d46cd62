import { A } from '@solidjs/router'
import { TOKEN_SCOPES, type TokenScope } from '@xk/contract'
import { integrationWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  CopyButton,
  Dialog,
  formatDateTime,
  ProblemNote,
  SelectField,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = integrationWords.tokens
const DAYS = [30, 90, 180, 365]

const loadTokens = () => call(api.tokens.$get())
type Token = Awaited<ReturnType<typeof loadTokens>>['tokens'][number]

/** Tokens that the person gave to other programs: made, shown once, listed, revoked. */
export const Tokens = () => {
  const [tokens, { refetch }] = createResource(loadTokens)
  const [making, setMaking] = createSignal(false)
  return (
    <Card title={w.title} actions={<Button onClick={() => setMaking(true)}>{w.make}</Button>}>
      <p class="text-ink-2 mb-3">{w.text}</p>
      <p class="mb-3">
        <A class="inline-flex items-center min-h-11 underline" href="/tai-lieu-api">
          {w.reference}
        </A>
      </p>
      <Show when={tokens.error}>
        <ProblemNote title={messageOf(tokens.error)} />
      </Show>
      <ul>
        <For each={tokens.error ? [] : (tokens.latest?.tokens ?? [])} fallback={<li>{w.none}</li>}>
          {(token) => <TokenLine token={token} onRevoked={() => void refetch()} />}
        </For>
      </ul>
      <MakeToken open={making()} onClose={() => setMaking(false)} onMade={() => void refetch()} />
    </Card>
  )
}

const TokenLine = (props: { token: Token; onRevoked: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const revoke = createAction((command) =>
    call(api.tokens[':tokenId'].revoke.$post({ param: { tokenId: props.token.id ?? '' } }, command)),
  )
  const facts = () => {
    const { ending = '', expiresAt = '', lastUsedAt } = props.token
    const over = new Date(expiresAt) < new Date()
    return [
      w.ending(ending),
      over ? w.over(formatDateTime(expiresAt)) : w.until(formatDateTime(expiresAt)),
      lastUsedAt ? w.used(formatDateTime(lastUsedAt)) : w.unused,
    ].join(' · ')
  }
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 py-3 border-t border-line">
      <div class="min-w-0">
        <p class="font-semibold break-words">{props.token.name}</p>
        <p class="text-sm text-ink-2">{facts()}</p>
        <p class="text-sm text-ink-2">
          {(props.token.scopes ?? []).map((scope) => w.scopeNames[scope] ?? scope).join('; ')}
        </p>
      </div>
      <Button onClick={() => setAsking(true)}>{w.revoke}</Button>
      <ConfirmDialog
        open={asking()}
        title={w.revokeTitle}
        text={w.revokeText}
        confirmLabel={w.revoke}
        danger
        busy={revoke.busy()}
        problem={revoke.problem()}
        onConfirm={async () => {
          if (!(await revoke.run())) return
          setAsking(false)
          props.onRevoked()
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}

const MakeToken = (props: { open: boolean; onClose: () => void; onMade: () => void }) => {
  const [name, setName] = createSignal('')
  const [scopes, setScopes] = createSignal<readonly TokenScope[]>(['editions:read'])
  const [days, setDays] = createSignal('90')
  const [made, setMade] = createSignal<string>()
  const make = createAction((command) =>
    call(api.tokens.$post({ json: { name: name(), scopes: [...scopes()], days: Number(days()) } }, command)),
  )
  const close = () => {
    setMade(undefined)
    setName('')
    make.clear()
    props.onClose()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const token = await make.run()
    if (!token) return
    setMade(token.token)
    props.onMade()
  }
  return (
    <Dialog open={props.open} title={w.make} onClose={close}>
      <Show
        when={made()}
        fallback={
          <form onSubmit={submit}>
            <TextField label={w.name} required value={name()} onInput={setName} />
            <fieldset class="field">
              <legend class="field-label">{w.scopes}</legend>
              <For each={TOKEN_SCOPES}>
                {(scope) => (
                  <Checkbox
                    label={w.scopeNames[scope] ?? scope}
                    checked={scopes().includes(scope)}
                    onChange={(wanted) =>
                      setScopes((all) => (wanted ? [...all, scope] : all.filter((it) => it !== scope)))
                    }
                  />
                )}
              </For>
            </fieldset>
            <SelectField
              label={w.days}
              value={days()}
              options={DAYS.map((n) => ({ value: String(n), label: w.daysOf(n) }))}
              onChange={setDays}
            />
            <Show when={make.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="sheet-foot">
              <Button
                type="submit"
                variant="primary"
                busy={make.busy()}
                disabled={name().trim() === '' || scopes().length === 0}
              >
                {w.submit}
              </Button>
            </div>
          </form>
        }
      >
        {(token) => (
          <>
            <ProblemNote tone="amber" title={w.once} />
            <p class="my-4 p-3 rounded-m border border-line break-all">
              <code>{token()}</code>
            </p>
            <div class="sheet-foot">
              <CopyButton text={token()} label={w.copy} />
              <Button variant="primary" onClick={close}>
                {w.done}
              </Button>
            </div>
          </>
        )}
      </Show>
    </Dialog>
  )
}
