import { A, useParams } from '@solidjs/router'
import { adminWords, intakeWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, CopyButton, formatDate, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ChangeUnit, EndUnit } from '../../features/organisation/change-unit.tsx'
import { InvitePerson } from '../../features/organisation/invite-person.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.unit
const load = (id: string) => call(api.units[':id'].$get({ param: { id } }))
export type UnitPageAnswer = Awaited<ReturnType<typeof load>>
type Officer = UnitPageAnswer['officers'][number]

/** A unit through time, with its officers and what may be changed from a day on. */
const UnitPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  const [dialog, setDialog] = createSignal<'change' | 'end' | 'invite' | 'handOver'>()
  const done = async () => {
    setDialog(undefined)
    await refetch()
  }
  return (
    <Shell area="administrator">
      <p class="mb-3">
        <A href="/quan-tri/co-so" class="inline-flex items-center min-h-11">
          ‹ {w.back}
        </A>
      </p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <h1>{it().name}</h1>
            <Show when={it().exists} fallback={<Tag tone="amber">{w.gone}</Tag>}>
              <p class="text-ink-2">{it().periods[0]?.clusterName}</p>
            </Show>
            <div class="grid lg:grid-cols-2 gap-5 mt-5 items-start">
              <Card
                title={w.officers}
                actions={
                  <>
                    <Show
                      when={it().officers.length > 0 && it().exists && it().allowed.includes('unit.handOver')}
                    >
                      <Button onClick={() => setDialog('handOver')}>{intakeWords.handOver.open}</Button>
                    </Show>
                    <Show when={it().exists && it().allowed.includes('account.invite')}>
                      <Button onClick={() => setDialog('invite')}>{w.invite}</Button>
                    </Show>
                  </>
                }
              >
                <ul class="list-none p-0">
                  <For each={it().officers} fallback={<li class="text-ink-2">{w.noOfficers}</li>}>
                    {(officer) => (
                      <OfficerLine
                        officer={officer}
                        mayEnd={it().allowed.includes('grant.end')}
                        onEnded={refetch}
                      />
                    )}
                  </For>
                </ul>
              </Card>
              <Card title={w.periods}>
                <ol class="list-none p-0">
                  <For each={it().periods}>
                    {(period) => (
                      <li class="py-3 border-t border-line first:border-0">
                        <p class="font-semibold">{period.name}</p>
                        <p class="text-sm text-ink-2">
                          {period.clusterName}
                          {period.memberCount === null ? '' : ` · ${w.members(period.memberCount)}`}
                        </p>
                        <p class="text-sm text-ink-2">
                          {w.period(formatDate(period.from), period.to ? formatDate(period.to) : null)}
                          {period.successorName ? `, ${w.into(period.successorName)}` : ''}
                        </p>
                      </li>
                    )}
                  </For>
                </ol>
                <Show when={it().exists && it().allowed.includes('unit.change')}>
                  <div class="flex flex-wrap gap-3 mt-4">
                    <Button onClick={() => setDialog('change')}>{w.change}</Button>
                    <Button onClick={() => setDialog('end')}>{w.end}</Button>
                  </div>
                </Show>
              </Card>
            </div>
            <ChangeUnit
              unit={it()}
              open={dialog() === 'change'}
              onClose={() => setDialog(undefined)}
              onDone={done}
            />
            <EndUnit
              unit={it()}
              open={dialog() === 'end'}
              onClose={() => setDialog(undefined)}
              onDone={done}
            />
            <InvitePerson
              open={dialog() === 'handOver'}
              unit={{ id: it().unitId, name: it().name }}
              follows={it().officers.map(({ grantId, fullName }) => ({ grantId, fullName }))}
              onClose={() => setDialog(undefined)}
              onInvited={refetch}
            />
            <InvitePerson
              open={dialog() === 'invite'}
              unit={{ id: it().unitId, name: it().name }}
              onClose={() => setDialog(undefined)}
              onInvited={refetch}
            />
          </>
        )}
      </Loaded>
    </Shell>
  )
}

const OfficerLine = (props: { officer: Officer; mayEnd: boolean; onEnded: () => unknown }) => {
  const [asking, setAsking] = createSignal(false)
  const end = createAction((command, reason: string) =>
    call(api.grants[':id'].revoke.$post({ param: { id: props.officer.grantId }, json: { reason } }, command)),
  )
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 py-3 border-t border-line first:border-0">
      <div>
        <p class="font-semibold">
          {props.officer.fullName}{' '}
          <Show when={props.officer.state !== 'active'}>
            <Tag tone="amber">{adminWords.units.notTaken}</Tag>
          </Show>
        </p>
        <p class="text-sm text-ink-2">
          {[props.officer.position, props.officer.phone, props.officer.email].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={props.officer.phone}>{(phone) => <CopyButton text={phone()} label={w.copyPhone} />}</Show>
        <Show when={props.mayEnd}>
          <Button onClick={() => setAsking(true)}>{w.hand}</Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.hand}
        text={w.handText}
        confirmLabel={w.hand}
        reasonLabel={w.reason}
        busy={end.busy()}
        problem={end.problem()}
        onConfirm={async (reason) => {
          if (!(await end.run(reason))) return
          setAsking(false)
          props.onEnded()
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
export default UnitPage
