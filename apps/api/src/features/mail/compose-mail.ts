import { mailTexts, noticeWords } from '@xk/i18n'

export interface MailLine {
  kind: string
  facts: Record<string, string | number | boolean | null>
  /** The unsealed link of a link.* line. */
  url?: string | undefined
}

/** Where what a line tells is looked at and dealt with. */
const placeOf = ({ kind, facts }: MailLine): string => {
  const entryId = typeof facts['entryId'] === 'string' ? facts['entryId'] : undefined
  if (/^(entry|consent|endorsement)\./.test(kind) || kind === 'reminder.supplement')
    return entryId ? `/co-so/bai/${entryId}` : '/co-so'
  if (kind.startsWith('reminder.deadline')) return '/co-so'
  if (kind === 'reminder.judging1' || kind === 'reminder.judging3') return '/giam-khao'
  if (kind === 'question.toUnit' || kind === 'question.answered' || kind === 'reminder.questionUnit')
    return '/co-so/cau-hoi'
  if (kind.startsWith('work.') || kind === 'replication.proposed') return '/co-so/cong-trinh'
  if (kind === 'unitReport.returned') return '/co-so/bao-cao'
  if (kind === 'question.toOrganisers' || kind === 'reminder.questionOffice') return '/to-cong-tac/hoi-dap'
  if (kind === 'publicNotice.published' || kind === 'objection.toUnit') return '/co-so/niem-yet'
  if (kind === 'dataRequest.received' || kind === 'reminder.dataRequest') return '/quan-tri/du-lieu-ca-nhan'
  if (kind.startsWith('dataRequest.')) return '/tai-khoan/du-lieu'
  const requestId = typeof facts['requestId'] === 'string' ? facts['requestId'] : undefined
  if (kind.startsWith('restriction.'))
    return `/quan-tri/du-lieu-ca-nhan${requestId ? `/yeu-cau/${requestId}` : ''}`
  if (kind.startsWith('retention.')) return '/quan-tri/du-lieu-ca-nhan/luu-tru'
  if (kind.startsWith('privacyNotice.')) return '/quan-tri/du-lieu-ca-nhan/thong-bao'
  if (kind === 'webhook.disabled') return '/quan-tri/webhook'
  return '/tai-khoan/thong-bao'
}

/** What a line says in a mail: no name of anybody else, whatever the notice in the app shows. */
export const sentenceOf = ({ kind, facts }: MailLine): string =>
  kind.startsWith('link.')
    ? mailTexts.link(kind, typeof facts['until'] === 'string' ? facts['until'] : '')
    : noticeWords(kind, { ...facts, name: null, byName: null })

const upperFirst = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** One mail for one person: what happened, a line each with its link, and how to get less of it. */
export const composeMail = (
  lines: readonly MailLine[],
  at: { publicUrl: string },
): { subject: string; text: string } => {
  const said = lines.map((line) => ({
    sentence: upperFirst(sentenceOf(line)),
    url: line.url ?? `${at.publicUrl}${placeOf(line)}`,
  }))
  const [only] = said
  const subject =
    said.length === 1 && only ? mailTexts.subject(only.sentence) : mailTexts.subjectMany(said.length)
  const body = said.flatMap(({ sentence, url }) => [`• ${sentence}`, `  ${url}`, ''])
  const text = [mailTexts.greeting, '', ...body, mailTexts.foot, `${at.publicUrl}/tai-khoan/thong-bao`].join(
    '\n',
  )
  return { subject, text }
}
