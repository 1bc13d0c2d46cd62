import { type Tx, work, workCommendation, workDecision, workDecisionItem } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, view, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { currentFingerprint } from '../../keys.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { settingsAt } from '../organisation/settings.ts'
import { blocOf, type Settings, SYMBOL } from '../publication/decision-text.ts'
import { printPaper } from '../publication/print-paper.ts'
import {
  decisionDigest,
  type DecisionContext,
  type DecisionItem,
  loadDecision,
  standingOf,
  type WorkDecisionRow,
} from './decision-context.ts'
import { rowsOf } from './list-works.ts'

interface Line {
  id: string
  kind: WorkDecisionRow['kind']
  state: WorkDecisionRow['state']
  number: string
  signedOn: string
  subject: string
  works: number
  standing: number
  preparedByName: string
  approvedByName: string | null
}
const lineView = view<Line>()({
  id: 'internal',
  kind: 'internal',
  state: 'internal',
  number: 'internal',
  signedOn: 'internal',
  subject: 'internal',
  works: 'internal',
  standing: 'internal',
  preparedByName: 'internal',
  approvedByName: 'internal',
})
const itemView = view<DecisionItem & { standing: boolean }>()({
  workId: 'internal',
  title: 'internal',
  unitName: 'internal',
  standing: 'internal',
})
const textView = view<WorkDecisionRow['text']>()({
  subject: 'internal',
  grounds: 'internal',
  articles: 'internal',
  recipients: 'internal',
  behalf: 'internal',
  office: 'internal',
  signatory: 'internal',
})

/** Accepted works that no decision in force commends: what a new decision may list. */
const listOpen = (tx: Tx, day: string) =>
  rowsOf(tx, day)
    .where(
      and(
        eq(work.state, 'accepted'),
        sql`not exists (select 1 from ${workCommendation} c where c.work_id = ${work.id}
          and c.withdrawn_by is null)`,
      ),
    )
    .orderBy(asc(work.decidedAt), asc(work.id))
    .limit(500)

/** Decisions about works, the latest first, and the accepted works that wait for one. */
export const listDecisions = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('workDecision.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [rows, open] = await Promise.all([
    db
      .select({
        decision: workDecision,
        works: sql<number>`(select count(*)::int from ${workDecisionItem} i where i.decision_id = ${workDecision.id})`,
        standing: sql<number>`(select count(*)::int from ${workCommendation} c
          where c.decision_id = ${workDecision.id} and c.withdrawn_by is null)`,
      })
      .from(workDecision)
      .where(ne(workDecision.state, 'dropped'))
      .orderBy(desc(workDecision.signedOn), desc(workDecision.preparedAt)),
    listOpen(db, vietnamDay(deps.now())),
  ])
  const names = await namesOf(
    db,
    rows.flatMap(({ decision }) => [decision.preparedBy, decision.approvedBy]),
  )
  return ok(
    answer({
      decisions: rows.map(({ decision: it, works, standing }) =>
        lineView.redact(
          {
            id: it.id,
            kind: it.kind,
            state: it.state,
            number: it.number,
            signedOn: it.signedOn,
            subject: it.text.subject,
            works,
            standing,
            preparedByName: names.get(it.preparedBy) ?? '—',
            approvedByName: it.approvedBy ? (names.get(it.approvedBy) ?? '—') : null,
          },
          EVERYTHING,
        ),
      ),
      open: open.map(({ work: it, body, unitName }) =>
        itemView.redact({ workId: it.id, title: body.title, unitName, standing: false }, EVERYTHING),
      ),
      allowed: allowedCommands(viewer, {}, ['workDecision.prepare']),
    }),
  )
}

