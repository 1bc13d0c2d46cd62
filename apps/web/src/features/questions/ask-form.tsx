import type { PublicUnit } from '@xk/contract'
import { questionWords } from '@xk/i18n'
import {
  Button,
  Checkbox,
  CopyButton,
  formatDateTime,
  LinkButton,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '@xk/ui'
import { Show } from 'solid-js'
import { createPublicForm, PublicFormFoot } from './public-form.tsx'
import { type Receipt, sendQuestion } from './send-question.ts'

const w = questionWords.form
const MAX = { title: 200, body: 4000, name: 100, contact: 200 }

type Draft = Record<'sort' | 'unitId' | 'title' | 'body' | 'name' | 'contact' | 'email', string> & {
  tellByMail: boolean
}
const EMPTY: Draft = {
  sort: 'question',
  unitId: '',
  title: '',
  body: '',
  name: '',
  contact: '',
  email: '',
  tellByMail: false,
}

/** The form by which anybody asks; sends once, however often it is pressed. */
export const AskForm = (props: {
  slug: string
  units: readonly PublicUnit[]
  contactDays: number
  mail: boolean
}) => {
  const form = createPublicForm({
    key: `xk-hoi-${props.slug || 'cong'}`,
    empty: EMPTY,
    wrong: (draft) => ({
      unitId: !props.slug && !draft.unitId ? w.missing.unit : undefined,
      title: draft.title.trim().length < 5 ? w.missing.subject : undefined,
      body: draft.body.trim().length < 10 ? w.missing.body : undefined,
      email:
        props.mail && draft.tellByMail && !/^\S+@\S+\.\S+$/.test(draft.email.trim())
          ? w.missing.email
          : undefined,
    }),
    send: (draft, puzzle) =>
      sendQuestion(
        {
          about: props.slug ? { slug: props.slug } : { unitId: draft.unitId },
          sort: draft.sort === 'suggestion' ? 'suggestion' : 'question',
          title: draft.title,
          body: draft.body,
          name: draft.name,
          contact: draft.contact,
          email: draft.tellByMail ? draft.email : '',
          tellByMail: draft.tellByMail,
        },
        puzzle,
      ),
  })
  const { draft, setDraft, shown, sent: receipt } = form
  const another = () => form.again({ ...EMPTY, unitId: draft.unitId })
  const address = (it: Receipt) => `${location.origin}/hoi-dap/theo-doi/${it.code}`
  return (
    <Show
      when={!receipt()}
      fallback={
        <Show when={receipt()}>
          {(it) => (
            <section class="card" role="status">
              <h2>{w.done}</h2>
              <p class="mt-2">{w.doneText(formatDateTime(it().dueAt))}</p>
              <p class="my-3 break-all font-mono text-sm">{address(it())}</p>
              <div class="flex flex-wrap gap-3">
                <CopyButton text={address(it())} label={w.copy} />
                <LinkButton href={address(it())}>{w.see}</LinkButton>
                <Button onClick={another}>{w.another}</Button>
              </div>
            </section>
          )}
        </Show>
      }
    >
      <form onSubmit={form.submit} class="card" noValidate>
        <Show when={!props.slug}>
          <RadioGroup
            label={w.sort}
            name="sort"
            value={draft.sort}
            options={[
              { value: 'question', label: w.question },
              { value: 'suggestion', label: w.suggestion },
            ]}
            onChange={(value) => setDraft('sort', value)}
          />
          <SelectField
            label={w.unit}
            placeholder={w.chooseUnit}
            value={draft.unitId}
            options={props.units.map(({ id, name, cluster }) => ({
              value: id,
              label: `${name} (${cluster})`,
            }))}
            onChange={(value) => setDraft('unitId', value)}
            error={shown('unitId')}
          />
        </Show>
        <TextField
          label={w.subject}
          help={w.subjectHelp}
          maxLength={MAX.title}
          value={draft.title}
          onInput={(value) => setDraft('title', value)}
          error={shown('title')}
        />
        <TextArea
          label={w.body}
          help={w.bodyHelp}
          rows={6}
          maxLength={MAX.body}
          value={draft.body}
          onInput={(value) => setDraft('body', value)}
          error={shown('body')}
        />
        <fieldset class="border-t border-line pt-4 mt-2">
          <legend class="font-semibold">{w.contact}</legend>
          <p class="text-sm text-ink-2 mb-3">{w.contactText(props.contactDays)}</p>
          <div class="grid gap-x-4 sm:grid-cols-2">
            <TextField
              label={w.name}
              autocomplete="name"
              maxLength={MAX.name}
              value={draft.name}
              onInput={(value) => setDraft('name', value)}
            />
            <TextField
              label={w.reach}
              maxLength={MAX.contact}
              value={draft.contact}
              onInput={(value) => setDraft('contact', value)}
            />
          </div>
          <Show when={props.mail}>
            <Checkbox
              label={w.tellByMail}
              help={w.tellByMailHelp}
              checked={draft.tellByMail}
              onChange={(wanted) => setDraft('tellByMail', wanted)}
            />
            <Show when={draft.tellByMail}>
              <TextField
                label={w.email}
                type="email"
                inputMode="email"
                autocomplete="email"
                maxLength={254}
                value={draft.email}
                onInput={(value) => setDraft('email', value)}
                error={shown('email')}
              />
            </Show>
          </Show>
        </fieldset>
        <PublicFormFoot form={form} words={w} />
      </form>
    </Show>
  )
}
