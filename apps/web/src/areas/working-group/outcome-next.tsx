import { outcomeWords as w } from '@xk/i18n'
import { Button, Card, Checkbox, ConfirmDialog, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { nameOf, namesOf, type OutcomePage } from '../../features/outcome/load-outcome.ts'
import type { Act } from '../../features/results/create-act.ts'

const textOf = (page: OutcomePage): string => {
  const { next } = page
  if (!next) return ''
  const names = namesOf(page, next.candidates)
  if (next.what === 'resolution') return w.next.resolution(names, next.seats)
  if (next.kind === 'second') return w.next.second(names, next.seats)
  return next.kind === 'further' ? w.next.further(names, next.seats) : w.next.first
}

/** What the rounds so far leave open: a ballot, or a word of the council, which is written down here. */
export const NextStep = (props: { page: OutcomePage; act: Act }) => {
  const [asking, setAsking] = createSignal<'resolve' | 'none'>()
  const [chosen, setChosen] = createSignal<string[]>([])
  const next = () => props.page.next
  const mayType = () =>
    props.page.allowed.includes('resolution.type') &&
    !props.page.resolutions.some(({ countersignedByName }) => countersignedByName === null)
  const mayResolve = () => mayType() && next()?.what === 'resolution'
  const mayEnd = () => mayType() && next()?.kind === 'further'
  const isEnough = () => asking() === 'none' || chosen().length === next()?.seats
  const send = async (reason: string) => {
    const it = next()
    if (!it || !isEnough()) return
    const json = { among: it.candidates, chosen: asking() === 'none' ? [] : chosen(), reason }
    const param = { id: props.page.stage.stageId }
    const done = await props.act.run((id) =>
      call(api.stages[':id']['council-resolutions'].$post({ param, json }, command(id))),
    )
    if (!done) return
    setAsking(undefined)
    setChosen([])
  }
  return (
    <Show when={next() && props.page.declared === null}>
      <ProblemNote
        tone="amber"
        title={textOf(props.page)}
        text={next()?.what === 'ballot' ? w.next.open : undefined}
        action={
          (mayResolve() || mayEnd()) && (
            <div class="flex flex-wrap gap-3">
              <Show when={mayResolve()}>
                <Button variant="primary" onClick={() => setAsking('resolve')}>
                  {w.next.resolve}
                </Button>
              </Show>
              <Show when={mayEnd()}>
                <Button onClick={() => setAsking('none')}>{w.next.none}</Button>
              </Show>
            </div>
          )
        }
      />
      <ConfirmDialog
        open={asking() !== undefined}
        title={asking() === 'none' ? w.next.noneTitle : w.next.resolveTitle}
        text={asking() === 'none' ? w.next.noneText : w.next.resolveText(next()?.seats ?? 0)}
        confirmLabel={w.next.save}
        reasonLabel={w.next.minutes}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void send(reason)}
        onClose={() => setAsking(undefined)}
      >
        <Show when={asking() === 'resolve'}>
          <div class="mb-4">
            <For each={next()?.candidates ?? []}>
              {(candidate) => (
                <Checkbox
                  label={nameOf(props.page, candidate)}
                  checked={chosen().includes(candidate)}
                  onChange={(on) =>
                    setChosen((all) => (on ? [...all, candidate] : all.filter((it) => it !== candidate)))
                  }
                />
              )}
            </For>
          </div>
        </Show>
      </ConfirmDialog>
    </Show>
  )
}

type Resolution = OutcomePage['resolutions'][number]

/** What the council resolved, who wrote and countersigned it, and the way back, which takes as many. */
export const Resolutions = (props: { page: OutcomePage; act: Act }) => {
  const [asked, setAsked] = createSignal<{ what: 'countersign' | 'withdraw' | 'confirm'; it: Resolution }>()
  const send = async (reason: string) => {
    const now = asked()
    if (!now) return
    const param = { id: now.it.id ?? '' }
    const json = { digest: now.it.askedBackDigest ?? '' }
    const post = api['council-resolutions'][':id']
    const works: Record<typeof now.what, (id: string) => Promise<unknown>> = {
      countersign: (id) => call(post.countersign.$post({ param }, command(id))),
      withdraw: (id) => call(post.withdraw.$post({ param, json: { reason } }, command(id))),
      confirm: (id) => call(post.withdraw.confirm.$post({ param, json }, command(id))),
    }
    const done = await props.act.run(works[now.what])
    if (done) setAsked(undefined)
  }
  const mayAsk = () => props.page.declared === null && props.page.allowed.includes('resolution.takeBack')
  const words = () => {
    const r = w.resolutions
    const now = asked()
    switch (now?.what) {
      case 'withdraw':
        return {
          title: r.withdrawTitle,
          text: now.it.countersignedByName ? r.withdrawText : undefined,
          label: r.withdraw,
        }
      case 'confirm':
        return { title: r.confirmBackTitle, text: now.it.askedBackReason ?? '', label: r.confirmBack }
      default:
        return { title: r.countersignTitle, text: r.countersignText, label: r.countersign }
    }
  }
  return (
    <Show when={props.page.resolutions.length > 0}>
      <Card title={w.resolutions.title}>
        <ul class="list-none p-0">
          <For each={props.page.resolutions}>
            {(it) => (
              <li class="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line py-3 first:border-0">
                <div class="grow min-w-0">
                  <p class="font-medium">
                    {(it.chosen ?? []).length > 0
                      ? w.resolutions.chosen(namesOf(props.page, it.chosen ?? []))
                      : w.resolutions.noFurther}
                  </p>
                  <p class="text-sm text-ink-2">
                    {it.reason} · {w.resolutions.by(it.byName ?? '')} ·{' '}
                    {it.countersignedByName
                      ? w.resolutions.countersigned(it.countersignedByName)
                      : w.resolutions.waits}
                  </p>
                </div>
                <Show when={it.mayCountersign}>
                  <Button variant="primary" onClick={() => setAsked({ what: 'countersign', it })}>
                    {w.resolutions.countersign}
                  </Button>
                </Show>
                <Show when={mayAsk() && it.askedBackBy === null}>
                  <Button onClick={() => setAsked({ what: 'withdraw', it })}>{w.resolutions.withdraw}</Button>
                </Show>
                <Show when={props.page.declared === null && it.askedBackBy}>
                  {(name) => (
                    <ProblemNote
                      tone="amber"
                      class="basis-full"
                      title={w.resolutions.askedBack(name(), it.askedBackReason ?? '')}
                      action={
                        it.mayConfirmBack ? (
                          <Button onClick={() => setAsked({ what: 'confirm', it })}>
                            {w.resolutions.confirmBack}
                          </Button>
                        ) : undefined
                      }
                    />
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <ConfirmDialog
        open={asked() !== undefined}
        title={words().title}
        text={words().text}
        confirmLabel={words().label}
        danger={asked() !== undefined && asked()?.what !== 'countersign'}
        reasonLabel={asked()?.what === 'withdraw' ? w.reason : undefined}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void send(reason)}
        onClose={() => setAsked(undefined)}
      />
    </Show>
  )
}
