import { commitmentOf, digestOf } from '../kernel/index.ts'
import { ideas } from '../entry/testing.ts'
import { ideaContest2026CaseRuleset, withoutFinal } from '../programme/index.ts'
import { type HandedInSheet, proposeAwards, rankEntries, type StageEntryInput } from '../scoring/index.ts'
import { buildReleaseCore } from './build-release.ts'
import type { BuiltRelease, ReleaseInput, Salted } from './release-input.ts'
import { signCheckpoint } from './checkpoint.ts'
import { ledgerLeafHash, type LedgerRow } from './ledger.ts'
import { inclusionProof, merkleRoot } from './merkle.ts'
import { scoringRulesOf } from './recompute-release.ts'
import { inclusionOf, releaseDigest, releaseFileOf, type ReleaseFile, signRelease } from './release-file.ts'
import { type SigningKey, signingKeyFrom } from './signing-key.ts'

/** For tests: the ideas of the cases, judged, ranked, awarded and released. */
export const key = signingKeyFrom(new Uint8Array(32).fill(7), '2026-11-01T08:00:00Z')
export const otherKey = signingKeyFrom(new Uint8Array(32).fill(8), '2026-11-02T08:00:00Z')
export const ORIGIN = 'doankhoi.example/so-cai'

const ruleset = withoutFinal(ideaContest2026CaseRuleset)
const saltOf = (seed: string) => digestOf(seed).slice(0, 32)
const salted = (value: string): Salted => ({ value, salt: saltOf(value) })

/** Marks out of an entry's number: entry 3 is far apart and gets a third judge, entries 5 and 6 are equal. */
const sheet = (stt: number, judge: number): HandedInSheet => {
  const level = stt === 6 ? 5 : stt
  const gap = stt === 3 && judge === 1 ? 10 : 0
  const marks = {
    novelty: 58 - level - gap,
    feasibility: 48 - (level % 7) - judge,
    effect: 60 - level - gap,
    scalability: 18 - (level % 3),
    presentation: 8 - judge,
  }
  return { id: `s${stt}-${judge}`, segment: 'idea', kind: judge === 2 ? 'extra' : 'first', marks }
}
const judgesOf = (stt: number) => (stt === 3 ? [0, 1, 2] : [0, 1])
const idOf = (stt: number) => `entry-${String(stt).padStart(2, '0')}`

const inputs: StageEntryInput[] = ideas.map(({ stt }) => ({
  entryId: idOf(stt),
  sheets: judgesOf(stt).map((judge) => sheet(stt, judge)),
}))
const LOTS = { [idOf(5)]: 2, [idOf(6)]: 1 }

const frozen = () => {
  const rules = scoringRulesOf(ruleset, 'preliminary')
  if (!rules) throw new Error('no scoring stage')
  return rankEntries(rules, inputs, LOTS)
}

export const releaseInput = (): ReleaseInput => {
  const standing = frozen()
  const awards = proposeAwards(ruleset.prizes, standing).awards.map((award, i) =>
    i === 0 ? { ...award, state: 'withheld' as const, reason: 'Trùng với sáng kiến đã công nhận' } : award,
  )
  const won = new Map(awards.map((award) => [award.entryId, award]))
  const units = [...new Set(ideas.map(({ coSoDoan }) => coSoDoan))]
  return {
    edition: { slug: 'y-tuong-2026', title: ruleset.title, programme: ruleset.programme },
    organiser: 'Ban Chấp hành Đoàn Khối',
    n: 1,
    supersedes: null,
    publishAt: '2026-11-20T01:00:00Z',
    decision: { number: '15-QĐ/ĐTN', signedOn: '2026-11-19' },
    ruleset,
    rulesetVersion: 1,
    results: [
      {
        stage: 'preliminary',
        division: null,
        entries: ideas.map(({ stt, ten, coSoDoan, tacGia, tomTat }) => ({
          entryId: idOf(stt),
          publicCode: saltOf(`code ${stt}`).slice(0, 6),
          sheets: judgesOf(stt).map((judge) => ({
            ...sheet(stt, judge),
            digest: commitmentOf(sheet(stt, judge), saltOf(`${stt} ${judge}`)),
          })),
          sheetOrder: judgesOf(stt).toReversed(),
          objective: [],
          penalties: [],
          previousStage: null,
          personal: won.has(idOf(stt))
            ? {
                title: salted(ten),
                unit: salted(coSoDoan),
                people: tacGia.map(({ hoTen }) => salted(hoTen)),
                summary: salted(tomTat),
              }
            : null,
        })),
        lots: LOTS,
        draws: [
          {
            purpose: 'Bằng điểm',
            seedSource: 'Xổ số kiến thiết',
            seed: '123456',
            at: '2026-11-10T01:00:00Z',
          },
        ],
        gapResolutions: [
          {
            entryId: idOf(3),
            segment: 'idea',
            way: 'extraJudge',
            reason: 'Chênh trên 10 điểm',
            at: '2026-11-08T01:00:00Z',
          },
        ],
        frozen: { placings: standing.placings, digest: digestOf(standing) },
        prizes: { awards, choices: {} },
      },
    ],
    teamPrizes: [
      {
        prize: ruleset.teamPrizes[0]?.key ?? '',
        choice: 'share',
        units: units.map((unit) => ({
          unitId: unit,
          publicCode: saltOf(`unit ${unit}`).slice(0, 6),
          name: salted(unit),
          acceptedEntries: ideas.filter(({ coSoDoan }) => coSoDoan === unit).length,
          prizes: ideas
            .filter(({ coSoDoan }) => coSoDoan === unit)
            .flatMap(({ stt }) => won.get(idOf(stt)) ?? [])
            .filter(({ state }) => state !== 'withheld')
            .map(({ prize }) => prize),
          participants: 20,
          members: 100,
        })),
      },
    ],
    exceptions: [
      { kind: 'extension', at: '2026-10-01T01:00:00Z', reason: 'Mưa bão, gia hạn 03 ngày', entryId: null },
      {
        kind: 'awardChange',
        at: '2026-11-15T01:00:00Z',
        reason: 'Không trao giải Nhất',
        entryId: awards[0]?.entryId ?? null,
      },
    ],
    ledger: ORIGIN,
  }
}

export const build = (input = releaseInput()): BuiltRelease => {
  const built = buildReleaseCore(input)
  if (!built.ok) throw new Error(built.problem.code)
  return built.value
}

/** The release in a ledger of its own, under a checkpoint by the key that signs it. */
export const publish = ({ core, disclosures }: BuiltRelease, by: SigningKey = key): ReleaseFile => {
  const kind = core.supersedes ? 'correct' : 'release'
  const payload = { kind, edition: core.edition.slug, digest: releaseDigest(core) }
  const rows = ['open', 'freeze', 'unmask', 'approve', kind, 'erase'].map(
    (kind, seq): LedgerRow => ({
      seq,
      at: `2026-11-20T01:00:0${seq}.000Z`,
      kind,
      commitment: commitmentOf(seq === 4 ? payload : { seq }, saltOf(`${seq}`)),
    }),
  )
  const leaves = rows.map(ledgerLeafHash)
  const row = rows[4]
  if (!row) throw new Error('no release event')
  return releaseFileOf(core, signRelease(core, by), disclosures, {
    checkpoint: signCheckpoint({ origin: ORIGIN, size: rows.length, root: merkleRoot(leaves) }, by),
    inclusion: inclusionOf(row, { seq: 4, payload, salt: saltOf('4') }, inclusionProof(leaves, 4)),
  })
}
