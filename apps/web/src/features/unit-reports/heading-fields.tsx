import { REPORT_HEADINGS, type ReportText } from '@xk/domain/work'
import { unitReportWords } from '@xk/i18n'
import { Card, TextArea } from '@xk/ui'
import { For } from 'solid-js'
import { BothTexts } from '../works/both-texts.tsx'
import type { SavedBody } from '../entry-form/create-saved-body.ts'

/** The words under each heading, saved as they are typed. */
export const HeadingFields = (props: {
  form: SavedBody<ReportText>
  headings: Readonly<Record<(typeof REPORT_HEADINGS)[number], string>>
}) => (
  <Card title={unitReportWords.report.text}>
    <p class="text-sm text-ink-2 mb-3">{unitReportWords.report.textHelp}</p>
    <div class="max-w-[760px]">
      <For each={REPORT_HEADINGS}>
        {(key) => (
          <TextArea
            label={props.headings[key]}
            rows={4}
            maxLength={12000}
            value={props.form.body()[key] ?? ''}
            onInput={(text) => props.form.change({ ...props.form.body(), [key]: text })}
            onBlur={() => void props.form.flush()}
          />
        )}
      </For>
    </div>
    <BothTexts
      conflict={props.form.conflict()}
      partsOf={(body) =>
        REPORT_HEADINGS.map((key) => ({ label: props.headings[key], text: body[key] ?? '' }))
      }
      onChoose={(choice) => void props.form.resolve(choice)}
    />
  </Card>
)
