import { rulesEditorWords } from '@xk/i18n'
import { BoundArea, BoundChoice, BoundLines, BoundList, BoundText, optionsOf } from '../bound/index.ts'

const w = rulesEditorWords.general

/** Name, legal basis, articles, divisions: what is printed. */
export const General = () => (
  <>
    <BoundText path={['title']} label={w.title} help={w.titleHelp} />
    <BoundText path={['entryNoun']} label={w.entryNoun} help={w.entryNounHelp} />
    <BoundLines path={['legalBasis']} label={w.legalBasis} help={w.legalBasisHelp} />
    <BoundList
      path={['articles']}
      title={w.articles}
      help={w.articlesHelp}
      adding={{
        by: 'name',
        label: w.newArticle,
        button: w.addArticle,
        make: (heading) => ({ heading, body: '' }),
      }}
      nameOf={(it: { heading: string; body: string }) => it.heading}
    >
      {(path) => (
        <>
          <BoundText path={[...path, 'heading']} label={w.heading} />
          <BoundArea path={[...path, 'body']} label={w.body} optional />
        </>
      )}
    </BoundList>
    <BoundList
      path={['divisions']}
      title={w.divisions}
      help={w.divisionsHelp}
      rows
      adding={{
        by: 'name',
        label: w.newDivision,
        button: w.addDivision,
        make: (label, key) => ({ key, label, subject: 'person' as const }),
      }}
      nameOf={(it: { key: string; label: string }) => it.label}
    >
      {(path) => (
        <div class="rule-grid">
          <BoundText path={[...path, 'label']} label={w.divisionName} />
          <BoundChoice path={[...path, 'subject']} label={w.subject} options={optionsOf(w.subjects)} />
        </div>
      )}
    </BoundList>
  </>
)
