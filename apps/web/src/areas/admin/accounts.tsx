import { useSearchParams } from '@solidjs/router'
import { adminWords, mailWords, roleNames } from '@xk/i18n'
import { Button, ConfirmDialog, Dialog, EmptyState, ProblemNote, SearchBox, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { InvitePerson } from '../../features/organisation/invite-person.tsx'
import { type IssuedLink, LinkMessage } from '../../features/organisation/link-message.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.accounts
const load = (q: string) => call(api.accounts.$get({ query: q ? { q } : {} }))
type Account = Awaited<ReturnType<typeof load>>['accounts'][number]

const TONES = { invited: 'amber', active: 'green', suspended: 'red' } as const

const AccountsPage = () => {
  const [search, setSearch] = useSearchParams()
  const q = () => (typeof search['q'] === 'string' ? search['q'] : '')
  const [page, { refetch }] = createResource(q, load)
  const [mail] = createResource(() => call(api['mail-choice'].$get()).catch(() => undefined))
  const [inviting, setInviting] = createSignal(false)
  const [link, setLink] = createSignal<IssuedLink>()
  return (
    <Shell area="administrator">
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <div class="flex flex-wrap items-center justify-between gap-3 mb-5">
              <h1>{w.title}</h1>
              <Show when={it().allowed.includes('account.invite')}>
                <Button variant="primary" onClick={() => setInviting(true)}>
                  {w.invite}
                </Button>
              </Show>
            </div>
            <div class="max-w-md">
              <SearchBox
                label={w.search}
                value={q()}
                onInput={(value) => setSearch({ q: value || undefined }, { replace: true })}
              />
            </div>
            <Show when={it().more}>
              <ProblemNote tone="blue" title={w.more} />
            </Show>
            <Show when={it().accounts.length > 0} fallback={<EmptyState title={w.empty} />}>
              <ul class="card list-none py-1 mt-5">
                <For each={it().accounts}>
                  {(account) => (
                    <AccountLine
                      account={account}
                      mailOn={mail.latest?.on ?? false}
                      onChanged={refetch}
                      onLink={setLink}
                    />
                  )}
                </For>
              </ul>
            </Show>
            <InvitePerson open={inviting()} onClose={() => setInviting(false)} onInvited={refetch} />
          </>
        )}
      </Loaded>
      <Dialog
        open={link() !== undefined}
        title={w.linkFor(link()?.name ?? '')}
        onClose={() => setLink(undefined)}
      >
        <Show when={link()}>{(it) => <LinkMessage {...it()} />}</Show>
      </Dialog>
    </Shell>
  )
}

type Ask = 'recover' | 'erase' | 'suspend' | 'approve'

