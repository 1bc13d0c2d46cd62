import { A } from '@solidjs/router'
import { accountWords } from '@xk/i18n'
import { Button, Card, formatDateTime, ProblemNote, Skeleton, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { PasswordField } from '../../features/account/password-field.tsx'
import { Tokens } from '../../features/account/tokens.tsx'
import { RecoveryCodes } from '../../features/account/recovery-codes.tsx'
import { Shell } from '../../shell.tsx'

const w = accountWords.security

const SecurityPage = () => {
  const [codes, setCodes] = createSignal<readonly string[]>()
  const renew = createAction(() => call(api['second-factor']['recovery-codes'].$post()))
  const mine = () => {
    const it = me()
    return it?.signedIn ? it.me : undefined
  }
  return (
    <Shell plain>
      <Show
        when={!codes()}
        fallback={
          <RecoveryCodes
            codes={codes() ?? []}
            fullName={mine()?.fullName ?? ''}
            login={mine()?.login ?? ''}
            onDone={() => setCodes(undefined)}
          />
        }
      >
        <h1 class="mb-5">{w.title}</h1>
        <div class="grid gap-5 max-w-[720px]">
          <Card
            title={w.factor}
            actions={
              <Tag tone={mine()?.hasSecondFactor ? 'green' : 'amber'}>
                {mine()?.hasSecondFactor ? w.factorOn : w.factorOff}
              </Tag>
            }
          >
            <p class="text-ink-2 mb-4">{mine()?.hasSecondFactor ? w.newCodesWhy : w.factorWhy}</p>
            <Show when={renew.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <Show
              when={mine()?.hasSecondFactor}
              fallback={
                <A class="btn btn-primary" href="/tai-khoan/hai-buoc">
                  {w.setUp}
                </A>
              }
            >
              <Button
                busy={renew.busy()}
                onClick={async () => {
                  const made = await renew.run()
                  if (made) setCodes(made.recoveryCodes)
                }}
              >
                {w.newCodes}
              </Button>
            </Show>
          </Card>
          <ChangePassword />
          <Devices />
          <Tokens />
        </div>
      </Show>
    </Shell>
  )
}

const ChangePassword = () => {
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const [changed, setChanged] = createSignal(false)
  const change = createAction(() => call(api.password.$post({ json: { current: current(), next: next() } })))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setChanged(Boolean(await change.run()))
    if (!changed()) return
    setCurrent('')
    setNext('')
  }
  const at = (code: string) => (change.code() === code ? change.problem() : undefined)
  return (
    <Card title={w.passwordTitle}>
      <form onSubmit={submit}>
        <PasswordField
          label={w.current}
          autocomplete="current-password"
          error={at('access/password-wrong')}
          value={current()}
          onInput={setCurrent}
        />
        <PasswordField
          label={w.next}
          help={accountWords.link.passwordHelp}
          autocomplete="new-password"
          error={at('access/password-weak')}
          value={next()}
          onInput={setNext}
        />
        <Show when={changed()}>
          <ProblemNote tone="green" title={w.changed} />
        </Show>
        <Show when={change.problem() && !at('access/password-wrong') && !at('access/password-weak')}>
          <ProblemNote title={change.problem()} />
        </Show>
        <Button type="submit" busy={change.busy()}>
          {w.change}
        </Button>
      </form>
    </Card>
  )
}

const Devices = () => {
  const [devices, { refetch }] = createResource(() => call(api.sessions.$get()))
  const revoke = createAction((_, hash: string) => call(api.sessions[':hash'].$delete({ param: { hash } })))
  const named = (device: { browser: string | null; system: string | null }) =>
    [device.browser, device.system].filter(Boolean).join(' · ') || w.unknownDevice
  return (
    <Card title={w.devices}>
      <Show when={devices.error || revoke.problem()}>
        <ProblemNote title={revoke.problem() ?? messageOf(devices.error)} />
      </Show>
      <Show when={!devices.error && devices.latest} fallback={<Skeleton lines={2} />}>
        {(it) => (
          <ul class="list-none p-0">
            <For each={it().devices}>
              {(device) => (
                <li class="flex flex-wrap items-center justify-between gap-3 py-3 border-t border-line first:border-0">
                  <div>
                    <p class="font-semibold">
                      {named(device)}{' '}
                      <Show when={device.current}>
                        <Tag tone="blue">{w.thisDevice}</Tag>
                      </Show>
                    </p>
                    <p class="text-sm text-ink-2">{w.lastSeen(formatDateTime(device.lastSeen))}</p>
                  </div>
                  <Show when={!device.current}>
                    <Button
                      onClick={async () => {
                        if (await revoke.run(device.hash)) await refetch()
                      }}
                    >
                      {w.revoke}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </Card>
  )
}
export default SecurityPage
