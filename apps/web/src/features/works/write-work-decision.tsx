import { useNavigate } from '@solidjs/router'
import { workDecisionWords as w } from '@xk/i18n'
import { Button, Card, ConfirmDialog, DateField, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createSignal, Index, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'
import { KeptTyped } from '../../api/older-typed.tsx'
import type { WorkDecision } from '../../areas/working-group/work-decision.tsx'
import { DecidedWorks } from './decided-works.tsx'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A decision's words and works while it is written: kept on this device until they are saved. */
export const WriteWorkDecision = (props: { it: WorkDecision; saved: boolean; onSaved: () => void }) => {
  const navigate = useNavigate()
  const it = props.it
  const form = createKeptForm(keepText(`quyet-dinh-cong-trinh/${it.id}`), String(it.version), {
    number: it.number,
    signedOn: it.signedOn,
    subject: it.text.subject ?? '',
    grounds: (it.text.grounds ?? []).join('\n'),
    articles: (it.text.articles ?? []).map((one) => one.join('\n')),
    recipients: (it.text.recipients ?? []).join('\n'),
    office: it.text.office ?? '',
    signatory: it.text.signatory ?? '',
    items: it.items,
  })
  const [dropping, setDropping] = createSignal(false)
  const save = createAction((command) =>
    call(
      api['work-decisions'][':id'].$put(
        {
          param: { id: it.id },
          json: {
            baseVersion: it.version,
            number: form.value().number,
            signedOn: form.value().signedOn || it.signedOn,
            workIds: form.value().items.flatMap(({ workId }) => workId ?? []),
            text: {
              subject: form.value().subject,
              grounds: lines(form.value().grounds),
              articles: form.value().articles.map(lines),
              recipients: lines(form.value().recipients),
              behalf: it.text.behalf ?? '',
              office: form.value().office,
              signatory: form.value().signatory,
            },
          },
        },
        command,
      ),
    ),
  )
  const drop = createAction((command) =>
    call(api['work-decisions'][':id'].drop.$post({ param: { id: it.id } }, command)),
  )
  return (
    <Card title={w.write}>
      <KeptTyped of={form} />
      <div class="grid gap-x-4 sm:grid-cols-2 items-end">
        <TextField
          label={w.number}
          help={w.numberHelp}
          maxLength={20}
          value={form.value().number}
          onInput={(number) => form.change({ number })}
        />
        <DateField
          label={w.signedOn}
          value={form.value().signedOn || null}
          onChange={(day) => form.change({ signedOn: day ?? '' })}
        />
      </div>
      <TextField
        label={w.subject}
        maxLength={500}
        value={form.value().subject}
        onInput={(subject) => form.change({ subject })}
      />
      <TextArea
        label={w.grounds}
        help={w.oneALine}
        rows={4}
        value={form.value().grounds}
        onInput={(grounds) => form.change({ grounds })}
      />
      <Index each={form.value().articles}>
        {(text, i) => (
          <TextArea
            label={w.article(i + 1)}
            help={w.oneALine}
            rows={3}
            value={text()}
            onInput={(next) =>
              form.change({ articles: form.value().articles.map((one, n) => (n === i ? next : one)) })
            }
          />
        )}
      </Index>
      <TextArea
        label={w.recipients}
        help={w.oneALine}
        rows={2}
        value={form.value().recipients}
        onInput={(recipients) => form.change({ recipients })}
      />
      <div class="grid gap-x-4 sm:grid-cols-2">
        <TextField
          label={w.office}
          maxLength={200}
          value={form.value().office}
          onInput={(office) => form.change({ office })}
        />
        <TextField
          optional
          label={w.signatory}
          maxLength={200}
          value={form.value().signatory}
          onInput={(signatory) => form.change({ signatory })}
        />
      </div>
      <h3 class="mt-2 mb-2 font-semibold">{w.list(form.value().items.length)}</h3>
      <DecidedWorks
        it={it}
        items={form.value().items}
        onRemove={(workId) =>
          form.change({ items: form.value().items.filter((item) => item.workId !== workId) })
        }
      />
      <Show when={save.problem()}>{(text) => <ProblemNote class="mt-3" title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-4">
        <Button
          variant="primary"
          busy={save.busy()}
          onClick={async () => {
            const sent = form.value()
            const done = await save.run()
            if (!done) return
            form.saved(sent, String(done.version))
            props.onSaved()
          }}
        >
          {w.save}
        </Button>
        <Button onClick={() => setDropping(true)}>{w.drop}</Button>
      </div>
      <Show when={props.saved}>
        <p class="mt-3" role="status">
          {w.saved}
        </p>
      </Show>
      <ConfirmDialog
        open={dropping()}
        danger
        title={w.dropTitle}
        text={w.dropText}
        confirmLabel={w.drop}
        busy={drop.busy()}
        problem={drop.problem()}
        onConfirm={async () => {
          if (!(await drop.run())) return
          form.done()
          navigate('/to-cong-tac/cong-trinh/quyet-dinh')
        }}
        onClose={() => setDropping(false)}
      />
    </Card>
  )
}
