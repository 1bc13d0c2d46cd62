import { privacyWords } from '@xk/i18n'
import type { RequestKind } from '@xk/domain/privacy'
import { Button, CopyButton, LinkButton, ProblemNote, RadioGroup, TextArea, TextField } from '@xk/ui'
import { createEffect, createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { askPublic, NotSent, preparePuzzle } from '../questions/send-question.ts'
import { KINDS } from './kinds.ts'

const w = privacyWords.form
const KEY = 'xk-yeu-cau-du-lieu'
const EMPTY = { kind: '', name: '', email: '', contact: '', unit: '', text: '' }
type Draft = typeof EMPTY

/** What was typed stays on this device until it has arrived. */
const readKept = (): Draft => {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Draft>) }
  } catch {
    return EMPTY
  }
}
const keep = (draft: Draft | undefined) => {
  try {
    if (draft) sessionStorage.setItem(KEY, JSON.stringify(draft))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Nothing is kept here then; the form itself still holds it.
  }
}

/** The form by which anybody asks about their own data; it sends once, however often it is pressed. */
export const RequestForm = () => {
  const [draft, setDraft] = createStore<Draft>({ ...readKept() })
  const [tried, setTried] = createSignal(false)
  const [progress, setProgress] = createSignal<number>()
  const [problem, setProblem] = createSignal<string>()
  const [code, setCode] = createSignal<string>()
  let puzzle: Awaited<ReturnType<typeof preparePuzzle>> | undefined
  createEffect(() => {
    const typed = { ...draft }
    if (!code()) keep(typed)
  })
  const wrong = {
    kind: () => (draft.kind ? undefined : w.missing.kind),
    name: () => (draft.name.trim().length < 2 ? w.missing.name : undefined),
    email: () => (/^\S+@\S+\.\S+$/.test(draft.email.trim()) ? undefined : w.missing.email),
    text: () => (draft.text.trim().length < 5 ? w.missing.text : undefined),
  }
  const shown = (key: keyof typeof wrong) => (tried() ? wrong[key]() : undefined)
  const busy = () => progress() !== undefined
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy()) return
    if (wrong.kind() ?? wrong.name() ?? wrong.email() ?? wrong.text()) {
      const form = event.currentTarget as HTMLFormElement
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setProblem(undefined)
    setProgress(0)
    try {
      puzzle ??= await preparePuzzle(setProgress)
      const sent = (await askPublic('/api/public/data-requests', { ...draft, ...puzzle })) as { code: string }
      setCode(sent.code)
      keep(undefined)
    } catch (error) {
      if (error instanceof NotSent && error.code === 'question/puzzle') puzzle = undefined
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setProgress(undefined)
    }
  }
  return (
    <Show
      when={!code()}
      fallback={
        <section class="card" role="status">
          <h3>{w.sentTitle}</h3>
          <p class="mt-1">{w.sentText(draft.email)}</p>
          <p class="mt-4 text-sm text-ink-2">
            {w.codeTitle}. {w.codeText}
          </p>
          <p class="font-semibold text-xl my-2 break-all">{code()}</p>
          <div class="flex flex-wrap gap-3">
            <CopyButton text={code() ?? ''} label={w.copy} />
            <LinkButton href={`/quyen-rieng-tu/theo-doi/${code()}`}>{privacyWords.public.open}</LinkButton>
          </div>
        </section>
      }
    >
      <form onSubmit={submit} noValidate>
        <RadioGroup
          label={w.kind}
          value={draft.kind}
          options={KINDS.map((kind) => ({
            value: kind,
            label: privacyWords.kinds[kind],
            help: privacyWords.kindHelp[kind],
          }))}
          onChange={(kind) => setDraft('kind', kind as RequestKind)}
          error={shown('kind')}
        />
        <TextField
          label={w.name}
          autocomplete="name"
          maxLength={150}
          value={draft.name}
          onInput={(value) => setDraft('name', value)}
          error={shown('name')}
        />
        <TextField
          label={w.email}
          help={w.emailHelp}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          value={draft.email}
          onInput={(value) => setDraft('email', value)}
          error={shown('email')}
        />
        <div class="grid gap-x-4 sm:grid-cols-2">
          <TextField
            label={w.contact}
            optional
            type="tel"
            autocomplete="tel"
            maxLength={200}
            value={draft.contact}
            onInput={(value) => setDraft('contact', value)}
          />
          <TextField
            label={w.unit}
            optional
            maxLength={200}
            value={draft.unit}
            onInput={(value) => setDraft('unit', value)}
          />
        </div>
        <TextArea
          label={w.text}
          help={w.textHelp}
          rows={5}
          maxLength={6000}
          value={draft.text}
          onInput={(value) => setDraft('text', value)}
          error={shown('text')}
        />
        <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <p class="text-sm text-ink-2 min-h-6" role="status">
          <Show when={busy()}>{puzzle ? w.sending : w.working(Math.round((progress() ?? 0) * 100))}</Show>
        </p>
        <Button type="submit" variant="primary" busy={busy()}>
          {w.submit}
        </Button>
      </form>
    </Show>
  )
}
