import type { ReportText, UnitReportKind, UnitReportState } from '@xk/domain/work'
import { date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { term, unit } from './organisation.ts'

/** A unit's plan of a year or its report after six months or at the year's end, as it is being written. */
export const unitReport = pgTable(
  'unit_report',
  {
    id: id(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').$type<UnitReportKind>().notNull(),
    year: integer('year').notNull(),
    state: text('state').$type<UnitReportState>().notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').$type<ReportText>().notNull(),
    savedAt: instant('saved_at').notNull(),
    savedBy: uuid('saved_by').notNull(),
    handedInAt: instant('handed_in_at'),
    /** What was asked for when it was returned. */
    returnItems: jsonb('return_items').$type<string[]>().notNull(),
    returnReason: text('return_reason'),
    due: date('due'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [unique().on(t.unitId, t.kind, t.year), index().on(t.kind, t.year)],
)

/** What was handed in: text and figures as of that moment; later changes never move them. */
export const unitReportRevision = pgTable(
  'unit_report_revision',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => unitReport.id),
    n: integer('n').notNull(),
    /** Names of the unit and its cluster on that day. */
    unitName: text('unit_name').notNull(),
    clusterName: text('cluster_name').notNull(),
    body: jsonb('body').$type<ReportText>().notNull(),
    figures: jsonb('figures').notNull(),
    digest: text('digest').notNull(),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
  },
  (t) => [unique().on(t.reportId, t.n)],
)

/** The bloc's sơ kết of a year or tổng kết of a term: put together by one, approved by another. */
export const blocReport = pgTable(
  'bloc_report',
  {
    id: id(),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').$type<'year' | 'term'>().notNull(),
    /** 0 for the whole term. */
    year: integer('year').notNull(),
    state: text('state').$type<'draft' | 'prepared' | 'approved'>().notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').$type<ReportText>().notNull(),
    number: text('number').notNull(),
    signedOn: date('signed_on'),
    /** Frozen when it is put forward. */
    figures: jsonb('figures'),
    digest: text('digest'),
    savedAt: instant('saved_at').notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at'),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    sentBack: text('sent_back'),
  },
  (t) => [unique().on(t.termId, t.kind, t.year)],
)
