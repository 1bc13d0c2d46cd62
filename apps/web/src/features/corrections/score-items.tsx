import { correctionWords } from '@xk/i18n'
import { Checkbox, SelectField, Skeleton, TextField } from '@xk/ui'
import { For, Show } from 'solid-js'
import { points } from '../results/format.ts'
import type { Correction } from './create-correction.ts'
import type { CorrectionsPage } from './load.ts'

const w = correctionWords.form

/** What of scores is corrected: second markings that are done, invalid sheets, marks typed wrongly. */
export const ScoreItems = (props: { page: CorrectionsPage; items: Correction }) => {
  const titleOf = (stageEntryId: string | undefined) =>
    props.page.entries.find((entry) => entry.stageEntryId === stageEntryId)?.title ?? ''
  return (
    <>
      <Show when={props.page.remarks.length > 0}>
        <fieldset class="border-0 p-0 mb-4">
          <legend class="font-semibold mb-2">{w.remarks}</legend>
          <For each={props.page.remarks}>
            {(remark) => (
              <Checkbox
                label={w.remark(titleOf(remark.stageEntryId))}
                checked={props.items.remarks().includes(remark.appealId ?? '')}
                onChange={(on) => props.items.toggleRemark(remark.appealId ?? '', on)}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <SelectField
        label={w.entry}
        help={w.none}
        value={props.items.entryId()}
        placeholder={w.choose}
        optional
        options={props.page.entries.map(({ stageEntryId, title, unitName, rank }) => ({
          value: stageEntryId ?? '',
          label: w.entryLine(title ?? '', unitName ?? '', rank ?? 0),
        }))}
        onChange={props.items.chooseEntry}
      />
      <Show when={props.items.entryId()}>
        <Show
          when={!props.items.correctable.loading && props.items.correctable.latest}
          fallback={<Skeleton lines={3} />}
        >
          {(it) => (
            <Show when={it().sheets.length + it().marks.length > 0} fallback={<p>{w.noSheets}</p>}>
              <fieldset class="border-0 p-0 mb-4">
                <legend class="font-semibold mb-2">{w.sheets}</legend>
                <For each={it().sheets}>
                  {(sheet) => (
                    <Checkbox
                      label={w.sheetSegment(sheet.segment ?? '', sheet.label ?? '', points(sheet.total))}
                      checked={props.items.voided().includes(sheet.sheetId ?? '')}
                      onChange={(on) => props.items.toggleVoided(sheet.sheetId ?? '', on)}
                    />
                  )}
                </For>
              </fieldset>
              <For each={it().marks}>
                {(mark) => (
                  <TextField
                    label={w.mark(mark.label ?? '', points(mark.max))}
                    help={w.markNow(points(mark.points))}
                    value={props.items.marks()[mark.segment ?? ''] ?? ''}
                    onInput={(typed) => props.items.setMark(mark.segment ?? '', typed)}
                    optional
                  />
                )}
              </For>
            </Show>
          )}
        </Show>
      </Show>
    </>
  )
}
