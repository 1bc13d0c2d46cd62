import { panelWords } from '@xk/i18n'
import { Button, Checkbox, Dialog, SelectField, TextArea } from '@xk/ui'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { FindPerson } from '../../features/people/find-person.tsx'
import type { Member, Panel, PanelEntry, PanelPage } from '../../features/panel/create-panel.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(panelWords)

interface Common {
  page: PanelPage
  panel: Panel
  onClose: () => void
}

const Topics = (props: { panel: Panel; chosen: readonly string[]; onChange: (keys: string[]) => void }) => (
  <fieldset class="mb-4">
    <legend class="field-label">{w.expertise}</legend>
    <For each={props.panel.topics}>
      {(topic) => (
        <Checkbox
          label={topic.label}
          checked={props.chosen.includes(topic.key)}
          onChange={(on) =>
            props.onChange(
              on ? [...props.chosen, topic.key] : props.chosen.filter((key) => key !== topic.key),
            )
          }
        />
      )}
    </For>
  </fieldset>
)

export const AppointDialog = (props: Common & { open: boolean }) => {
  const [words, setWords] = createSignal('')
  const [chosen, setChosen] = createSignal<{ personId: string; fullName: string }>()
  const [expertise, setExpertise] = createSignal<string[]>([])
  const [chair, setChair] = createSignal(false)
  const close = () => {
    setChosen(undefined)
    setExpertise([])
    setChair(false)
    setWords('')
    props.onClose()
  }
  const appoint = async () => {
    const person = chosen()
    if (!person) return
    const done = await props.page.appoint({
      personId: person.personId,
      expertise: expertise(),
      chair: chair(),
    })
    if (done) close()
  }
  return (
    <Dialog open={props.open} title={w.addMember} onClose={close}>
      <Show
        when={chosen()}
        fallback={
          <FindPerson
            label={w.search}
            nobody={w.nobodyFound}
            typed={words()}
            onType={setWords}
            search={async (q) => (await props.page.search(q)).candidates}
            onChoose={setChosen}
          />
        }
      >
        {(person) => (
          <>
            <p class="font-semibold mb-3">{person().fullName}</p>
            <Topics panel={props.panel} chosen={expertise()} onChange={setExpertise} />
            <Checkbox label={w.chair} help={w.chairHelp} checked={chair()} onChange={setChair} />
            <Show when={props.page.problem()}>
              {(text) => (
                <p role="alert" class="field-error mb-3">
                  {text()}
                </p>
              )}
            </Show>
            <div class="flex flex-wrap gap-3 justify-end mt-4">
              <Button onClick={() => setChosen(undefined)}>{w.cancel}</Button>
              <Button variant="primary" busy={props.page.busy()} onClick={() => void appoint()}>
                {w.appoint}
              </Button>
            </div>
          </>
        )}
      </Show>
    </Dialog>
  )
}

export const ExpertiseDialog = (props: Common & { member: Member | undefined }) => {
  const [expertise, setExpertise] = createSignal<string[]>([])
  createEffect(
    on(
      () => props.member,
      (member) => setExpertise(member?.expertise ?? []),
    ),
  )
  const save = async () => {
    if (props.member?.id && (await props.page.changeExpertise(props.member.id, expertise()))) props.onClose()
  }
  return (
    <Dialog open={props.member !== undefined} title={props.member?.fullName ?? ''} onClose={props.onClose}>
      <Topics panel={props.panel} chosen={expertise()} onChange={setExpertise} />
      <div class="flex justify-end">
        <Button variant="primary" busy={props.page.busy()} onClick={() => void save()}>
          {w.save}
        </Button>
      </div>
    </Dialog>
  )
}

/** Judges who may have this entry: on the panel, no conflict, not already assigned to the segment. */
export const ByHandDialog = (props: Common & { entry: PanelEntry | undefined }) => {
  const judged = () => props.panel.segments.filter((segment) => segment.judged)
  const [segment, setSegment] = createSignal('')
  const [member, setMember] = createSignal('')
  createEffect(
    on(
      () => props.entry,
      () => {
        setSegment(judged()[0]?.key ?? '')
        setMember('')
      },
    ),
  )
  const free = () =>
    props.panel.members.filter(
      (m) =>
        m.active &&
        !props.panel.conflicts.some((c) => c.memberId === m.id && c.stageEntryId === props.entry?.id) &&
        !props.panel.assignments.some(
          (a) => a.memberId === m.id && a.stageEntryId === props.entry?.id && a.segment === segment(),
        ),
    )
  const assign = async () => {
    const stageEntryId = props.entry?.id
    if (
      stageEntryId &&
      member() &&
      (await props.page.assign({ stageEntryId, memberId: member(), segment: segment() }))
    )
      props.onClose()
  }
  return (
    <Dialog
      open={props.entry !== undefined}
      title={`${w.byHand}: ${props.entry?.blindCode ?? ''}`}
      onClose={props.onClose}
    >
      <Show when={judged().length > 1}>
        <SelectField
          label={w.segment}
          value={segment()}
          options={judged().map((s) => ({ value: s.key, label: s.label }))}
          onChange={setSegment}
        />
      </Show>
      <SelectField
        label={w.judge}
        value={member()}
        placeholder={w.choose}
        options={free().map((m) => ({
          value: m.id ?? '',
          label: `${m.fullName} (${w.works((m.open ?? 0) + (m.handedIn ?? 0))})`,
        }))}
        onChange={setMember}
      />
      <Show when={props.page.problem()}>
        {(text) => (
          <p role="alert" class="field-error mb-3">
            {text()}
          </p>
        )}
      </Show>
      <div class="flex justify-end">
        <Button variant="primary" disabled={!member()} busy={props.page.busy()} onClick={() => void assign()}>
          {w.byHand}
        </Button>
      </div>
    </Dialog>
  )
}

export const RecordConflictDialog = (props: Common & { open: boolean }) => {
  const [member, setMember] = createSignal('')
  const [entry, setEntry] = createSignal('')
  const [reason, setReason] = createSignal('')
  const record = async () => {
    const done = await props.page.recordConflict({
      memberId: member(),
      stageEntryId: entry(),
      reason: reason().trim(),
    })
    if (!done) return
    setReason('')
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={w.record} onClose={props.onClose}>
      <SelectField
        label={w.judge}
        value={member()}
        placeholder={w.choose}
        options={props.panel.members
          .filter((m) => m.active)
          .map((m) => ({ value: m.id ?? '', label: m.fullName ?? '' }))}
        onChange={setMember}
      />
      <SelectField
        label={w.entry}
        value={entry()}
        placeholder={w.choose}
        options={props.panel.entries.map((e) => ({ value: e.id ?? '', label: `${e.blindCode} ${e.title}` }))}
        onChange={setEntry}
      />
      <TextArea label={w.reason} value={reason()} onInput={setReason} />
      <Show when={props.page.problem()}>
        {(text) => (
          <p role="alert" class="field-error mb-3">
            {text()}
          </p>
        )}
      </Show>
      <div class="flex justify-end">
        <Button
          variant="primary"
          disabled={!member() || !entry() || reason().trim().length < 3}
          busy={props.page.busy()}
          onClick={() => void record()}
        >
          {w.record}
        </Button>
      </div>
    </Dialog>
  )
}
