import { adminWords, roleNames } from '@xk/i18n'
import { fold } from '@xk/domain/kernel'
import { ROLES } from '@xk/domain/policy'
import { Button, Card, ConfirmDialog, formatDate, ProblemNote, SearchBox, Tag } from '@xk/ui'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { GiveOffice } from '../../features/organisation/give-office.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.offices
const load = () => call(api.grants.$get())
type Grant = Awaited<ReturnType<typeof load>>['grants'][number]

/** Who holds which office since when, and what waits for a second person. */
const OfficesPage = () => {
  const [page, { refetch }] = createResource(load)
  const [giving, setGiving] = createSignal(false)
  const [q, setQ] = createSignal('')
  const waiting = () => (page.latest?.grants ?? []).filter((grant) => grant.waiting)
  const held = createMemo(() => {
    const wanted = fold(q().trim())
    const found = (page.latest?.grants ?? []).filter(
      (grant) =>
        !grant.waiting &&
        (fold(grant.fullName).includes(wanted) || fold(grant.scopeName ?? '').includes(wanted)),
    )
    return ROLES.flatMap((role) => {
      const grants = found.filter((grant) => grant.role === role)
      return grants.length > 0 ? [{ role, grants }] : []
    })
  })
  return (
    <Shell area="administrator">
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <div class="flex flex-wrap items-start justify-between gap-3 mb-5">
              <div>
                <h1>{w.title}</h1>
                <p class="text-ink-2 max-w-[68ch] mt-1">{w.text}</p>
              </div>
              <Show when={it().allowed.includes('grant.request')}>
                <Button variant="primary" onClick={() => setGiving(true)}>
                  {w.give}
                </Button>
              </Show>
            </div>
            <Show when={waiting().length > 0}>
              <Card title={w.waiting} class="mb-5 border-accent">
                <ul class="list-none p-0">
                  <For each={waiting()}>{(grant) => <WaitingLine grant={grant} onDecided={refetch} />}</For>
                </ul>
              </Card>
            </Show>
            <div class="max-w-md">
              <SearchBox label={w.search} value={q()} onInput={setQ} />
            </div>
            <div class="grid gap-5 mt-5">
              <For each={held()}>
                {(group) => (
                  <Card title={`${roleNames[group.role]} (${group.grants.length})`}>
                    <ul class="list-none p-0">
                      <For each={group.grants}>
                        {(grant) => <HeldLine grant={grant} onRevoked={refetch} />}
                      </For>
                    </ul>
                  </Card>
                )}
              </For>
            </div>
            <GiveOffice open={giving()} onClose={() => setGiving(false)} onGiven={refetch} />
          </>
        )}
      </Loaded>
    </Shell>
  )
}

const WaitingLine = (props: { grant: Grant; onDecided: () => unknown }) => {
  const decide = createAction((command, what: 'approve' | 'refuse') =>
    call(api.grants[':id'][what].$post({ param: { id: props.grant.id } }, command)),
  )
  const press = async (what: 'approve' | 'refuse') => {
    if (await decide.run(what)) props.onDecided()
  }
  return (
    <li class="py-3 border-t border-line first:border-0">
      <p>
        <span class="font-semibold">{props.grant.fullName}</span> · {roleNames[props.grant.role]}
        {props.grant.scopeName ? ` · ${props.grant.scopeName}` : ''}
      </p>
      <p class="text-sm text-ink-2">
        {props.grant.requestedBy ? w.askedBy(props.grant.requestedBy) : ''}
        {props.grant.reason ? `: ${props.grant.reason}` : ''}
      </p>
      <Show when={decide.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-2">
        <Show when={props.grant.allowed.includes('grant.approve')}>
          <Button variant="primary" busy={decide.busy()} onClick={() => press('approve')}>
            {w.approve}
          </Button>
        </Show>
        <Show when={props.grant.allowed.includes('grant.refuse')}>
          <Button busy={decide.busy()} onClick={() => press('refuse')}>
            {w.refuse}
          </Button>
        </Show>
      </div>
    </li>
  )
}

const HeldLine = (props: { grant: Grant; onRevoked: () => unknown }) => {
  const [asking, setAsking] = createSignal(false)
  const revoke = createAction((command, reason: string) =>
    call(api.grants[':id'].revoke.$post({ param: { id: props.grant.id }, json: { reason } }, command)),
  )
  const about = () =>
    [
      props.grant.scopeName,
      w.since(formatDate(props.grant.since)),
      props.grant.fourEyes && props.grant.approvedBy && !props.grant.alone
        ? w.by(props.grant.approvedBy)
        : null,
    ]
      .filter(Boolean)
      .join(' · ')
  const mayRevoke = () => props.grant.allowed.some((it) => it === 'grant.revoke' || it === 'grant.end')
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 py-3 border-t border-line first:border-0">
      <div class="min-w-0">
        <p class="font-semibold">{props.grant.fullName}</p>
        <p class="text-sm text-ink-2">{about()}</p>
        <div class="flex flex-wrap gap-2 mt-1 empty:hidden">
          <Show when={props.grant.alone}>
            <Tag tone="amber">{w.alone}</Tag>
          </Show>
          <Show when={!props.grant.taken}>
            <Tag>{w.notTaken}</Tag>
          </Show>
          <Show when={props.grant.taken && props.grant.fourEyes && !props.grant.hasSecondFactor}>
            <Tag tone="red">{w.noFactor}</Tag>
          </Show>
        </div>
      </div>
      <Show when={mayRevoke()}>
        <Button
          onClick={() => setAsking(true)}
          aria-label={w.revokeTitle(roleNames[props.grant.role], props.grant.fullName)}
        >
          {w.revoke}
        </Button>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.revokeTitle(roleNames[props.grant.role], props.grant.fullName)}
        confirmLabel={w.revoke}
        reasonLabel={w.revokeReason}
        danger
        busy={revoke.busy()}
        problem={revoke.problem()}
        onConfirm={async (reason) => {
          if (!(await revoke.run(reason))) return
          setAsking(false)
          props.onRevoked()
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
export default OfficesPage