/** One decision: its words, its list, who did what, and what this viewer may do. */
export const readDecision = async (deps: Deps, viewer: Viewer, decisionId: string) => {
  const { db } = deps.database
  const it = await loadDecision(db, decisionId)
  const denied = denialOf('workDecision.view', viewer, {})
  if (denied || !it) return fail(denied ?? notFound)
  const { decision } = it
  const [standing, former, settings, names] = await Promise.all([
    standingOf(db, decisionId),
    decision.supersedes ? loadDecision(db, decision.supersedes) : undefined,
    settingsAt(db, decision.signedOn),
    namesOf(db, [decision.preparedBy, decision.approvedBy]),
  ])
  const stands = new Set(standing.map(({ workId }) => workId))
  return ok(
    answer({
      id: decision.id,
      kind: decision.kind,
      state: decision.state,
      version: decision.version,
      number: decision.number,
      symbol: settings.decisionSymbol || SYMBOL,
      signedOn: decision.signedOn,
      reason: decision.reason,
      text: textView.redact(decision.text, EVERYTHING),
      items: it.items.map((item) =>
        itemView.redact({ ...item, standing: stands.has(item.workId) }, EVERYTHING),
      ),
      former: former
        ? answer({
            id: former.decision.id,
            number: former.decision.number,
            signedOn: former.decision.signedOn,
          })
        : null,
      digest: decisionDigest(it),
      sentBack: decision.sentBack,
      preparedByName: names.get(decision.preparedBy) ?? '—',
      approvedByName: decision.approvedBy ? (names.get(decision.approvedBy) ?? '—') : null,
      allowed: allowedCommands(viewer, it.facts, [
        'workDecision.prepare',
        'workDecision.approve',
        'workDecision.sendBack',
      ]),
    }),
  )
}

const upper = (text: string) => text.toLocaleUpperCase('vi')

/** Who issues, as settings of the paper's day say. */
export const issuerOf = (settings: Settings) => ({
  superior: upper(settings.superiorName || 'Thành Đoàn'),
  name: `BCH ${upper(blocOf(settings))}`,
  union: 'ĐOÀN TNCS HỒ CHÍ MINH',
  place: settings.place || 'TP. Hồ Chí Minh',
})

const paperOf = (deps: Deps, settings: Settings, it: DecisionContext) => {
  const { decision, items } = it
  const approved = decision.state === 'approved'
  return {
    rendered: decision.signedOn,
    draft: !approved,
    number: decision.number || null,
    symbol: settings.decisionSymbol || SYMBOL,
    date: decision.signedOn,
    body: issuerOf(settings),
    subject: decision.text.subject,
    authority: `BAN THƯỜNG VỤ ${upper(blocOf(settings))}`,
    issuer: `Ban Thường vụ ${blocOf(settings)}`,
    grounds: decision.text.grounds,
    articles: decision.text.articles,
    recipients: decision.text.recipients,
    signature: {
      behalf: decision.text.behalf,
      office: decision.text.office,
      name: decision.text.signatory || null,
    },
    list: {
      title:
        decision.kind === 'commend'
          ? 'Công trình thanh niên được tuyên dương'
          : 'Công trình thanh niên bị thu hồi tuyên dương',
      columns: [
        { heading: 'Công trình thanh niên', share: 6, align: 'left' as const },
        { heading: 'Cơ sở Đoàn', share: 4, align: 'left' as const },
      ],
      groups: [{ heading: null, rows: items.map(({ title, unitName }) => [title, unitName]) }],
    },
    // What the second person approved stands in the record under this digest.
    proof: approved
      ? {
          fingerprint: currentFingerprint(deps.keys).replaceAll('-', ''),
          digest: decisionDigest(it),
          explanation:
            'Nội dung Quyết định và danh sách được ghi vào sổ ghi nhận của hệ thống bằng mã băm dưới đây khi được duyệt.',
        }
      : null,
  }
}

/** In the Youth Union's form with its list; DỰ THẢO stands across it until a second person has approved. */
export const decisionPdf = async (
  deps: Deps,
  viewer: Viewer,
  decisionId: string,
): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const it = await loadDecision(db, decisionId)
  const denied = denialOf('workDecision.view', viewer, {})
  if (denied || !it) return fail(denied ?? notFound)
  const settings = await settingsAt(db, it.decision.signedOn)
  return ok(await printPaper('decision', paperOf(deps, settings, it)))
}
