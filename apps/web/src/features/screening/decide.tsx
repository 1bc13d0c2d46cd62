import type { EntryRules } from '@xk/domain/ruleset'
import { screeningWords } from '@xk/i18n'
import { Button, ConfirmDialog, DateTimeField, Dialog, ProblemNote, SelectField, TextArea } from '@xk/ui'
import { createSignal, For, Index, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, type command } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(screeningWords.act)
type Act = 'accept' | 'return' | 'refuse'

interface DecideProps {
  entryId: string
  n: number
  form: EntryRules
  acts: readonly Act[]
  /** A condition is not met: accepting takes a reason. */
  against: boolean
  suggestedDue: string
  /** What is not there yet: the items that a return begins with. */
  lacks: readonly { pointer: string | null | undefined; note: string }[]
  onDecided: () => void
}

/** Accept, return with items, or refuse: each asks before it acts. */
export const Decide = (props: DecideProps) => {
  const [asking, setAsking] = createSignal<Act>()
  const decide = createAction(async (by, work: (by: ReturnType<typeof command>) => Promise<unknown>) => {
    await work(by)
    setAsking(undefined)
    props.onDecided()
  })
  const param = () => ({ entryId: props.entryId })
  const open = (act: Act) => {
    decide.clear()
    setAsking(act)
  }
  const routes = api.screening[':entryId']
  return (
    <div class="flex flex-wrap gap-2">
      <For each={props.acts}>
        {(act) => (
          <Button
            variant={act === 'accept' ? 'primary' : act === 'refuse' ? 'danger' : 'quiet'}
            onClick={() => open(act)}
          >
            {w[act]}
          </Button>
        )}
      </For>
      <ConfirmDialog
        open={asking() === 'accept'}
        title={w.acceptTitle}
        text={props.against ? w.acceptAgainst : w.acceptText}
        confirmLabel={w.accept}
        reasonLabel={props.against ? w.reason : w.reasonOptional}
        reasonOptional={!props.against}
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={(reason) =>
          void decide.run((by) =>
            call(routes.accept.$post({ param: param(), json: { n: props.n, reason } }, by)),
          )
        }
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'refuse'}
        title={w.refuseTitle}
        text={w.refuseText}
        confirmLabel={w.refuse}
        reasonLabel={w.reason}
        danger
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={(reason) =>
          void decide.run((by) =>
            call(routes.refuse.$post({ param: param(), json: { n: props.n, reason } }, by)),
          )
        }
        onClose={() => setAsking(undefined)}
      />
      <ReturnDialog
        {...props}
        open={asking() === 'return'}
        busy={decide.busy()}
        problem={decide.problem()}
        onReturn={(items, reason, due, sent) =>
          void decide.run(async (by) => {
            await call(routes.return.$post({ param: param(), json: { n: props.n, items, reason, due } }, by))
            sent()
          })
        }
        onClose={() => setAsking(undefined)}
      />
    </div>
  )
}

interface Item {
  pointer: string
  note: string
}

/** Each part that is lacking as an item to mend, in the words of the card beside it; else one to be written. */
const lackedItems = ({ lacks, form }: Pick<DecideProps, 'lacks' | 'form'>): Item[] => {
  const known = (pointer: string) =>
    form.fields.some(({ key }) => pointer === `/fields/${key}`) ||
    form.slots.some(({ key }) => pointer === `/slots/${key}`)
  const items = lacks.map(({ pointer, note }) => ({
    pointer: pointer && known(pointer) ? pointer : '',
    note,
  }))
  return items.length > 0 ? items : [{ pointer: '', note: '' }]
}

const ReturnDialog = (
  props: DecideProps & {
    open: boolean
    busy: boolean
    problem: string | undefined
    onReturn: (items: Item[], reason: string, due: string, sent: () => void) => void
    onClose: () => void
  },
) => {
  // Kept apart for each revision, so that it is never typed over another version.
  const form = createKeptForm(keepText(`screening-return/${props.entryId}/${props.n}`), '', {
    items: lackedItems(props),
    reason: '',
  })
  const items = () => form.value().items
  const [due, setDue] = createSignal<string | null>(props.suggestedDue)
  const [tried, setTried] = createSignal(false)
  const places = () => [
    { value: '', label: w.whole },
    ...props.form.fields.map((field) => ({ value: `/fields/${field.key}`, label: field.label })),
    ...props.form.slots.map((slot) => ({ value: `/slots/${slot.key}`, label: slot.label })),
    { value: '/people', label: screeningWords.entry.people },
    { value: '/attachments', label: screeningWords.entry.files },
    ...(props.form.unitConfirmation.mode === 'none'
      ? []
      : [{ value: '/confirmation', label: screeningWords.entry.confirmation }]),
  ]
  const edit = (next: (all: Item[]) => Item[]) => form.change({ items: next(items()) })
  const change = (index: number, facts: Partial<Item>) =>
    edit((all) => all.map((it, i) => (i === index ? { ...it, ...facts } : it)))
  const isBlank = (item: Item) => item.note.trim() === ''
  const send = () => {
    setTried(true)
    const at = due()
    if (at && !items().some(isBlank)) props.onReturn(items(), form.value().reason.trim(), at, form.done)
  }
  return (
    <Dialog open={props.open} wide title={w.returnTitle} onClose={props.onClose}>
      <Index each={items()}>
        {(item, index) => (
          <div class="border-b border-line mb-3">
            <SelectField
              label={w.item}
              value={item().pointer}
              options={places()}
              onChange={(pointer) => change(index, { pointer })}
            />
            <TextArea
              label={w.note}
              value={item().note}
              onInput={(note) => change(index, { note })}
              error={tried() && isBlank(item()) ? w.itemMissing : undefined}
            />
            <Show when={items().length > 1}>
              <Button variant="link" onClick={() => edit((all) => all.filter((_, i) => i !== index))}>
                {w.removeItem}
              </Button>
            </Show>
          </div>
        )}
      </Index>
      <Button onClick={() => edit((all) => [...all, { pointer: '', note: '' }])}>{w.addItem}</Button>
      <div class="mt-4">
        <DateTimeField label={w.due} value={due()} onChange={setDue} />
        <TextArea
          label={w.reasonOptional}
          optional
          value={form.value().reason}
          onInput={(reason) => form.change({ reason })}
        />
      </div>
      <Show when={props.problem}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button variant="primary" busy={props.busy} onClick={send}>
          {w.send}
        </Button>
      </div>
    </Dialog>
  )
}
