import { privacyWords } from '@xk/i18n'
import type { RequestKind } from '@xk/domain/privacy'
import { CopyButton, LinkButton, RadioGroup, TextArea, TextField } from '@xk/ui'
import { Show } from 'solid-js'
import { createPublicForm, PublicFormFoot } from '../questions/public-form.tsx'
import { askPublic } from '../questions/send-question.ts'
import { KINDS } from './kinds.ts'

const w = privacyWords.form
const KEY = 'xk-yeu-cau-du-lieu'
const EMPTY = { kind: '', name: '', email: '', contact: '', unit: '', text: '' }

/** The form by which anybody asks about their own data; it sends once, however often it is pressed. */
export const RequestForm = () => {
  const form = createPublicForm({
    key: KEY,
    empty: EMPTY,
    wrong: (draft) => ({
      kind: draft.kind ? undefined : w.missing.kind,
      name: draft.name.trim().length < 2 ? w.missing.name : undefined,
      email: /^\S+@\S+\.\S+$/.test(draft.email.trim()) ? undefined : w.missing.email,
      text: draft.text.trim().length < 5 ? w.missing.text : undefined,
    }),
    send: async (draft, puzzle) =>
      ((await askPublic('/api/public/data-requests', { ...draft, ...puzzle })) as { code: string }).code,
  })
  const { draft, setDraft, shown, sent: code } = form
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
      <form onSubmit={form.submit} noValidate>
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
        <PublicFormFoot form={form} words={w} />
      </form>
    </Show>
  )
}
