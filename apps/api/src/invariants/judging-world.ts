import { createHash } from 'node:crypto'
import { hashToken } from '@xk/auth'
import {
  assignment,
  conflict,
  edition,
  entry,
  entryPerson,
  membership,
  panelMember,
  person,
  personIdentity,
  rendition,
  renditionImage,
  revision,
  revisionContent,
  ruleset,
  schedule,
  screening,
  session,
  stage,
  stageEntry,
  term,
} from '@xk/db'
import { digestOf, fold, fromPlainText } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import type { RenditionBody } from '@xk/domain/rendition'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import { createTestApp, ensureUnit, type Persona, testServer, type TestApp } from '../testing/index.ts'
import { type Chance, createChance } from './chance.ts'
import { type FirstRoundWork, playFirstRound, TWO_ROUNDS } from './first-round.ts'
import { addRemarkStage, markFirst, REMARKED } from './marked-anew.ts'
import type { KnownIds } from './requests.ts'

/** The case's rules with one round, with all that an edition can ask of judges besides. */
const caseRules = withoutFinal(ideaContest2026CaseRuleset)
const rules: Ruleset = {
  ...caseRules,
  stages: caseRules.stages.map((it) => (it.kind === 'scoring' ? { ...it, bidding: { parts: 2 } } : it)),
}

/** Names that no judge may ever read, in this order of units and authors. */
export const UNITS = ['Đoàn Sở Hoa Phượng', 'Đoàn Sở Bằng Lăng', 'Đoàn Sở Thủy Tiên', 'Đoàn Sở Hải Đường']
export const AUTHORS = ['Nguyễn Hoàng Kim', 'Trần Bạch Ngọc', 'Lê Phỉ Thúy', 'Phạm San Hô']
/** The unit of the fourth judge and of one entry, the same in both worlds. */
export const OWN_UNIT = 'Đoàn Sở Trúc Đào'
export const OWN_AUTHOR = 'Võ Cẩm Thạch'

type JudgeKind =
  | 'beforeUndertaking'
  | 'assigned'
  | 'otherStage'
  | 'conflicted'
  | 'inSecondRound'
  | 'markingAnew'
export const JUDGE_KINDS: readonly JudgeKind[] = [
  'beforeUndertaking',
  'assigned',
  'otherStage',
  'conflicted',
  'inSecondRound',
  'markingAnew',
]

export interface JudgingWorld {
  app: TestApp
  chance: Chance
  judge: Persona
  ids: KnownIds
  /** Whose work it is, by content. */
  owners: { unit: string; author: string }[]
  /** Forgets limits and signs the judge in afresh, as before every request. */
  reset: () => Promise<void>
}

const CONTENTS = ['số hóa kho lưu trữ', 'phiếu hẹn điện tử', 'thẻ dữ liệu dùng chung', 'biểu mẫu hợp nhất']
/** The fifth content is of the judge's own unit: the conflicted judge's. */
const OWN_CONTENT = 'hộp thư góp ý'

const wordsOf = (content: string): RenditionBody => ({
  title: `Giải pháp ${content}`,
  topic: { key: 'linh-vuc-1', label: 'Cải cách thủ tục hành chính' },
  fields: [
    { key: 'summary', label: 'Tóm tắt', value: fromPlainText(`Tóm tắt của ${content} do ████ thực hiện.`) },
  ],
  documents: [],
})

/**
 * An edition in judging of which only identities and order depend on `permutation`: entry i (by content) belongs
 * to unit and author `permutation[i]` and was submitted in that place. All that judges may see comes from the
 * content's key: ids, codes, positions, pictures. A judge of a second round sits where a first one is over, whose
 * codes and marks depend on who wrote what. A judge who marks anew (phúc khảo) sits after a first panel, whose codes,
 * sheets and appeals depend on it too.
 */
