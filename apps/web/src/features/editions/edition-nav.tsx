import { useLocation } from '@solidjs/router'
import type { Command } from '@xk/domain/policy'
import { inKindOf, shellWords as w } from '@xk/i18n'
import { type NavItem, Tabs } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { sayProgramme } from './kind-here.ts'

const EDITION = /^\/to-cong-tac\/lan\/([0-9a-f-]{36})/
const STAGE = /^\/to-cong-tac\/vong\/([0-9a-f-]{36})/

/** Pages that stand under "Điểm và giải", with a way of their own between them. */
const RESULT_PAGES =
  /\/(tien-do|phieu-giay(\/[0-9a-f-]{36})?|diem-ghi|ket-qua|giai-thuong|do-tin-cay|giai-tap-the|vao-vong-sau)$/

/** The edition or stage that an address is about. */
const subjectOf = (path: string): { kind: 'edition' | 'stage'; id: string } | undefined => {
  const edition = EDITION.exec(path)?.[1]
  if (edition) return { kind: 'edition', id: edition }
  const stage = STAGE.exec(path)?.[1]
  return stage ? { kind: 'stage', id: stage } : undefined
}

const load = (key: string) => {
  const [kind, id = ''] = key.split(' ')
  return kind === 'edition'
    ? call(api.editions[':id'].nav.$get({ param: { id } }))
    : call(api.stages[':id'].nav.$get({ param: { id } }))
}
type Nav = Awaited<ReturnType<typeof load>>

/** From when on the day of the result is planned: who sets it looks for it here, before anything is published. */
const CEREMONY_AHEAD: readonly string[] = ['council', 'frozen', 'unmasked', 'decided', 'released']

/** A selection whose decision is approved: who is honoured goes on upward and to the public. */
const honours = ({ programme, state }: Nav) =>
  programme === 'exemplarSelection' && (state === 'decided' || state === 'released')

/** The pages of an edition that are ours, in the order of its way from rules to release. */
const pagesOf = (nav: Nav, path: string): NavItem[] => {
  const may = (...commands: Command[]) => commands.some((command) => nav.allowed.includes(command))
  const edition = `/to-cong-tac/lan/${nav.id}`
  // On a page of one stage its other pages are meant; elsewhere those of the stage under way.
  const at = STAGE.exec(path)?.[1]
  const stageId = at && at !== nav.councilStageId ? at : nav.stageId
  const stage = stageId ? `/to-cong-tac/vong/${stageId}` : undefined
  const pages: (NavItem | false | undefined)[] = [
    { href: edition, label: w.edition.overview },
    { href: `${edition}/the-le`, label: w.edition.rules },
    { href: `${edition}/lich`, label: w.edition.schedule },
    stage !== undefined &&
      may('entry.list') && { href: `${edition}/bai`, label: inKindOf(nav.programme, w.edition.entries) },
    nav.publicNotice &&
      stage !== undefined &&
      may('publicNotice.view') && { href: `${edition}/niem-yet`, label: w.edition.notice },
    // A selection that knows its people by name masks nothing.
    stage !== undefined &&
      (nav.programme !== 'exemplarSelection' || nav.stages.some(({ blind }) => blind)) &&
      may('masking.list') && { href: `${stage}/danh-phach`, label: w.edition.masking },
    stage !== undefined && may('panel.view') && { href: `${stage}/giam-khao`, label: w.edition.panel },
    nav.councilStageId !== null &&
      may('council.view') && {
        href: `/to-cong-tac/vong/${nav.councilStageId}/hoi-dong`,
        label: w.edition.council,
      },
    stage !== undefined && may('standing.view') && { href: `${stage}/ket-qua`, label: w.edition.result },
    nav.councilStageId !== null &&
      may('outcome.view') && {
        href: `/to-cong-tac/vong/${nav.councilStageId}/ket-qua-hoi-dong`,
        label: w.edition.outcome,
      },
    stage !== undefined &&
      may('result.approve', 'decision.prepare') && { href: `${edition}/duyet`, label: w.edition.approval },
    stage !== undefined &&
      may('decision.prepare', 'decision.approve') && {
        href: `${edition}/quyet-dinh`,
        label: w.edition.decision,
      },
    stage !== undefined &&
      CEREMONY_AHEAD.includes(nav.state) &&
      may('ceremony.view') && { href: `${edition}/giay-moi`, label: w.edition.ceremony },
    stage !== undefined &&
      may('release.prepare', 'release.approve') && { href: `${edition}/cong-bo`, label: w.edition.release },
    nav.state === 'released' &&
      may('correction.prepare', 'correction.approve') && {
        href: `${edition}/dinh-chinh`,
        label: w.edition.corrections,
      },
    nav.state === 'released' &&
      may('appeal.list') && { href: `${edition}/kien-nghi`, label: w.edition.appeals },
    honours(nav) && may('escalation.view') && { href: `${edition}/gioi-thieu`, label: w.edition.upward },
    honours(nav) && may('gallery.view') && { href: `${edition}/guong`, label: w.edition.gallery },
  ]
  const shown = pages.filter((it) => it !== false && it !== undefined)
  const here = RESULT_PAGES.test(path) ? `${stage}/ket-qua` : path
  const current = shown
    .filter((it) => here === it.href || here.startsWith(`${it.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return shown.map((it) => ({ ...it, current: it === current }))
}

/** The same page of the edition's other scored stages; nothing where there is one stage, or elsewhere. */
const stageTabs = (nav: Nav, path: string): NavItem[] => {
  const [, here, page] = /^\/to-cong-tac\/vong\/([0-9a-f-]{36})\/([a-z-]+)$/.exec(path) ?? []
  if (!here || !page || nav.stages.length < 2 || here === nav.councilStageId) return []
  return nav.stages.map(({ id, label, promotes }) => {
    // Who goes on is declared in a stage that another follows, prizes in the last.
    const elsewhere =
      (page === 'vao-vong-sau' && !promotes) ||
      ((page === 'giai-thuong' || page === 'giai-tap-the') && promotes)
    return {
      href: `/to-cong-tac/vong/${id}/${elsewhere ? 'ket-qua' : page}`,
      label,
      current: id === here,
    }
  })
}

/**
 * Under the top bar of every page of an edition: the way to its other pages. Nothing where the address names no
 * edition; `programme` is then that of the edition which the page is about, if any.
 */
export const EditionNav = (props: { programme: string | undefined }) => {
  const location = useLocation()
  const key = () => {
    const subject = subjectOf(location.pathname)
    return subject && `${subject.kind} ${subject.id}`
  }
  const [nav] = createResource(key, (at) => load(at).catch(() => undefined))
  sayProgramme(() => (key() ? nav.latest?.programme : props.programme))
  return (
    <Show when={key() ? nav.latest : undefined}>
      {(it) => (
        <div class="no-print mb-6">
          <p class="text-sm text-ink-2 mb-1">{it().title}</p>
          <Tabs label={it().title} items={pagesOf(it(), location.pathname)} />
          <Show when={stageTabs(it(), location.pathname).length > 0}>
            <Tabs label={w.stages} items={stageTabs(it(), location.pathname)} />
          </Show>
        </div>
      )}
    </Show>
  )
}
