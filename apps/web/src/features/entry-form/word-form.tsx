import type { FieldValue } from '@xk/domain/entry'
import type { Field } from '@xk/domain/ruleset'
import { entryFormWords, officerWords } from '@xk/i18n'
import {
  Button,
  Card,
  Dialog,
  FileDrop,
  formatDay,
  LinkButton,
  ProblemNote,
  RadioGroup,
  RichTextView,
} from '@xk/ui'
import { For, Show } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'
import type { EntryForm, OwnEntry } from './create-entry-form.ts'
import {
  createWordForm,
  knownPerson,
  type ProposedField,
  type ProposedPerson,
  type WordForm as State,
} from './create-word-form.ts'

const w = inKindHere(entryFormWords.preview)

/** The form as a Word file to take away, and a filled-in one to bring back: it fills the web form after a preview. */
export const WordForm = (props: { entry: OwnEntry; form: EntryForm }) => {
  const state = createWordForm(props.form, props.entry)
  // Open where there is nothing yet; later it only stands in the way of the form.
  const wasEmpty = Object.keys(props.form.body().fields).length === 0
  return (
    <Card>
      <details open={wasEmpty}>
        <summary class="min-h-11 flex items-center gap-2 font-semibold text-lg cursor-pointer">
          {w.title}
        </summary>
        <p class="text-ink-2 mb-3">{w.text}</p>
        <p class="mb-4">
          <LinkButton href={`/api/entries/${props.entry.id}/form`} download="">
            {w.download}
          </LinkButton>
        </p>
        <FileDrop
          label={w.choose}
          accept=".docx"
          busy={state.busy()}
          error={state.problem()}
          onFiles={([file]) => file && void state.read(file)}
        />
      </details>
      <Show when={state.busy()}>
        <p role="status">{w.reading}</p>
      </Show>
      <Show when={state.applied() > 0}>
        <ProblemNote tone="green" title={w.applied(state.applied())} />
      </Show>
      <Dialog open={state.proposal() !== undefined} wide title={w.heading} onClose={state.close}>
        <Preview state={state} form={props.form} />
      </Dialog>
    </Card>
  )
}

const Preview = (props: { state: State; form: EntryForm }) => {
  const it = () => props.state.proposal()!
  const fieldOf = (key: string) => props.form.rules.fields.find((field) => field.key === key)
  const labelOf = (key: string) => fieldOf(key)?.label ?? key
  const isEmpty = () => it().fields.length === 0 && it().people.length === 0
  return (
    <>
      <p class="mb-4">{w.note}</p>
      <Show when={it().older}>
        <ProblemNote tone="amber" class="mb-4" title={w.older} />
      </Show>
      <Show when={props.state.hasLegacy()}>
        <Legacy state={props.state} />
      </Show>
      <Show when={isEmpty()}>
        <ProblemNote tone="amber" class="mb-4" title={w.nothing} />
      </Show>
      <For each={it().fields}>
        {(proposed) => (
          <Show when={fieldOf(proposed.key)}>
            {(field) => <Proposed state={props.state} field={field()} it={proposed} />}
          </Show>
        )}
      </For>
      <Show when={it().people.length > 0}>
        <People state={props.state} form={props.form} />
      </Show>
      <Rest title={w.loose} text={w.looseText} lines={it().loose} />
      <Show when={it().leftOut.length > 0}>
        <Rest
          title={w.leftOut}
          lines={[
            w.leftOutText(
              it()
                .leftOut.map((kind) => w.leftOutKinds[kind] ?? kind)
                .join(', '),
            ),
          ]}
        />
      </Show>
      <Show when={!isEmpty()}>
        <Rest title={w.missing} lines={it().missing.map(labelOf)} />
      </Show>
      <div class="sheet-foot">
        <Button onClick={props.state.close}>{w.cancel}</Button>
        <Button variant="primary" disabled={!props.state.isReady()} onClick={props.state.apply}>
          {w.apply(props.state.count())}
        </Button>
      </div>
    </>
  )
}

const Legacy = (props: { state: State }) => {
  const sample = () => props.state.proposal()?.fields.find((it) => it.converted !== null)
  return (
    <div class="note note-amber mb-4 block">
      <p class="note-title">{w.legacyTitle}</p>
      <p class="note-text">{w.legacyText}</p>
      <div class="grid gap-3 sm:grid-cols-2 my-3">
        <div>
          <p class="text-sm text-ink-2">{w.legacyBefore}</p>
          <div class="line-clamp-4">
            <Value value={sample()?.value} />
          </div>
        </div>
        <div>
          <p class="text-sm text-ink-2">{w.legacyAfter}</p>
          <div class="line-clamp-4">
            <Value value={sample()?.converted} />
          </div>
        </div>
      </div>
      <RadioGroup
        label={w.legacyTitle}
        hideLabel
        value={props.state.legacy() ?? ''}
        options={[
          { value: 'convert', label: w.legacyConvert },
          { value: 'keep', label: w.legacyKeep },
        ]}
        onChange={(choice) => props.state.setLegacy(choice === 'convert' ? 'convert' : 'keep')}
      />
    </div>
  )
}

