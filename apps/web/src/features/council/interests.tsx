import { councilWords as words } from '@xk/i18n'
import { Button, Card, DataTable, Dialog, ProblemNote, SelectField, TextArea } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { Council, CouncilPage } from './create-council.ts'

const w = words.setUp.interests

/** Who is tied to which candidate and what that means by the rules; for the working group, chair and secretary. */
export const Interests = (props: { page: CouncilPage; council: Council }) => {
  const [recording, setRecording] = createSignal(false)
  const may = (name: Council['allowed'][number]) => props.council.allowed.includes(name)
  const member = (id: string | undefined) => props.council.members.find((it) => it.id === id)
  const candidate = (id: string | undefined) => props.council.candidates.find((it) => it.stageEntryId === id)
  return (
    <>
      <Show when={may('council.viewInterests')}>
        <Card
          title={w.title}
          class="mt-6"
          actions={
            <Show when={may('council.recordInterest') && props.council.candidates.length > 0}>
              <Button onClick={() => setRecording(true)}>{w.record}</Button>
            </Show>
          }
        >
          <p class="text-ink-2 mb-4">{words.effect[props.council.rules.interest]}</p>
          <DataTable
            caption={w.title}
            rows={props.council.interests}
            empty={<p class="text-ink-2">{w.none}</p>}
            columns={[
              {
                key: 'member',
                label: w.columns.member,
                lead: true,
                cell: (it) => member(it.memberId)?.fullName ?? '–',
              },
              {
                key: 'candidate',
                label: w.columns.candidate,
                cell: (it) => (
                  <>
                    {candidate(it.stageEntryId)?.name ?? '–'}
                    <span class="block text-sm text-ink-2">{candidate(it.stageEntryId)?.unitName}</span>
                  </>
                ),
              },
              {
                key: 'why',
                label: w.columns.why,
                cell: (it) => (
                  <>
                    {it.source ? words.sources[it.source] : '–'}
                    <Show when={it.reason}>
                      <span class="block text-sm text-ink-2">{it.reason}</span>
                    </Show>
                  </>
                ),
              },
            ]}
          />
        </Card>
      </Show>
      <Show when={props.council.candidates.length > 0}>
        <Card title={words.setUp.candidates.title(props.council.candidates.length)} class="mt-6">
          <p class="text-ink-2">{words.setUp.candidates.text}</p>
          <details class="mt-2">
            <summary class="min-h-11 flex items-center cursor-pointer text-accent">
              {words.setUp.candidates.show}
            </summary>
            <ol class="list-decimal pl-8 sm:columns-2 gap-8">
              <For each={props.council.candidates}>
                {(it) => (
                  <li class="py-1 break-inside-avoid">
                    {it.name}
                    <span class="block text-sm text-ink-2">{it.unitName}</span>
                  </li>
                )}
              </For>
            </ol>
          </details>
        </Card>
      </Show>
      <RecordDialog open={recording()} {...props} onClose={() => setRecording(false)} />
    </>
  )
}

const RecordDialog = (props: { open: boolean; page: CouncilPage; council: Council; onClose: () => void }) => {
  const [memberId, setMemberId] = createSignal('')
  const [stageEntryId, setStageEntryId] = createSignal('')
  const [reason, setReason] = createSignal('')
  const record = async () => {
    const json = { memberId: memberId(), stageEntryId: stageEntryId(), reason: reason().trim() }
    if (!(await props.page.recordInterest(json))) return
    setReason('')
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={w.record} onClose={props.onClose}>
      <SelectField
        label={w.member}
        value={memberId()}
        placeholder={w.choose}
        options={props.council.members
          .filter(({ state }) => state === 'appointed')
          .map((it) => ({ value: it.id ?? '', label: it.fullName ?? '' }))}
        onChange={setMemberId}
      />
      <SelectField
        label={w.candidate}
        value={stageEntryId()}
        placeholder={w.choose}
        options={props.council.candidates.map((it) => ({
          value: it.stageEntryId ?? '',
          label: `${it.name} (${it.unitName})`,
        }))}
        onChange={setStageEntryId}
      />
      <TextArea label={w.why} value={reason()} onInput={setReason} />
      <Show when={props.page.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex justify-end">
        <Button
          variant="primary"
          disabled={!memberId() || !stageEntryId() || reason().trim().length < 3}
          busy={props.page.busy()}
          onClick={() => void record()}
        >
          {w.record}
        </Button>
      </div>
    </Dialog>
  )
}
