import type { InputIssue } from '@xk/domain/kernel'
import type { WorkBody } from '@xk/domain/work'
import { createSignal } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createSavedBody } from '../entry-form/create-saved-body.ts'

export const loadWork = (id: string) => call(api.works[':id'].$get({ param: { id } }))
export type Work = Awaited<ReturnType<typeof loadWork>>

/** Id of the control that a JSON pointer into the body means. */
export const controlId = (pointer: string): string => `muc${pointer.replaceAll('/', '-')}`

/** What is typed of a work, whether it is saved, and what the server found missing. */
export const createWorkForm = (accountId: string, work: Work) => {
  const saved = createSavedBody<WorkBody>({
    accountId,
    documentId: `work-${work.id}`,
    version: work.version,
    body: work.body as WorkBody,
    savedAt: work.savedAt,
    send: (baseVersion, body) =>
      call(api.works[':id'].draft.$put({ param: { id: work.id }, json: { baseVersion, body } })),
  })
  const [issues, setIssues] = createSignal<readonly InputIssue[]>([])
  const [attempt, setAttempt] = createSignal(0)
  const forget = (prefix: string) =>
    setIssues((all) => all.filter(({ pointer }) => !pointer.startsWith(prefix)))
  return {
    ...saved,
    issues,
    attempt,
    issueAt: (pointer: string) => issues().find((issue) => issue.pointer === pointer)?.code,
    set: (facts: Partial<WorkBody>) => {
      for (const key of Object.keys(facts)) if (key !== 'report') forget(`/${key}`)
      saved.change({ ...saved.body(), ...facts })
    },
    setReport: (facts: Partial<WorkBody['report']>) => {
      for (const key of Object.keys(facts)) forget(`/report/${key}`)
      saved.change({ ...saved.body(), report: { ...saved.body().report, ...facts } })
    },
    showIssues: (found: readonly InputIssue[]) => {
      setIssues(found)
      setAttempt((n) => n + 1)
    },
  }
}
export type WorkForm = ReturnType<typeof createWorkForm>
