import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { isUpload, jsonSchemaOf, nameOf, querySchemaOf, type Route } from '../http/routes-of.ts'
import { sampleOf } from './sample-input.ts'

export interface Request {
  method: string
  path: string
  body?: unknown
  form?: FormData
}

/** Routes that count attempts or end sessions: limits and session are set anew before each of their requests. */
export const LIMITED = /sign-in|sign-out|second-factor|links|confirm|password|sessions|upload/

/** Ids that a request can name, by the word before the parameter in the route's pattern. */
export type KnownIds = Readonly<Record<string, readonly string[]>>

/** Parameters, by the word before them, for which nothing is there: an id of the right form that is unknown. */
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000001'
const NOT_THERE = [
  'grants/:id',
  'erasures/:id',
  'privacy-notices/:id',
  'data-requests/:id',
  'restrictions/:id',
  'retention-runs/:id',
  'incidents/:id',
  'past-figures/:id',
  'accounts/:id',
  'recoveries/:id',
  'lift-requests/:id',
  'conflicts/:conflictId',
  'attachments/:attachmentId',
  'confirmations/:confirmationId',
  'scans/:scanId',
  'paper-consents/:scanId',
  'uploads/:uploadId',
  'tokens/:tokenId',
  'webhooks/:webhookId',
  'deliveries/:deliveryId',
  'documents/:attachmentId',
  'objective-marks/:id',
  'penalties/:id',
  'draws/:id',
  'award-decisions/:id',
  'council-resolutions/:id',
  'unmask-requests/:id',
  'receipts/:id',
  'approvals/:id',
  'decisions/:id',
  'releases/:id',
  'similarity/:id',
  'appeals/:id',
  'ballot-rounds/:id',
  'ballots/:roundId',
  'corrections/:id',
  'submission-memos/:id',
  'escalations/:id',
  'escalation-answers/:id',
  'exemplars/:entryId',
  'questions/:id',
  'works/:id',
  'evidence/:fileId',
  'work-decisions/:id',
  'replications/:id',
  'seats/:seatId',
  'roll/:seatId',
  'council-dossiers/:id',
  'public-notices/:id',
  'objections/:id',
  'objection-answers/:id',
  'ceremony-invitations/:id',
  'result-notices/:id',
  'cau/:question',
  'nominee-corrections/:correctionId',
  'my-consents/:id',
  'past-honours/:id',
  'cluster-nominations/:entryId',
]

/** Values of parameters that are no ids; a world that has such a thing gives its own. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(NOT_THERE.map((word) => [word, [UNKNOWN_ID]])),
  'links/:token': ['A'.repeat(43)],
  'consent-links/:token': ['A'.repeat(43)],
  'endorsement-links/:token': ['A'.repeat(43)],
  'sessions/:hash': ['0'.repeat(64)],
  'pages/:page': ['1'],
  'reports/:reportKind': ['year'],
  ':reportKind/:year': ['2026'],
  'bloc-reports/:scope': ['year', 'term'],
  ':scope/:year': ['2026'],
  'lan/:n': ['1'],
  'luot/:round': ['1'],
  'thu-hoi/:n': ['1'],
  'cuoc-thi/:slug': ['y-tuong', 'khong-co'],
  'ket-qua/:slug': ['y-tuong', 'khong-co'],
  'lich-rieng/:token': ['A'.repeat(43)],
  'guong/:key': ['0123456789abcdef', 'khong-co'],
  'anh/:size': ['nho.jpg', 'lon.jpg', 'goc.jpg'],
  'theo-doi/:code': ['khong-co-ma-nay'],
  'ban/:version': ['2026-01'],
  'xac-nhan/:token': ['A'.repeat(43)],
}

/** Bodies that the schema alone can't give. */
const BODIES: Readonly<Record<string, (ids: KnownIds) => unknown>> = {
  'PUT /api/editions/:id/ruleset': () => ({ baseVersion: 1, body: ideaContest2026CaseRuleset }),
  'POST /api/public/data-requests': () => ({
    kind: 'access',
    name: 'Người Hỏi',
    email: 'nguoi-hoi@doan.vn',
    text: 'Xem dữ liệu của tôi.',
    challenge: 'x'.repeat(20),
    answer: 0,
  }),
  'POST /api/screening/:entryId/return': () => ({
    n: 1,
    items: [{ pointer: '/fields/title', note: 'Nêu rõ hơn.' }],
    reason: 'Cần bổ sung.',
    due: '2027-01-05T10:00:00Z',
  }),
  'POST /api/ballots/:roundId': () => ({
    serial: '0f'.repeat(32),
    signature: '0f'.repeat(384),
    marks: { [UNKNOWN_ID]: 'yes' },
  }),
  'POST /api/ballot-rounds/:id/issue': () => ({ blinded: '0f'.repeat(384), sealed: 'A'.repeat(64) }),
  'PUT /api/ballot-rounds/:id/paper-count': () => ({
    version: 0,
    paper: { kind: 'ballots', ballots: [{ marks: ['yes'], invalid: null }] },
    handIn: false,
  }),
  'POST /api/submission-memos/:id/answers': () => ({
    kind: 'declined',
    reference: '214-QĐ/TĐTN',
    dated: '2026-12-20',
    due: null,
    note: '',
    lines: [UNKNOWN_ID],
  }),
  'POST /api/desk/stages/:id/submit-all': ({ assignments = [] }) => ({
    versions: Object.fromEntries(assignments.map((id) => [id, 1])),
  }),
}

const valuesOf = (path: string, ids: KnownIds): readonly string[][] | string => {
  const words = path.split('/')
  let all: string[][] = [[]]
  for (const [at, word] of words.entries()) {
    if (!word.startsWith(':')) continue
    const before = words[at - 1] ?? ''
    const values = ids[`${before}/${word}`] ?? VALUES[`${before}/${word}`] ?? ids[before]
    if (!values) return `${before}/${word}`
    all = all.flatMap((some) => values.map((value) => [...some, value]))
  }
  return all
}

const pathWith = (path: string, values: readonly string[]) => {
  let next = 0
  return path
    .split('/')
    .map((word) => (word.startsWith(':') ? (values[next++] ?? '') : word))
    .join('/')
}

const aFile = () => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array([37, 80, 68, 70])], 'tep.pdf', { type: 'application/pdf' }))
  return form
}

/** Every request that the world's ids make of a route; or, as text, what supplier is missing for it. */
export const requestsOf = (route: Route, ids: KnownIds): Request[] | string => {
  const values = valuesOf(route.path, ids)
  if (typeof values === 'string') return `${nameOf(route)}: no values for ${values}`
  const idFor = (field: string) => {
    const word = field.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return (ids[`${word}s`] ??
      ids[word.replace(/y$/, 'ies')] ??
      ids[word === 'person' ? 'people' : word])?.[0]
  }
  const json = jsonSchemaOf(route)
  const body = json && (BODIES[nameOf(route)]?.(ids) ?? sampleOf(json, idFor))
  if (json && body === undefined) return `${nameOf(route)}: no body`
  const querySchema = querySchemaOf(route)
  const query = querySchema && sampleOf(querySchema, idFor)
  if (querySchema && query === undefined) return `${nameOf(route)}: no query`
  const search = new URLSearchParams(query as Record<string, string> | undefined).toString()
  return values.map((some) => ({
    method: route.method,
    path: pathWith(route.path, some) + (search ? `?${search}` : ''),
    ...(body === undefined ? {} : { body }),
    ...(isUpload(route) ? { form: aFile() } : {}),
  }))
}
