import { correctionWords } from '@xk/i18n'
import { Button, Card, DateField, ProblemNote, RadioGroup, SelectField, TextArea, TextField } from '@xk/ui'
import { For, Match, Show, Switch } from 'solid-js'
import { Changes } from './changes.tsx'
import { createCorrection } from './create-correction.ts'
import type { CorrectionsPage } from './load.ts'
import { ScoreItems } from './score-items.tsx'

const w = correctionWords.form
const kinds = correctionWords.kind

/** Preparing a correction or the taking back of a prize: what, why, and what follows, before it is submitted. */
export const CorrectionForm = (props: { page: CorrectionsPage; onDone: () => void }) => {
  const it = createCorrection(
    () => props.page,
    () => props.onDone(),
  )
  return (
    <Card title={w.title} class="mt-4">
      <RadioGroup
        label={kinds.label}
        value={it.kind()}
        options={[
          { value: 'scores', label: kinds.scores },
          { value: 'revocation', label: kinds.revocation },
        ]}
        onChange={(value) => it.setKind(value === 'revocation' ? 'revocation' : 'scores')}
        inline
      />
      <Switch>
        <Match when={it.kind() === 'scores'}>
          <ScoreItems page={props.page} items={it} />
        </Match>
        <Match when={it.kind() === 'revocation'}>
          <SelectField
            label={w.entryPrize}
            value={it.entryId()}
            placeholder={w.choose}
            options={props.page.entries.flatMap(({ stageEntryId, prizeLabel, title, unitName }) =>
              prizeLabel
                ? [{ value: stageEntryId ?? '', label: w.prizeLine(prizeLabel, title ?? '', unitName ?? '') }]
                : [],
            )}
            onChange={it.chooseEntry}
          />
          <RadioGroup
            label={w.vacancy}
            value={it.vacancy()}
            options={[
              { value: 'vacant', label: w.vacant },
              { value: 'raiseNext', label: w.raiseNext },
            ]}
            onChange={(value) => it.setVacancy(value === 'raiseNext' ? 'raiseNext' : 'vacant')}
          />
          <TextArea
            label={w.ground}
            help={w.groundHelp}
            rows={2}
            value={it.ground()}
            onInput={it.setGround}
          />
          <div class="grid md:grid-cols-2 gap-x-6 items-end">
            <TextField label={w.number} help={w.numberHelp} value={it.number()} onInput={it.setNumber} />
            <DateField label={w.signedOn} value={it.signedOn()} onChange={it.setSignedOn} />
          </div>
        </Match>
      </Switch>
      <TextArea label={w.reason} help={w.reasonHelp} rows={3} value={it.reason()} onInput={it.setReason} />
      <For each={it.ties()}>
        {(tie) => (
          <RadioGroup
            label={`${tie.label}. ${w.tie}`}
            value={tie.choice ?? ''}
            options={[
              { value: 'share', label: w.share },
              { value: 'none', label: w.leaveOut },
            ]}
            onChange={(value) => it.chooseTie(tie, value === 'share' ? 'share' : 'none')}
            inline
          />
        )}
      </For>
      <Show when={it.look.problem() ?? it.submit.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={it.changes()}>
        {(changes) => <Changes of={changes()} dropped={changes().dropped || undefined} />}
      </Show>
      <div class="actions">
        <Button busy={it.look.busy()} disabled={!it.hasItems()} onClick={() => void it.look.run()}>
          {w.preview}
        </Button>
        <Show when={it.changes()}>
          <Button
            variant="primary"
            busy={it.submit.busy()}
            disabled={!it.isComplete()}
            onClick={() => void it.submit.run()}
          >
            {w.prepare}
          </Button>
        </Show>
      </div>
    </Card>
  )
}
