import { A } from '@solidjs/router'
import type { Command } from '@xk/domain/policy'
import { adminWords, privacyWords } from '@xk/i18n'
import { EmptyState, Skeleton, Todo } from '@xk/ui'
import { createMemo, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { mayAnywhere, me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { DemoOffer } from '../../features/demo/demo-offer.tsx'
import { OperationsCard } from '../../features/operations/operations-card.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.home

interface Task {
  title: string
  text: string
  href: string
}

/** Each page tells what is left to do there; what is not ours to see is not asked, and what doesn't answer adds nothing. */
const load = async () => {
  const ask = <T,>(command: Command, request: () => Promise<T>) =>
    mayAnywhere(command) ? request().catch(() => undefined) : Promise.resolve(undefined)
  const [organisation, units, offices, invitations, erasures, asked] = await Promise.all([
    ask('organisation.view', () => call(api.organisation.$get())),
    ask('unit.list', () => call(api.units.$get({ query: {} }))),
    ask('grant.list', () => call(api.grants.$get())),
    ask('account.reissueLink', () => call(api.invitations.$get())),
    ask('request.list', () => call(api.erasures.$get())),
    ask('dataRequest.list', () => call(api['data-requests'].$get({ query: {} }))),
  ])
  return { organisation, units, offices, invitations, erasures, asked }
}

const AdminHomePage = () => {
  const [state, { refetch }] = createResource(() => me.latest, load)
  const tasks = createMemo((): Task[] => {
    const it = state.latest
    const mine = me.latest
    if (!it) return []
    const list: Task[] = []
    const add = (when: unknown, title: string, text: string, href: string) => {
      if (when) list.push({ title, text, href })
    }
    add(mine?.signedIn && mine.me.secondFactorMissing, w.factor, w.factorText, '/tai-khoan/hai-buoc')
    const { organisation, units, offices, invitations, erasures } = it
    const administrators = offices?.grants.filter((grant) => grant.role === 'administrator').length
    add(
      administrators === 1 && offices?.allowed.includes('account.invite'),
      w.second,
      w.secondText,
      '/quan-tri/tai-khoan',
    )
    const unnamed = organisation?.settings.find((setting) => setting.key === 'blocName')?.value === ''
    add(
      organisation?.allowed.includes('term.change') && (organisation.term === null || unnamed),
      w.term,
      w.termText,
      '/quan-tri/doan-khoi',
    )
    add(
      units?.total === 0 && units.allowed.includes('unit.import'),
      w.units,
      w.unitsText,
      '/quan-tri/co-so/nhap',
    )
    const waiting = offices?.grants.filter((grant) => grant.allowed.includes('grant.approve')).length ?? 0
    add(waiting, w.waiting(waiting), w.waitingText, '/quan-tri/chuc-trach')
    const toErase =
      erasures?.requests.filter((request) => request.allowed.includes('person.erase.approve')).length ?? 0
    add(toErase, w.erasures(toErase), '', '/quan-tri/xoa-du-lieu')
    const { asked } = it
    const inbox = privacyWords.inbox
    add(
      asked?.open,
      asked?.overdue ? inbox.homeLate(asked.overdue) : inbox.home(asked?.open ?? 0),
      inbox.homeText,
      '/quan-tri/du-lieu-ca-nhan',
    )
    const uninvited =
      invitations?.officers.filter((officer) => officer.state === 'invited' && !officer.linkUntil).length ?? 0
    add(uninvited, w.invite(uninvited), w.inviteText, '/quan-tri/loi-moi')
    return list
  })
  return (
    <Shell area="administrator">
      <h1>{w.title}</h1>
      <Show when={state.latest} fallback={<Skeleton />}>
        <div class="max-w-[760px]">
          <For each={tasks()} fallback={<EmptyState title={w.allDone} text={w.allDoneText} />}>
            {(task, index) => (
              <Todo
                first={index() === 0}
                title={task.title}
                text={task.text}
                actions={
                  <A class={`btn ${index() === 0 ? 'btn-primary' : 'btn-quiet'}`} href={task.href}>
                    {index() === 0 ? w.begin : w.open}
                  </A>
                }
              />
            )}
          </For>
          <Show when={mayAnywhere('operations.view')}>
            <OperationsCard />
          </Show>
          <DemoOffer onFilled={() => void refetch()} />
        </div>
      </Show>
    </Shell>
  )
}
export default AdminHomePage
