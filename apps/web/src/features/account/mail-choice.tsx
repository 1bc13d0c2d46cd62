import type { MailMode } from '@xk/domain/notice'
import { accountWords, mailWords } from '@xk/i18n'
import { Card, ProblemNote, RadioGroup } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'

const w = mailWords.choice

/** How one wants to be told by mail; saved as it is chosen. */
export const MailChoice = () => {
  const [page, { refetch, mutate }] = createResource(() => call(api['mail-choice'].$get()))
  const [saved, setSaved] = createSignal(false)
  const choose = createAction((_, mode: MailMode) => call(api['mail-choice'].$put({ json: { mode } })))
  const change = async (mode: MailMode) => {
    setSaved(false)
    const before = page.latest
    if (before) mutate({ ...before, mode })
    const done = await choose.run(mode)
    setSaved(done !== undefined)
    if (!done) await refetch()
  }
  return (
    <Card title={w.title}>
      <Loaded of={page} retry={accountWords.retry} onRetry={refetch} lines={3}>
        {(it) => (
          <>
            <p class="text-ink-2 mb-3">
              {it().on ? (it().email ? w.to(it().email ?? '') : w.noAddress) : w.off}
            </p>
            <RadioGroup
              label={w.title}
              name="thu"
              value={it().mode}
              options={[
                { value: 'digest', label: w.digest, help: w.digestHelp },
                { value: 'atOnce', label: w.atOnce },
                { value: 'none', label: w.none },
              ]}
              onChange={(mode) => void change(mode as MailMode)}
            />
            <p role="status" class="text-sm text-green min-h-5">
              {saved() ? w.saved : ''}
            </p>
            <Show when={choose.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          </>
        )}
      </Loaded>
    </Card>
  )
}