/** A value as it would be read: words of a choice, structure of a long text. */
const Value = (props: { value: FieldValue | undefined; field?: Field }) => (
  <Show
    when={Array.isArray(props.value) && props.value.length > 0 && props.value}
    fallback={<p class="break-words">{plainOf(props.value, props.field) || w.emptyNow}</p>}
  >
    {(blocks) => <RichTextView value={blocks()} />}
  </Show>
)

const plainOf = (value: FieldValue | undefined, field: Field | undefined): string => {
  if (typeof value === 'boolean') return value ? officerWords.form.yes : officerWords.form.no
  if (typeof value !== 'string') return ''
  const day = field?.type === 'date' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (day) return `${day[3]}/${day[2]}/${day[1]}`
  return field?.options.find((option) => option.key === value)?.label ?? value
}

const Proposed = (props: { state: State; field: Field; it: ProposedField }) => {
  const same = () => props.it.value !== null && props.state.isSame(props.it)
  const wordsText = () => {
    const [words, max] = [props.it.words ?? 0, props.field.maxWords]
    return max !== null && words > max ? w.over(words, max) : w.words(words)
  }
  const over = () => props.field.maxWords !== null && (props.it.words ?? 0) > props.field.maxWords
  return (
    <section class="py-4 border-t border-line">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 class="font-semibold">{props.field.label}</h3>
        <span class={`text-sm ${over() ? 'text-red font-semibold' : 'text-ink-2'}`}>{wordsText()}</span>
      </div>
      <Show when={props.it.by === 'heading'}>
        <p class="text-sm text-ink-2">{w.byHeading}</p>
      </Show>
      <Show when={props.it.doubt}>
        {(doubt) => (
          <>
            <p class="break-words my-1">“{props.it.written}”</p>
            <p class="text-sm text-amber">{w.doubts[doubt()]}</p>
          </>
        )}
      </Show>
      <Show when={props.it.value !== null}>
        <Show when={!same()} fallback={<p class="text-sm text-ink-2">{w.same}</p>}>
          <div class="grid gap-3 sm:grid-cols-2 my-2">
            <div class="rounded-m border border-line p-3 max-h-64 overflow-auto" tabindex="0">
              <p class="text-sm text-ink-2 mb-1">{w.now}</p>
              <Value value={props.state.now(props.field.key)} field={props.field} />
            </div>
            <div class="rounded-m bg-accent-soft p-3 max-h-64 overflow-auto" tabindex="0">
              <p class="text-sm text-ink-2 mb-1">{w.inFile}</p>
              <Value value={props.state.valueOf(props.it)} field={props.field} />
            </div>
          </div>
          <Take state={props.state} name={props.it.key} label={props.field.label} />
        </Show>
      </Show>
    </section>
  )
}

const Take = (props: { state: State; name: string; label: string }) => (
  <RadioGroup
    label={props.label}
    name={`take-${props.name}`}
    inline
    hideLabel
    value={props.state.isTaken(props.name) ? 'take' : 'keep'}
    options={[
      { value: 'take', label: w.take },
      { value: 'keep', label: w.keep },
    ]}
    onChange={(choice) => props.state.take(props.name, choice === 'take')}
  />
)

const factsOf = (it: ProposedPerson): string =>
  [
    it.birthDate ? formatDay(it.birthDate) : it.birthYear,
    it.position,
    it.share === null || it.share === undefined ? '' : `${it.share} %`,
    it.representative ? officerWords.people.representative.toLocaleLowerCase('vi') : '',
  ]
    .filter(Boolean)
    .join(' · ')

const doubtsOf = (it: ProposedPerson): string[] =>
  (it.doubts ?? []).map((doubt) =>
    doubt === 'unit' ? w.peopleDoubts.unit(it.unitText ?? '') : w.peopleDoubts[doubt],
  )

const People = (props: { state: State; form: EntryForm }) => {
  const people = () => props.state.proposal()?.people ?? []
  return (
    <section class="py-4 border-t border-line">
      <h3 class="font-semibold">{w.people}</h3>
      <ul class="my-2">
        <For each={people()}>
          {(it) => (
            <li class="py-1">
              <span class="font-medium">{it.fullName}</span>{' '}
              <span class="text-sm text-ink-2">
                ({knownPerson(props.form.body().people, it) ? w.peopleKnown : w.peopleNew}) {factsOf(it)}
              </span>
              <For each={doubtsOf(it)}>
                {(doubt) => <span class="block text-sm text-amber">{doubt}</span>}
              </For>
            </li>
          )}
        </For>
      </ul>
      <p class="text-sm text-ink-2 mb-2">{w.peopleNote}</p>
      <Take state={props.state} name="/people" label={w.people} />
    </section>
  )
}

const Rest = (props: { title: string; text?: string; lines: readonly string[] }) => (
  <Show when={props.lines.length > 0}>
    <section class="py-4 border-t border-line">
      <h3 class="font-semibold">{props.title}</h3>
      <Show when={props.text}>
        <p class="text-sm text-ink-2">{props.text}</p>
      </Show>
      <ul class="list-disc pl-5 my-2 max-h-56 overflow-auto">
        <For each={props.lines}>{(line) => <li class="break-words">{line}</li>}</For>
      </ul>
    </section>
  </Show>
)
