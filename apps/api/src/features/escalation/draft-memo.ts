import type { MemoBody } from '@xk/db'
import type { EscalationLevel } from '@xk/domain/escalation'
import { memoPaper as w } from '@xk/i18n'
import { blocOf, type Settings, SYMBOL } from '../publication/decision-text.ts'

export const memoSymbol = (settings: Settings): string => w.symbol(settings.decisionSymbol || SYMBOL)

/** A first draft in the Youth Union's form; every word of it can be changed before it is approved. */
export const draftMemo = (
  it: {
    level: EscalationLevel
    year: number
    title: string
    decision: { number: string; signedOn: string }
  },
  settings: Settings,
): MemoBody => {
  const bloc = blocOf(settings)
  const superior = settings.superiorName || w.superior
  const addressee = w.addressee(it.level, superior, settings.centralName || w.central)
  return {
    subject: w.subject(it.level, it.year),
    addressee,
    grounds: [w.programmeGround, w.decisionGround(it.decision.number, it.decision.signedOn, bloc, it.title)],
    paragraphs: w.paragraphs(it.level, bloc, addressee),
    recipients: w.recipients(superior),
    behalf: w.behalf,
    office: (settings.signatoryPosition || 'Bí thư').toLocaleUpperCase('vi'),
    signatory: settings.signatoryName ?? '',
    deviation: '',
  }
}