export const createJudgingWorld = async (
  kind: JudgeKind,
  permutation: readonly number[],
  /** Adds to the app before anything is asked of it. */
  prepare: (app: TestApp) => void = () => {},
): Promise<JudgingWorld> => {
  const chance = createChance()
  const app = await createTestApp(testServer(), {
    newId: chance.newId,
    randomBytes: chance.randomBytes,
    sameKeys: true,
  })
  prepare(app)
  const { db } = app.database
  const now = app.clock.now
  const under = (key: string) => {
    chance.under(key)
    return chance.newId
  }

  const newId = under('edition')
  const [editionId, otherEditionId, termId, by] = [newId(), newId(), newId(), newId()]
  const [stageId, otherStageId, firstStageId] = [newId(), newId(), newId()]
  const twoRounds = kind === 'inSecondRound'
  const anew = kind === 'markingAnew'
  await db.insert(term).values({ id: termId, name: 'Nhiệm kỳ', starts: '2025-01-01', ends: '2030-12-31' })
  for (const [id, slug, ownStage] of [
    [editionId, 'y-tuong', stageId],
    [otherEditionId, 'y-tuong-khac', otherStageId],
  ] as const) {
    const title = `${rules.title} (${slug})`
    const made = { createdAt: now, createdBy: by, openedAt: now }
    await db
      .insert(edition)
      .values({ id, termId, programme: rules.programme, title, slug, state: 'judging', ...made })
    const here = id === editionId
    const body = here && twoRounds ? TWO_ROUNDS : here && anew ? REMARKED : rules
    const frozen = { digest: digestOf(body), frozenAt: now, frozenBy: by }
    await db
      .insert(ruleset)
      .values({ id: newId(), editionId: id, version: 1, body, saveVersion: 1, ...frozen })
    const recorded = { recordedAt: now, recordedBy: by }
    const until = new Date(now.getTime() + 86_400_000)
    for (const key of ['judgingUntil', 'judgingUntil2'])
      await db.insert(schedule).values({ id: newId(), editionId: id, key, at: until, ...recorded })
    const scored = body.stages.filter((it) => it.kind === 'scoring')
    for (const [ord, { key, kind: stageKind }] of body.stages.entries()) {
      const isLast = key === scored.at(-1)?.key
      const own = stageKind !== 'scoring' ? newId() : isLast ? ownStage : firstStageId
      const state = isLast && scored.length > 1 ? 'waiting' : 'running'
      await db.insert(stage).values({ id: own, editionId: id, key, kind: stageKind, ord, state })
    }
    if (anew && here) await addRemarkStage(app, { editionId, stageId, firstStageId })
  }

  under('judge')
  const sits = kind === 'otherStage' ? otherEditionId : editionId
  const judge = await app.person('Giám khảo Đặng Minh', [
    { role: 'judge', scopeKind: 'edition', scopeId: sits },
  ])
  const memberId = chance.newId()
  await db.insert(panelMember).values({
    id: memberId,
    stageId: kind === 'otherStage' ? otherStageId : stageId,
    personId: judge.personId,
    expertise: [],
    chair: false,
    undertakenAt: kind === 'beforeUndertaking' ? null : now,
    state: 'active',
    appointedBy: by,
    appointedAt: now,
  })

  // From here on, ids and times that judges must not see: they depend on who and when.
  const assignmentIds: string[] = []
  const stageEntryIds: string[] = []
  const entryIds: string[] = []
  const imageIds: string[] = []
  const unitIds: string[] = []
  const personIds: string[] = []
  const works = [
    ...CONTENTS.map((content, i) => ({ content, who: permutation[i] ?? i })),
    { content: OWN_CONTENT, who: -1 },
  ]
  const owners = works.map(({ who }) => ({
    unit: UNITS[who] ?? OWN_UNIT,
    author: AUTHORS[who] ?? OWN_AUTHOR,
  }))
  const inOrder = works.map((work, i) => ({ ...work, i })).sort((a, b) => a.who - b.who)
  const firstRound: FirstRoundWork[] = []
  const before: { appealId: string; stageEntryId: string }[] = []
  const assign = (id: string, stageEntryId: string, content: string) =>
    db.insert(assignment).values({
      id,
      stageEntryId,
      memberId,
      segment: segmentKey,
      rulesetVersion: 1,
      kind: 'first',
      state: 'open',
      assignedBy: by,
      assignedAt: now,
      position: createHash('sha256').update(`position ${content}`).digest().readUInt16BE(),
    })
  for (const { content, who, i } of inOrder) {
    const owner = owners[i] ?? { unit: OWN_UNIT, author: OWN_AUTHOR }
    const hidden = under(`submitted in place ${who}`)
    const unitId = await ensureUnit(app, owner.unit)
    const [personId, entryId, revisionId] = [hidden(), hidden(), hidden()]
    const at = new Date(now.getTime() - (10 - who) * 3_600_000)
    await db.insert(person).values({ id: personId, createdAt: at })
    const sortKey = owner.author.split(' ').toReversed().join(' ')
    await db
      .insert(personIdentity)
      .values({ personId, fullName: owner.author, folded: fold(owner.author), sortKey })
    await db.insert(membership).values({ id: hidden(), personId, unitId, from: '2025-01-01' })
    await db.insert(entry).values({
      id: entryId,
      editionId,
      division: 'all',
      unitId,
      state: 'accepted',
      createdBy: hidden(),
      createdAt: at,
    })
    await db
      .insert(entryPerson)
      .values({ entryId, personId, role: 'author', share: 100, representative: true, ordinal: 1, unitId })
    await db.insert(revision).values({
      id: revisionId,
      entryId,
      n: 1,
      rulesetVersion: 1,
      digest: digestOf(content),
      receiptCode: `BN-${who + 2}`,
      submittedAt: at,
      submittedBy: hidden(),
    })
    const submitted = { title: `Giải pháp ${content} của ${owner.author}, ${owner.unit}` }
    await db.insert(revisionContent).values({
      revisionId,
      body: { fields: submitted, people: [], declarations: {}, jointUnits: [] },
      salt: hidden(),
    })
    await db.insert(screening).values({
      id: hidden(),
      entryId,
      revisionId,
      result: 'accepted',
      items: [],
      reason: '',
      eligibility: [],
      by: hidden(),
      at,
    })

    const seen = under(`content ${content}`)
    const [stageEntryId, renditionId, imageId, assignmentId] = [seen(), seen(), seen(), seen()]
    const codeOfContent = createHash('sha256').update(content).digest('hex').slice(0, 4).toUpperCase()
    // Where two rounds are held, this is the place in the first one.
    await db.insert(stageEntry).values({
      id: stageEntryId,
      stageId: twoRounds ? firstStageId : stageId,
      entryId,
      revisionId,
      blindCode: twoRounds ? `BN${who + 2}` : codeOfContent,
      state: twoRounds ? 'active' : 'ready',
    })
    const page = { id: imageId, page: 1, width: 10, height: 10 }
    const documents = [{ label: 'Tài liệu 1', text: null, pages: [page], withheld: false }]
    await db.insert(rendition).values({
      id: renditionId,
      stageEntryId,
      state: 'approved',
      body: { ...wordsOf(content), documents },
      digest: digestOf(content),
      maskedBy: hidden(),
      maskedAt: at,
      approvedBy: hidden(),
      approvedAt: at,
    })
    await db
      .insert(renditionImage)
      .values({ id: imageId, renditionId, document: 1, page: 1, width: 10, height: 10, storageKey: imageId })
    await app.deps.files.put(imageId, new TextEncoder().encode(`ảnh của ${content}`))
    if (kind !== 'otherStage' && !twoRounds) await assign(assignmentId, stageEntryId, content)
    firstRound[i] = { content, who, entryId, revisionId, stageEntryId }
    if (anew)
      before[i] = await markFirst(app, hidden, {
        editionId,
        stageId: firstStageId,
        segment: segmentKey,
        remarkEntryId: stageEntryId,
        renditionId,
        who,
        entryId,
        revisionId,
        unitId,
      })
    if (kind === 'conflicted' && content === OWN_CONTENT) {
      const told = { source: 'sameUnit', reason: owner.unit, recordedAt: at }
      await db
        .insert(conflict)
        .values({ id: hidden(), editionId, personId: judge.personId, entryId, ...told })
    }
    assignmentIds[i] = assignmentId
    stageEntryIds[i] = stageEntryId
    imageIds[i] = imageId
    entryIds[i] = entryId
    unitIds[i] = unitId
    personIds[i] = personId
  }

  if (twoRounds) {
    await playFirstRound(app, chance, { editionId, stageId: firstStageId, nextId: stageId }, firstRound)
    const places = await db.select().from(stageEntry).where(eq(stageEntry.stageId, stageId))
    const copies = await db
      .select({ id: renditionImage.id, stageEntryId: rendition.stageEntryId })
      .from(renditionImage)
      .innerJoin(rendition, eq(rendition.id, renditionImage.renditionId))
    for (const [i, { content, entryId }] of firstRound.entries()) {
      const place = places.find((it) => it.entryId === entryId)?.id ?? ''
      const assignmentId = under(`second round ${content}`)()
      await assign(assignmentId, place, content)
      assignmentIds[i] = assignmentId
      // What the first round knew the work by stays asked for: it is not this judge's.
      stageEntryIds.push(place)
      imageIds.push(copies.find(({ stageEntryId }) => stageEntryId === place)?.id ?? '')
    }
  }

  const token = judge.cookie.replace('xk_session=', '')
  const [signedIn] = await db
    .select()
    .from(session)
    .where(eq(session.idHash, hashToken(token)))
  if (!signedIn) throw new Error('the judge has no session')
  return {
    app,
    chance,
    judge,
    owners,
    ids: {
      stages: twoRounds || anew ? [stageId, otherStageId, firstStageId] : [stageId, otherStageId],
      assignments: assignmentIds,
      images: imageIds,
      entries: entryIds,
      'stage-entries': [...stageEntryIds, ...before.map((it) => it.stageEntryId)],
      ...(anew ? { 'appeals/:id': before.map((it) => it.appealId) } : {}),
      bids: stageEntryIds,
      screening: entryIds,
      editions: [editionId, otherEditionId],
      units: unitIds,
      people: [...personIds, judge.personId],
      'panel-members': [memberId],
      members: [memberId],
    },
    reset: async () => {
      await app.database.sql`delete from throttle`
      await db.insert(session).values(signedIn).onConflictDoUpdate({ target: session.idHash, set: signedIn })
    },
  }
}

const segmentKey = (() => {
  const scoring = rules.stages.find((it) => it.kind === 'scoring')
  const segment = scoring?.kind === 'scoring' ? scoring.scoring.segments[0] : undefined
  if (!segment) throw new Error('the rules have no judged segment')
  return segment.key
})()
