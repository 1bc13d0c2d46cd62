import type { DecisionText } from '@xk/contract'
import { publicationWords } from '@xk/i18n'
import { Button, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { OlderTyped } from '../../api/older-typed.tsx'
import { createDecisionDraft, type DecisionDraft } from './create-decision-draft.ts'

const w = publicationWords.decision

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Lines of text as a list: what is typed stays as typed until the field is left. */
const Lines = (props: {
  label: string
  help: string
  value: readonly string[]
  onChange: (lines: string[]) => void
  action?: () => void
}) => {
  const [typed, setTyped] = createSignal(props.value.join('\n'))
  return (
    <>
      <TextArea
        label={props.label}
        help={props.help}
        rows={Math.min(10, Math.max(3, props.value.length + 1))}
        value={typed()}
        onInput={(value) => {
          setTyped(value)
          const lines = linesOf(value)
          if (lines.length > 0) props.onChange(lines)
        }}
      />
      <Show when={props.action}>
        {(remove) => (
          <Button variant="link" size="small" onClick={() => remove()()}>
            {w.removeArticle}
          </Button>
        )}
      </Show>
    </>
  )
}

/** The words of a decision, saved as they are typed. */
export const DecisionForm = (props: {
  editionId: string
  text: DecisionText
  base: string | null
  onSaved: () => void
}) => {
  const draft = createDecisionDraft({ editionId: props.editionId, text: props.text, base: props.base })
  // The fields hold what is typed as it is typed: other words need other fields.
  const [fields, setFields] = createSignal({})
  return (
    <div class="max-w-[46rem]">
      <OlderTyped
        of={{
          ...draft,
          takeOlder: () => {
            draft.takeOlder()
            setFields({})
          },
        }}
      />
      <For each={[fields()]}>{() => <Fields draft={draft} />}</For>
      <Show when={draft.problem()}>{(text) => <ProblemNote title={text()} text={w.keptHere} />}</Show>
      <div class="actions items-center">
        <Button
          variant="primary"
          busy={draft.state() === 'saving'}
          onClick={() => void draft.flush().then(props.onSaved)}
        >
          {w.save}
        </Button>
        <span class="text-sm text-ink-2" aria-live="polite">
          {draft.state() === 'saved' && draft.digest() !== null ? w.saved : ''}
        </span>
      </div>
    </div>
  )
}

const Fields = (props: { draft: DecisionDraft }) => {
  const { draft } = props
  const setArticle = (index: number, lines: string[]) =>
    draft.change({ articles: draft.text().articles.map((old, i) => (i === index ? lines : old)) })
  const [articles, setArticles] = createSignal(draft.text().articles.map((_, i) => i))
  const remove = (index: number) => {
    draft.change({ articles: draft.text().articles.filter((_, i) => i !== index) })
    setArticles(draft.text().articles.map((_, i) => i))
  }
  const add = () => {
    draft.change({ articles: [...draft.text().articles, [w.newArticle]] })
    setArticles(draft.text().articles.map((_, i) => i))
  }
  return (
    <>
      <TextArea
        label={w.subject}
        rows={2}
        value={draft.text().subject}
        onInput={(subject) => draft.change({ subject })}
      />
      <Lines
        label={w.grounds}
        help={w.groundsHelp}
        value={draft.text().grounds}
        onChange={(grounds) => draft.change({ grounds })}
      />
      <For each={articles()}>
        {(index) => (
          <Lines
            label={w.article(index + 1)}
            help={w.articleHelp}
            value={draft.text().articles[index] ?? []}
            onChange={(lines) => setArticle(index, lines)}
            {...(articles().length > 1 ? { action: () => remove(index) } : {})}
          />
        )}
      </For>
      <Button class="block mt-2" size="small" onClick={add}>
        {w.addArticle}
      </Button>
      <div class="mt-6">
        <Lines
          label={w.recipients}
          help={w.recipientsHelp}
          value={draft.text().recipients}
          onChange={(recipients) => draft.change({ recipients })}
        />
      </div>
      <div class="grid gap-x-4 sm:grid-cols-3">
        <TextField
          label={w.behalf}
          value={draft.text().behalf}
          onInput={(behalf) => draft.change({ behalf })}
        />
        <TextField
          label={w.office}
          value={draft.text().office}
          onInput={(office) => draft.change({ office })}
        />
        <TextField
          label={w.signatory}
          value={draft.text().signatory}
          onInput={(signatory) => draft.change({ signatory })}
        />
      </div>
    </>
  )
}
