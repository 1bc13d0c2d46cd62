import type { WebhookEvent } from '@xk/domain/webhook'
import { webhookWords as w } from '@xk/i18n'
import { Button, Card, ConfirmDialog, Dialog, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { ChangeWebhook } from './change-webhook.tsx'
import { Deliveries } from './deliveries.tsx'
import type { WebhookLine } from './load.ts'
import { SecretOnce } from './secret-once.tsx'

const TONE = { active: 'green', paused: 'amber', disabled: 'red' } as const

/** One receiver: how it does, and what can be done with it. */
export const WebhookCard = (props: {
  hook: WebhookLine
  choice: readonly string[]
  onChanged: () => void
}) => {
  const [asking, setAsking] = createSignal<'change' | 'rotate' | 'remove'>()
  const [open, setOpen] = createSignal(false)
  const [round, setRound] = createSignal(0)
  const [secret, setSecret] = createSignal<{ secret: string; formerUntil: string }>()
  const param = () => ({ webhookId: props.hook.id ?? '' })
  const state = () => props.hook.state ?? 'active'
  const may = (command: string) => props.hook.allowed?.includes(command) ?? false

  const tryOut = createAction((command) =>
    call(api.webhooks[':webhookId'].try.$post({ param: param() }, command)),
  )
  const [tried, setTried] = createSignal<{ arrived: boolean; status: number | null; why: string | null }>()
  const turn = createAction((command, active: boolean) =>
    call(
      api.webhooks[':webhookId'].$put(
        {
          param: param(),
          json: {
            name: props.hook.name ?? '',
            events: [...((props.hook.events ?? []) as WebhookEvent[])],
            active,
          },
        },
        command,
      ),
    ),
  )
  const rotate = createAction((command) =>
    call(api.webhooks[':webhookId'].rotate.$post({ param: param() }, command)),
  )
  const remove = createAction((command) =>
    call(api.webhooks[':webhookId'].remove.$post({ param: param() }, command)),
  )
  const run = async (work: () => Promise<unknown>) => {
    if (!(await work())) return
    setAsking(undefined)
    props.onChanged()
  }
  return (
    <Card title={props.hook.name ?? ''} actions={<Tag tone={TONE[state()]}>{w.states[state()]}</Tag>}>
      <p class="break-all">
        <code>{props.hook.url}</code>
      </p>
      <p class="text-sm text-ink-2 mt-1">
        {(props.hook.events ?? []).map((event) => w.events[event] ?? event).join(' · ')}
      </p>
      <Show when={!props.hook.mine && props.hook.ownerName}>
        {(name) => <p class="text-sm text-ink-2">{w.owner(name())}</p>}
      </Show>
      <Show when={props.hook.formerUntil}>
        {(until) => <p class="text-sm text-ink-2">{w.former(formatDateTime(until()))}</p>}
      </Show>
      <Show when={state() === 'disabled' && props.hook.why}>
        {(why) => <ProblemNote title={w.why[why()] ?? why()} />}
      </Show>
      <Show when={state() === 'active' && props.hook.failingSince}>
        {(since) => <ProblemNote tone="amber" title={w.failing(formatDateTime(since()))} />}
      </Show>
      <Show when={tried()}>
        {(it) => (
          <ProblemNote
            tone={it().arrived ? 'green' : 'amber'}
            title={
              it().arrived
                ? w.tried.arrived(it().status ?? 200)
                : w.tried.failed(
                    [w.deliveries.why[it().why ?? ''] ?? '', it().status ? `(${it().status})` : '']
                      .filter(Boolean)
                      .join(' '),
                  )
            }
          />
        )}
      </Show>
      <Show when={tryOut.problem() ?? turn.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-2 mt-4">
        <Show when={may('webhook.change')}>
          <Button
            busy={tryOut.busy()}
            onClick={async () => {
              setTried(await tryOut.run())
              setRound((n) => n + 1)
            }}
          >
            {w.acts.try}
          </Button>
          <Button onClick={() => setAsking('change')}>{w.acts.change}</Button>
          <Button busy={turn.busy()} onClick={() => run(() => turn.run(state() !== 'active'))}>
            {state() === 'active' ? w.acts.pause : w.acts.resume}
          </Button>
        </Show>
        <Show when={may('webhook.rotate')}>
          <Button onClick={() => setAsking('rotate')}>{w.acts.rotate}</Button>
        </Show>
        <Show when={may('webhook.change')}>
          <Button onClick={() => setAsking('remove')}>{w.acts.remove}</Button>
        </Show>
        <Button variant="link" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? w.deliveries.hide : w.deliveries.show}
        </Button>
      </div>
      <Show when={open()}>
        <div class="mt-3">
          <Deliveries
            webhookId={param().webhookId}
            mayResend={may('webhook.change') && state() === 'active'}
            round={round()}
          />
        </div>
      </Show>
      <Show when={asking() === 'change'}>
        <ChangeWebhook
          hook={props.hook}
          choice={props.choice}
          onClose={() => setAsking(undefined)}
          onChanged={props.onChanged}
        />
      </Show>
      <ConfirmDialog
        open={asking() === 'rotate'}
        title={w.acts.rotateTitle}
        text={w.acts.rotateText}
        confirmLabel={w.acts.rotate}
        busy={rotate.busy()}
        problem={rotate.problem()}
        onConfirm={async () => {
          const made = await rotate.run()
          if (!made) return
          setAsking(undefined)
          setSecret(made)
        }}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'remove'}
        title={w.acts.removeTitle}
        text={w.acts.removeText}
        confirmLabel={w.acts.remove}
        danger
        busy={remove.busy()}
        problem={remove.problem()}
        onConfirm={() => run(() => remove.run())}
        onClose={() => setAsking(undefined)}
      />
      <Dialog
        open={secret() !== undefined}
        title={w.secret.rotatedTitle}
        onClose={() => setSecret(undefined)}
      >
        <Show when={secret()}>
          {(it) => (
            <SecretOnce
              secret={it().secret}
              text={w.secret.rotated(formatDateTime(it().formerUntil))}
              onDone={() => {
                setSecret(undefined)
                props.onChanged()
              }}
            />
          )}
        </Show>
      </Dialog>
    </Card>
  )
}
