import type { Appeals } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences, ruleTexts } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundSwitch,
  Meaning,
  optionsOf,
  useRules,
} from '../bound/index.ts'

const w = rulesEditorWords.publication

const newAppeals = (): Appeals => ({
  days: 7,
  text: ruleTexts.appeals,
  answerDays: 10,
  remark: 'none',
  remarkJudges: 2,
  resolution: 'replaces',
})

/** What the public sees, how one can object, and how long content is kept. */
export const Publication = () => {
  const rules = useRules()
  const scored = () => rules.body().stages.filter(({ kind }) => kind === 'scoring').length
  const longFields = () =>
    rules
      .body()
      .entry.fields.filter(({ type }) => type === 'longText')
      .map(({ key, label }) => ({ value: key, label }))
  return (
    <>
      <BoundChoice path={['publication', 'list']} label={w.list} options={optionsOf(w.lists)} />
      <BoundCheck path={['publication', 'scores']} label={w.scores} />
      <Show when={scored() > 1}>
        <BoundCheck path={['publication', 'earlierStages']} label={w.earlierStages} />
      </Show>
      <BoundCheck path={['publication', 'peopleNames']} label={w.names} />
      <BoundCheck path={['publication', 'commentsToUnit']} label={w.comments} help={w.commentsHelp} />
      <BoundChoice
        path={['publication', 'summaryField']}
        label={w.summary}
        none={w.noSummary}
        options={longFields()}
      />
      <Meaning>{ruleSentences.publication(rules.body())}</Meaning>
      <h3 class="mt-8 mb-2">{w.noticeTitle}</h3>
      <BoundSwitch
        path={['publicNotice']}
        label={w.notice}
        start={() => ({ workingDays: 5, countsFirstDay: false })}
      >
        <div class="rule-grid">
          <BoundCount
            path={['publicNotice', 'workingDays']}
            label={w.noticeDays}
            suffix={rulesEditorWords.stages.workingDays}
          />
        </div>
        <BoundCheck path={['publicNotice', 'countsFirstDay']} label={w.noticeFirstDay} />
      </BoundSwitch>
      <Meaning>{ruleSentences.publicNotice(rules.body().publicNotice, rules.body().entryNoun)}</Meaning>
      <h3 class="mt-8 mb-2">{w.appealsTitle}</h3>
      <BoundSwitch path={['appeals']} label={w.appeals} start={newAppeals}>
        <div class="rule-grid">
          <BoundCount path={['appeals', 'days']} label={w.days} suffix={w.daysUnit} />
          <BoundCount path={['appeals', 'answerDays']} label={w.answerDays} suffix={w.daysUnit} />
        </div>
        <BoundArea path={['appeals', 'text']} label={w.text} help={w.textHelp} />
        <BoundChoice path={['appeals', 'remark']} label={w.remark} options={optionsOf(w.remarks)} />
        <Show when={rules.body().appeals?.remark === 'allowed'}>
          <div class="rule-grid">
            <BoundCount path={['appeals', 'remarkJudges']} label={w.remarkJudges} />
          </div>
          <BoundChoice
            path={['appeals', 'resolution']}
            label={w.resolution}
            options={optionsOf(w.resolutions)}
          />
        </Show>
      </BoundSwitch>
      <Meaning>{ruleSentences.appeals(rules.body().appeals)}</Meaning>
      <h3 class="mt-8 mb-2">{w.retentionTitle}</h3>
      <BoundCount path={['retentionMonths']} label={w.retention} suffix={w.months} />
      <Meaning>{ruleSentences.retention(rules.body().retentionMonths)}</Meaning>
    </>
  )
}
