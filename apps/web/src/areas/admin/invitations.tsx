import { useSearchParams } from '@solidjs/router'
import { adminWords, mailWords } from '@xk/i18n'
import { fold } from '@xk/domain/kernel'
import {
  Button,
  Card,
  CopyButton,
  EmptyState,
  formatDateTime,
  ProblemNote,
  ProgressBar,
  SearchBox,
  Tag,
} from '@xk/ui'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { type IssuedLink, messageFor } from '../../features/organisation/link-message.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.invitations
const load = () => call(api.invitations.$get())
type Officer = Awaited<ReturnType<typeof load>>['officers'][number]

/** Officers by cluster, each with a message for Zalo. Links live in this page only, until it is left. */
const InvitationsPage = () => {
  const [search, setSearch] = useSearchParams()
  const [page, { refetch }] = createResource(load)
  const [links, setLinks] = createSignal<ReadonlyMap<string, IssuedLink>>(new Map())
  const issue = createAction(async (command, officers: readonly Officer[]) => {
    const accountIds = officers.map((officer) => officer.accountId)
    const made = await call(api['account-links'].$post({ json: { accountIds } }, command))
    const next = new Map(links())
    for (const link of made.links) {
      const unit = officers.find((officer) => officer.accountId === link.accountId)?.unitName ?? ''
      const { purpose, url, expiresAt, fullName } = link
      next.set(link.accountId, { name: fullName, unit, purpose, url, expiresAt })
    }
    setLinks(next)
    await refetch()
    return made
  })
  const [mail] = createResource(() => call(api['mail-choice'].$get()).catch(() => undefined))
  const byMail = createAction((command, officers: readonly Officer[]) =>
    call(
      api['account-links'].mail.$post(
        { json: { accountIds: officers.map(({ accountId }) => accountId) } },
        command,
      ),
    ),
  )
  const [mailed, setMailed] = createSignal<{ mailed: number; without: readonly string[] }>()
  const invited = () =>
    (page.latest?.officers ?? []).filter(({ state, needsTwo }) => state === 'invited' && !needsTwo)
  const q = () => (typeof search['q'] === 'string' ? search['q'] : '')
  const clusters = createMemo(() => {
    const wanted = fold(q().trim())
    const found = (page.latest?.officers ?? []).filter(
      (it) => fold(it.fullName).includes(wanted) || fold(it.unitName).includes(wanted),
    )
    const groups = new Map<string, Officer[]>()
    for (const officer of found) {
      const group = groups.get(officer.clusterName) ?? []
      group.push(officer)
      groups.set(officer.clusterName, group)
    }
    return [...groups]
  })
  return (
    <Shell area="administrator">
      <h1>{w.title}</h1>
      <p class="text-ink-2 max-w-[68ch] mt-2 mb-5">{w.text}</p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show when={it().officers.length > 0} fallback={<EmptyState title={w.empty} text={w.emptyText} />}>
            <div class="max-w-md mb-5">
              <ProgressBar
                label={w.done(
                  it().officers.filter((officer) => officer.state === 'active').length,
                  it().officers.length,
                )}
                value={it().officers.filter((officer) => officer.state === 'active').length}
                max={it().officers.length}
              />
            </div>
            <div class="max-w-md">
              <SearchBox
                label={w.search}
                value={q()}
                onInput={(value) => setSearch({ q: value || undefined }, { replace: true })}
              />
            </div>
            <Show when={mail.latest?.on && invited().length > 0}>
              <div class="mt-4">
                <Button
                  busy={byMail.busy()}
                  onClick={async () => {
                    setMailed(await byMail.run(invited().slice(0, 500)))
                    await refetch()
                  }}
                >
                  {mailWords.links.sendMany(invited().length)}
                </Button>
              </div>
            </Show>
            <Show when={byMail.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <Show when={mailed()}>
              {(it) => (
                <ProblemNote tone="green" title={mailWords.links.done(it().mailed)}>
                  {it().without.length > 0 ? mailWords.links.without(it().without) : undefined}
                </ProblemNote>
              )}
            </Show>
            <Show when={issue.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="grid gap-5 mt-5">
              <For each={clusters()}>
                {([name, officers]) => (
                  <Card
                    title={name}
                    actions={
                      <ClusterActions
                        officers={officers}
                        links={links()}
                        busy={issue.busy()}
                        onIssue={issue.run}
                      />
                    }
                  >
                    <ul class="list-none p-0">
                      <For each={officers}>
                        {(officer) => (
                          <OfficerLine
                            officer={officer}
                            link={links().get(officer.accountId)}
                            busy={issue.busy()}
                            onIssue={() => issue.run([officer])}
                          />
                        )}
                      </For>
                    </ul>
                  </Card>
                )}
              </For>
            </div>
          </Show>
        )}
      </Loaded>
    </Shell>
  )
}

const ClusterActions = (props: {
  officers: readonly Officer[]
  links: ReadonlyMap<string, IssuedLink>
  busy: boolean
  onIssue: (officers: readonly Officer[]) => unknown
}) => {
  const open = () => props.officers.filter((officer) => officer.state === 'invited' && !officer.needsTwo)
  const ready = () =>
    open().flatMap((officer) => {
      const link = props.links.get(officer.accountId)
      return link ? [messageFor(link)] : []
    })
  return (
    <Show when={open().length > 0}>
      <Show
        when={ready().length === open().length}
        fallback={
          <Button busy={props.busy} onClick={() => props.onIssue(open())}>
            {w.forCluster(open().length)}
          </Button>
        }
      >
        <CopyButton variant="primary" text={ready().join('\n\n')} label={w.copyCluster(ready().length)} />
      </Show>
    </Show>
  )
}

const OfficerLine = (props: {
  officer: Officer
  link: IssuedLink | undefined
  busy: boolean
  onIssue: () => unknown
}) => {
  const state = () => {
    const { state, linkUntil } = props.officer
    if (state === 'active') return <Tag tone="green">{w.state.active}</Tag>
    if (state === 'suspended') return <Tag tone="red">{w.state.suspended}</Tag>
    if (linkUntil) return <Tag tone="blue">{w.state.sent(formatDateTime(linkUntil))}</Tag>
    return <Tag tone="neutral">{w.state.none}</Tag>
  }
  return (
    <li class="py-3 border-t border-line first:border-0">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <div class="min-w-0">
          <p class="font-semibold">{props.officer.fullName}</p>
          <p class="text-sm text-ink-2">{props.officer.unitName}</p>
          <p class="mt-1">{state()}</p>
          <Show when={props.officer.needsTwo}>
            <p class="mt-1 text-sm text-ink-2">{w.needsTwo}</p>
          </Show>
        </div>
        <div class="flex flex-wrap gap-2">
          <Show when={props.link}>{(link) => <CopyButton text={messageFor(link())} label={w.copy} />}</Show>
          <Show when={props.officer.state !== 'suspended' && !props.officer.needsTwo}>
            <Button
              busy={props.busy}
              onClick={props.onIssue}
              aria-label={`${actionOf(props.officer)}: ${props.officer.fullName}`}
            >
              {actionOf(props.officer)}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={props.link}>
        {(link) => (
          <details class="mt-2">
            <summary class="min-h-11 content-center text-sm text-ink-2">{w.show}</summary>
            <p class="whitespace-pre-wrap break-words rounded-m bg-sunken p-3 text-sm">
              {messageFor(link())}
            </p>
          </details>
        )}
      </Show>
    </li>
  )
}

const actionOf = (officer: Officer) =>
  officer.state === 'active' ? w.signIn : officer.linkUntil ? w.again : w.create

export default InvitationsPage
