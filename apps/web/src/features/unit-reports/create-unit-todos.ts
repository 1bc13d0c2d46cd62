import { formatDay } from '@xk/ui'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import {
  invitationTodos,
  type InvitationsPage,
  modelTodos,
  noticeTodos,
  type NoticesPage,
  reportTodos,
  type UnitTodo,
} from './unit-todos.ts'

const loadReports = () => call(api.officer.reports.$get({ query: {} }))
const loadModels = () => call(api.replications.$get())
const loadInvitations = () => call(api.officer['ceremony-invitations'].$get())
const loadNotices = () => call(api.officer['public-notices'].$get())

/**
 * What waits for the officer besides entries: letters of ceremonies, lists that hang, plans and reports that are due,
 * models that the unit is asked about. Each is loaded by itself, and what could not be loaded is no "nothing".
 */
export const createUnitTodos = (unitId: () => string) => {
  const [reports, ofReports] = createResource(loadReports)
  const [models, ofModels] = createResource(loadModels)
  const [invitations, ofInvitations] = createResource(loadInvitations)
  const [notices, ofNotices] = createResource(loadNotices)
  const loads = [
    { page: reports, again: ofReports.refetch },
    { page: models, again: ofModels.refetch },
    { page: invitations, again: ofInvitations.refetch },
    { page: notices, again: ofNotices.refetch },
  ]
  const failed = () => loads.filter(({ page }) => page.error !== undefined)
  return {
    list: (): UnitTodo[] => [
      ...(models.latest ? modelTodos(models.latest, unitId()) : []),
      ...(reports.latest ? reportTodos(reports.latest, unitId(), formatDay) : []),
    ],
    /** The unit's own, of ceremonies that lie ahead. */
    invitations: (): InvitationsPage['invitations'] =>
      invitations.latest ? invitationTodos(invitations.latest, unitId()) : [],
    refetchInvitations: () => void ofInvitations.refetch(),
    /** That hang now, or in which an objection about a dossier of the unit wants an answer. */
    notices: (): NoticesPage['notices'] => (notices.latest ? noticeTodos(notices.latest, unitId()) : []),
    /** Why something could not be loaded; undefined when everything was. */
    error: (): unknown => failed()[0]?.page.error,
    retry: () => {
      for (const { again } of failed()) void again()
    },
    /** Until then nobody can say that there is nothing to do. */
    isKnown: () => loads.every(({ page }) => !page.loading && page.error === undefined),
  }
}
