import type { EditionPage, HomePage, PublicPage, ReleaseLink } from '@xk/contract'
import { deadlineFor, type ScheduleKey } from '@xk/domain/edition'
import { formatDecimal, fromWire } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { publicKeys } from '../ledger/public-keys.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type LoadedEdition, loadEditions, stateNow } from '../editions/load.ts'
import { readPublicEdition } from '../editions/read-rules.ts'
import { settingsAt } from '../organisation/settings.ts'
import { questionsOfEdition } from '../questions/public-pages.ts'
import { listLatestPublished, listPublished, type PublishedLine } from './store.ts'

export const releaseLink = ({ n, publishAt, reason }: PublishedLine): ReleaseLink => ({
  n,
  publishAt: publishAt.toISOString(),
  reason,
})

const dateOf = (loaded: LoadedEdition, key: ScheduleKey) =>
  deadlineFor(loaded.schedule, key, null)?.toISOString() ?? null

/** States in which an edition is under way and nothing can be handed in. */
const UNDER_WAY = ['screening', 'masking', 'judging', 'council', 'frozen', 'unmasked', 'decided']
const RESULTS = 12

/** The first page that a stranger sees. */
export const homePage = async (deps: Deps): Promise<HomePage> => {
  const { db } = deps.database
  const now = deps.now()
  const settings = await settingsAt(db, vietnamDay(now))
  const published = await listLatestPublished(db, now)
  const shown = new Set(published.map(({ slug }) => slug))
  const lines = (await loadEditions(db))
    .filter(({ frozen, edition }) => frozen !== undefined && !shown.has(edition.slug))
    .map((loaded) => ({
      slug: loaded.edition.slug,
      title: loaded.edition.title,
      // That a result is signed and waits for its hour is nobody's business.
      state: stateNow(loaded, now) === 'released' ? 'decided' : stateNow(loaded, now),
      opensAt: dateOf(loaded, 'opensAt'),
      closesAt: dateOf(loaded, 'closesAt'),
    }))
  const latest = published.filter(({ slug }, i) => published.findIndex((it) => it.slug === slug) === i)
  return {
    page: 'home',
    organiser: settings.blocName ?? null,
    now: now.toISOString(),
    open: lines.filter(({ state }) => state === 'open'),
    coming: lines.filter(({ state }) => UNDER_WAY.includes(state)),
    results: latest.slice(0, RESULTS).map(({ slug, title, publishAt, number, signedOn }) => ({
      slug,
      title,
      publishAt: publishAt.toISOString(),
      number,
      signedOn,
    })),
    keys: publicKeys(deps),
  }
}

/** A rubric that several stages share is told once. */
const once = (criteria: EditionPage['criteria']): EditionPage['criteria'] => {
  const told = criteria.map((it) => JSON.stringify(it))
  return criteria.filter((_, i) => told.indexOf(told[i] ?? '') === i)
}

const criteriaOf = (loaded: EditionRules): EditionPage['criteria'] =>
  loaded.stages.flatMap((stage) =>
    stage.kind === 'scoring'
      ? stage.scoring.segments.map((segment) => ({
          segment: segment.label,
          items:
            segment.mode === 'judged'
              ? segment.criteria.map(({ label, max, guidance }) => ({ label, max: points(max), guidance }))
              : [{ label: segment.label, max: points(segment.max), guidance: '' }],
        }))
      : [],
  )
type EditionRules = LoadedEdition['ruleset']
const points = (wire: string) => formatDecimal(fromWire(wire), 2, true)

/** An edition's rules and dates; undefined before its opening. */
export const editionPage = async (deps: Deps, slug: string): Promise<EditionPage | undefined> => {
  const { db } = deps.database
  const found = await readPublicEdition(deps, slug)
  if (!found.ok) return undefined
  const { edition, rules, versions, dates, scored, promotions, serverNow } = found.value
  const settings = await settingsAt(db, vietnamDay(deps.now()))
  const published = await listPublished(db, slug, deps.now())
  const { body } = rules
  return {
    page: 'edition',
    organiser: settings.blocName ?? null,
    now: serverNow,
    slug,
    title: edition.title,
    state: published.length > 0 ? 'released' : edition.state === 'released' ? 'decided' : edition.state,
    entryNoun: body.entryNoun,
    articles: body.articles,
    legalBasis: body.legalBasis,
    prizes: [...body.prizes, ...body.teamPrizes].map(({ label, quota, rewardText }) => ({
      label,
      quota,
      reward: rewardText,
    })),
    criteria: once(criteriaOf(body)),
    versions: versions.map(({ version, digest, reason, frozenAt }) => ({
      version,
      digest,
      reason,
      frozenAt,
    })),
    dates: dates.map(({ key, at, unitName, reason, recordedAt }) => ({
      key,
      at,
      unitName,
      reason,
      recordedAt,
    })),
    scored: scored.map(({ label }) => label),
    promotions: promotions.map((it) => ({ ...it, codes: [...it.codes] })),
    hasResult: published.length > 0,
    questions: await questionsOfEdition(db, edition.id, vietnamDay(deps.now())),
  }
}

export const missingPage: PublicPage = { page: 'missing' }
