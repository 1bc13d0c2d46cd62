import { type Tx, work, workCommendation, workDecision } from '@xk/db'
import { compareText } from '@xk/domain/kernel'
import { summarizeWorks, type WorkSummary } from '@xk/domain/work'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { listClusters, listUnitsAt } from '../organisation/store.ts'
import { countedOf, listCounted, type UnitFigures } from './figures.ts'
import { listHandedIn } from './store.ts'

/** What the bloc's summary says; frozen when it is put forward. */
export interface BlocFigures {
  units: number
  /** By cluster, as units belong on the last day: units, those with an accepted work, and works. */
  clusters: {
    clusterId: string
    name: string
    units: number
    withAccepted: number
    registered: number
    accepted: number
    commended: number
  }[]
  works: WorkSummary
  /** Yearly reports that were handed in, and units of the last day that are missing in the last year. */
  reports: number
  missing: string[]
  /** Sums over the reports that were handed in. */
  entries: UnitFigures['entries']
  prizes: UnitFigures['prizes']
  exemplars: number
  questions: UnitFigures['questions']
  replications: UnitFigures['replications']
  /** Decisions that commend, with the works that still stand. */
  decisions: { id: string; number: string; signedOn: string; works: number }[]
}

const sumByEdition = (all: readonly UnitFigures['entries'][]): UnitFigures['entries'] => {
  const sums = new Map<string, number>()
  for (const { editionTitle, count } of all.flat())
    sums.set(editionTitle, (sums.get(editionTitle) ?? 0) + count)
  return [...sums]
    .map(([editionTitle, count]) => ({ editionTitle, count }))
    .toSorted((a, b) => compareText(a.editionTitle, b.editionTitle))
}

const listDecisions = (tx: Tx, years: readonly number[]) =>
  tx
    .select({
      id: workDecision.id,
      number: workDecision.number,
      signedOn: workDecision.signedOn,
      works: sql<number>`count(*)::int`,
    })
    .from(workDecision)
    .innerJoin(workCommendation, eq(workCommendation.decisionId, workDecision.id))
    .innerJoin(work, eq(work.id, workCommendation.workId))
    .where(and(isNull(workCommendation.withdrawnBy), inArray(work.year, [...years])))
    .groupBy(workDecision.id)
    .orderBy(asc(workDecision.signedOn), asc(workDecision.number))

/** The register and the handed-in reports of these years, units as they are on `day`. Five queries. */
export const blocFigures = async (tx: Tx, years: readonly number[], day: string): Promise<BlocFigures> => {
  const [units, clusters, rows, handedIn, decisions] = await Promise.all([
    listUnitsAt(tx, day),
    listClusters(tx),
    listCounted(tx, years),
    listHandedIn(tx, 'year', years),
    listDecisions(tx, years),
  ])
  const works = rows.map(countedOf)
  const sumOf = (of: (one: UnitFigures) => number) =>
    handedIn.reduce((sum, { figures }) => sum + of(figures), 0)
  const last = Math.max(...years)
  const reported = new Set(handedIn.filter(({ year }) => year === last).map(({ unitId }) => unitId))
  return {
    units: units.length,
    clusters: clusters
      .map(({ id, name }) => {
        const own = units.filter(({ clusterId }) => clusterId === id).map(({ unitId }) => unitId)
        const theirs = works.filter(({ unitId }) => own.includes(unitId))
        const summary = summarizeWorks(theirs)
        return {
          clusterId: id,
          name,
          units: own.length,
          withAccepted: new Set(
            theirs.filter(({ state }) => state === 'accepted').map(({ unitId }) => unitId),
          ).size,
          registered: summary.total,
          accepted: summary.accepted,
          commended: summary.commended,
        }
      })
      .filter((line) => line.units > 0),
    works: summarizeWorks(works),
    reports: handedIn.length,
    missing: units
      .filter(({ unitId }) => !reported.has(unitId))
      .map(({ name }) => name)
      .toSorted(compareText),
    entries: sumByEdition(handedIn.map(({ figures }) => figures.entries)),
    prizes: sumByEdition(handedIn.map(({ figures }) => figures.prizes)),
    exemplars: sumOf(({ exemplars }) => exemplars),
    questions: {
      answered: sumOf(({ questions }) => questions.answered),
      waiting: sumOf(({ questions }) => questions.waiting),
    },
    replications: {
      pilot: sumOf(({ replications }) => replications.pilot),
      adopter: sumOf(({ replications }) => replications.adopter),
    },
    decisions,
  }
}