const AccountLine = (props: {
  account: Account
  mailOn: boolean
  onChanged: () => unknown
  onLink: (link: IssuedLink) => void
}) => {
  const [asking, setAsking] = createSignal<Ask>()
  const [requested, setRequested] = createSignal(false)
  const may = (command: Account['allowed'][number]) => props.account.allowed.includes(command)
  const id = () => props.account.accountId
  const show = (purpose: IssuedLink['purpose'], link: { url: string; expiresAt: string }) =>
    props.onLink({
      name: props.account.fullName,
      unit: '',
      purpose,
      url: link.url,
      expiresAt: link.expiresAt,
    })

  const sendLink = createAction(async (command) => {
    const made = await call(api['account-links'].$post({ json: { accountIds: [id()] } }, command))
    const [link] = made.links
    if (link) show(link.purpose, link)
    return made
  })
  const mailLink = createAction((command) =>
    call(api['account-links'].mail.$post({ json: { accountIds: [id()] } }, command)),
  )
  const [mailed, setMailed] = createSignal(false)
  const act = createAction(async (command, what: Ask | 'resume' | 'refuse', reason: string) => {
    const recovery = { param: { id: props.account.recoveryId ?? '' } }
    switch (what) {
      case 'recover':
        return call(api.accounts[':id'].recovery.$post({ param: { id: id() }, json: { reason } }, command))
      case 'erase':
        return call(
          api.people[':id'].erasure.$post(
            { param: { id: props.account.personId }, json: { reason } },
            command,
          ),
        )
      case 'suspend':
        return call(api.accounts[':id'].suspend.$post({ param: { id: id() } }, command))
      case 'resume':
        return call(api.accounts[':id'].resume.$post({ param: { id: id() } }, command))
      case 'refuse':
        return call(api.recoveries[':id'].refuse.$post(recovery, command))
      case 'approve': {
        const link = await call(api.recoveries[':id'].approve.$post(recovery, command))
        show(link.purpose, link)
        return link
      }
    }
  })
  const press = async (what: Ask | 'resume' | 'refuse', reason = '') => {
    if (!(await act.run(what, reason))) return
    setAsking(undefined)
    setRequested(what === 'recover' || what === 'erase')
    // Loading the list anew would take the answer to a request away with its line.
    if (what !== 'erase' && what !== 'recover') await props.onChanged()
  }
  const dialog = () =>
    ({
      recover: { title: w.recover, text: w.recoverText, reason: w.recoverReason, danger: false },
      erase: { title: w.erase, text: w.eraseText, reason: w.eraseReason, danger: true },
      suspend: { title: w.suspend, text: undefined, reason: undefined, danger: true },
      approve: { title: w.approve, text: w.recoverText, reason: undefined, danger: true },
    })[asking() ?? 'recover']
  return (
    <li class="py-4 border-t border-line first:border-0">
      <div class="flex flex-wrap items-start justify-between gap-3">
        <div class="min-w-0">
          <p class="font-semibold">
            {props.account.fullName}{' '}
            <Tag tone={TONES[props.account.state]}>{w.states[props.account.state]}</Tag>
          </p>
          <p class="text-sm text-ink-2">{props.account.roles.map((role) => roleNames[role]).join(', ')}</p>
          <p class="text-sm text-ink-2 break-words">
            {[props.account.position, props.account.phone, props.account.email].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div class="flex flex-wrap gap-2">
          <Show when={may('account.reissueLink') && props.account.state !== 'suspended'}>
            <Button busy={sendLink.busy()} onClick={() => sendLink.run()}>
              {w.link}
            </Button>
            <Show when={props.mailOn && props.account.email}>
              <Button
                busy={mailLink.busy()}
                onClick={async () => setMailed((await mailLink.run()) !== undefined)}
              >
                {mailWords.links.send}
              </Button>
            </Show>
          </Show>
          <Show when={may('account.recover.approve')}>
            <Button variant="primary" onClick={() => setAsking('approve')}>
              {w.approve}
            </Button>
          </Show>
          <Show when={may('account.recover.refuse')}>
            <Button busy={act.busy()} onClick={() => press('refuse')}>
              {w.refuse}
            </Button>
          </Show>
          <Show when={may('account.recover.request')}>
            <Button onClick={() => setAsking('recover')}>{w.recover}</Button>
          </Show>
          <Show when={may('account.suspend') && props.account.state !== 'suspended'}>
            <Button onClick={() => setAsking('suspend')}>{w.suspend}</Button>
          </Show>
          <Show when={may('account.resume') && props.account.state === 'suspended'}>
            <Button busy={act.busy()} onClick={() => press('resume')}>
              {w.resume}
            </Button>
          </Show>
          <Show when={may('person.erase.request')}>
            <Button variant="link" onClick={() => setAsking('erase')}>
              {w.erase}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={props.account.recoveryId}>
        <p class="mt-2">
          <Tag tone="amber">{w.waiting}</Tag>
        </p>
      </Show>
      <Show when={requested()}>
        <ProblemNote tone="green" title={w.requested} />
      </Show>
      <Show when={mailed()}>
        <ProblemNote tone="green" title={mailWords.links.done(1)} />
      </Show>
      <Show when={mailLink.problem() ?? sendLink.problem() ?? (asking() ? undefined : act.problem())}>
        {(text) => (
          <ProblemNote title={sendLink.code() === 'access/second-person-needed' ? w.needsTwo : text()} />
        )}
      </Show>
      <ConfirmDialog
        open={asking() !== undefined}
        title={`${dialog().title}: ${props.account.fullName}`}
        text={dialog().text}
        confirmLabel={dialog().title}
        {...(dialog().reason ? { reasonLabel: dialog().reason ?? '' } : {})}
        danger={dialog().danger}
        busy={act.busy()}
        problem={act.problem()}
        onConfirm={(reason) => {
          const what = asking()
          if (what) void press(what, reason)
        }}
        onClose={() => setAsking(undefined)}
      />
    </li>
  )
}
export default AccountsPage
