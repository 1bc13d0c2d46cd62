import { panelWords } from '@xk/i18n'
import { Button, DataTable, Dialog, ProblemNote, Skeleton, TextArea } from '@xk/ui'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Member, Panel, PanelPage } from '../../features/panel/create-panel.ts'
import { refusalOf } from '../../features/panel/infeasible.ts'
import { Why } from '../../features/panel/why.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(panelWords)

type Proposal = Awaited<ReturnType<PanelPage['previewReplacement']>>

/** A judge leaves: who takes each open work over, seen before it is done. */
export const ReplaceDialog = (props: {
  page: PanelPage
  panel: Panel
  member: Member | undefined
  onClose: () => void
}) => {
  const [proposal, setProposal] = createSignal<Proposal>()
  const [refused, setRefused] = createSignal<{ title: string; text: string }>()
  const [reason, setReason] = createSignal('')
  let seed = ''
  createEffect(
    on(
      () => props.member?.id,
      async (id) => {
        setProposal(undefined)
        setRefused(undefined)
        setReason('')
        if (!id) return
        seed = props.page.newSeed()
        try {
          setProposal(await props.page.previewReplacement(id, seed))
        } catch (error) {
          setRefused(refusalOf(error, props.panel))
        }
      },
    ),
  )
  const nameOf = (id: string | undefined) => props.panel.members.find((m) => m.id === id)?.fullName ?? ''
  const enough = () => reason().trim().length >= 3
  const replace = async (it: Proposal) => {
    const id = props.member?.id
    if (!id) return
    const moves = it.added.flatMap(({ stageEntryId, memberId }) =>
      stageEntryId && memberId ? [{ stageEntryId, memberId }] : [],
    )
    if (await props.page.replace(id, { reason: reason().trim(), seed, moves }, w.replacement.done))
      props.onClose()
  }
  const withdraw = async () => {
    const id = props.member?.id
    if (id && (await props.page.withdraw(id, reason().trim()))) props.onClose()
  }
  return (
    <Dialog
      open={props.member !== undefined}
      title={w.replacement.title(props.member?.fullName ?? '')}
      onClose={props.onClose}
      wide
    >
      <Show when={refused()}>{(it) => <ProblemNote title={it().title}>{it().text}</ProblemNote>}</Show>
      <Show when={proposal()} fallback={refused() ? null : <Skeleton lines={4} />}>
        {(it) => (
          <Show
            when={it().orphaned > 0}
            fallback={<p class="mb-4">{w.replacement.nothingOpen(it().handedIn)}</p>}
          >
            <p class="mb-2">{w.replacement.intro(it().orphaned, it().handedIn)}</p>
            <Show
              when={it().removed.length > 0}
              fallback={<p class="mb-4 text-ink-2">{w.replacement.stays}</p>}
            >
              <ProblemNote tone="amber" title={w.replacement.removed}>
                <ul>
                  <For each={it().removed}>
                    {(pair) => (
                      <li>{w.replacement.removedText(nameOf(pair.memberId), pair.blindCode ?? '')}</li>
                    )}
                  </For>
                </ul>
              </ProblemNote>
            </Show>
            <DataTable
              caption={w.replacement.added}
              rows={it().added}
              columns={[
                { key: 'code', label: w.pairColumns.code, nowrap: true, cell: (p) => p.blindCode },
                {
                  key: 'judge',
                  label: w.replacement.added,
                  lead: true,
                  cell: (p) => nameOf(p.memberId),
                },
                { key: 'why', label: w.pairColumns.why, cell: (p) => <Why pair={p} /> },
              ]}
            />
          </Show>
        )}
      </Show>
      <div class="mt-4">
        <TextArea label={w.reason} value={reason()} onInput={setReason} />
      </div>
      <Show when={props.page.problem()}>
        {(text) => (
          <p role="alert" class="field-error mb-3">
            {text()}
          </p>
        )}
      </Show>
      <div class="flex flex-wrap gap-3 justify-end">
        <Button disabled={!enough()} busy={props.page.busy()} onClick={() => void withdraw()}>
          {w.replacement.withdrawOnly}
        </Button>
        <Show when={proposal()}>
          {(it) => (
            <Show when={it().added.length > 0}>
              <Button
                variant="primary"
                disabled={!enough()}
                busy={props.page.busy()}
                onClick={() => void replace(it())}
              >
                {w.replacement.confirm}
              </Button>
            </Show>
          )}
        </Show>
      </div>
    </Dialog>
  )
}
