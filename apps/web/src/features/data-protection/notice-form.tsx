import type { PrivacyNoticeBody } from '@xk/domain/privacy'
import { privacyWords } from '@xk/i18n'
import { Button, DateField, ProblemNote, SelectField, TextArea, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { purposesToSave } from './purpose-keys.ts'

const w = privacyWords.notices
const p = privacyWords.public
const PARTS = ['data', 'receivers', 'retention', 'rights'] as const

export interface NoticeDraft {
  id: string | null
  saveVersion: number
  version: string
  validFrom: string
  body: PrivacyNoticeBody
}

/** A version of the notice as it is being written. */
export const NoticeForm = (props: { draft: NoticeDraft; onDone: () => unknown; onClose: () => void }) => {
  const copy = structuredClone(props.draft.body)
  const [body, setBody] = createStore<PrivacyNoticeBody>(copy)
  const [version, setVersion] = createSignal(props.draft.version)
  const [from, setFrom] = createSignal<string | null>(props.draft.validFrom || null)
  const [tried, setTried] = createSignal(false)
  const save = createAction((command) =>
    call(
      api['privacy-notices'].$post(
        {
          json: {
            id: props.draft.id,
            baseVersion: props.draft.saveVersion,
            version: version(),
            validFrom: from() ?? '',
            body: { ...body, purposes: purposesToSave(body.purposes) },
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!from() || !(await save.run())) return
    await props.onDone()
    props.onClose()
  }
  return (
    <form class="card max-w-[760px]" onSubmit={submit}>
      <div class="grid gap-x-4 sm:grid-cols-2 items-end">
        <TextField
          label={w.version}
          help={w.versionHelp}
          required
          maxLength={40}
          value={version()}
          onInput={setVersion}
          error={save.issueAt('/version') ? w.versionTaken : undefined}
        />
        <DateField
          label={w.validFrom}
          value={from()}
          onChange={setFrom}
          error={tried() && !from() ? w.validFromMissing : undefined}
        />
      </div>
      <TextField
        label={w.titleField}
        required
        maxLength={200}
        value={body.title}
        onInput={(value) => setBody('title', value)}
      />
      <TextField
        label={p.controller}
        required
        maxLength={300}
        value={body.controller}
        onInput={(value) => setBody('controller', value)}
      />
      <TextField
        label={p.contact}
        required
        maxLength={300}
        value={body.contact}
        onInput={(value) => setBody('contact', value)}
      />
      <fieldset class="border-t border-line pt-4 mt-2">
        <legend class="font-semibold">{p.purposes}</legend>
        <For each={body.purposes}>
          {(purpose, i) => (
            <div class="border-l-4 border-line pl-4 mb-5">
              <div class="grid gap-x-4 sm:grid-cols-2">
                <TextField
                  label={w.purposeTitle}
                  required
                  maxLength={200}
                  value={purpose.title}
                  onInput={(value) => setBody('purposes', i(), 'title', value)}
                />
                <SelectField
                  label={w.purposeFor}
                  value={privacyWords.purposes[purpose.key] ? purpose.key : ''}
                  options={[
                    ...Object.entries(privacyWords.purposes).map(([value, label]) => ({ value, label })),
                    { value: '', label: w.purposeOther },
                  ]}
                  onChange={(key) => setBody('purposes', i(), 'key', key)}
                />
              </div>
              <TextArea
                label={w.purposeWords}
                required
                rows={3}
                maxLength={4000}
                value={purpose.words}
                onInput={(value) => setBody('purposes', i(), 'words', value)}
              />
              <Show when={body.purposes.length > 1}>
                <Button
                  size="small"
                  onClick={() =>
                    setBody(
                      'purposes',
                      body.purposes.filter((_, at) => at !== i()),
                    )
                  }
                >
                  {w.removePurpose}
                </Button>
              </Show>
            </div>
          )}
        </For>
        <Button onClick={() => setBody('purposes', body.purposes.length, { key: '', title: '', words: '' })}>
          {w.addPurpose}
        </Button>
      </fieldset>
      <div class="mt-5">
        <For each={PARTS}>
          {(part) => (
            <TextArea
              label={p[part]}
              required
              rows={4}
              maxLength={4000}
              value={body[part]}
              onInput={(value) => setBody(part, value)}
            />
          )}
        </For>
      </div>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={save.busy()} onClick={() => setTried(true)}>
          {w.save}
        </Button>
        <Button onClick={props.onClose}>{w.cancel}</Button>
      </div>
    </form>
  )
}
