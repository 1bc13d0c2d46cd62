import { createSignal } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const load = (stageId: string) => call(api.stages[':id'].panel.$get({ param: { id: stageId } }))
export type Panel = Awaited<ReturnType<typeof load>>
export type Member = Panel['members'][number]
export type PanelEntry = Panel['entries'][number]

const newSeed = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')

/** The panel of a stage, with the commands of its page. Each runs, tells its problem, and loads the page anew. */
export const createPanel = (stageId: () => string) => {
  const [panel, { refetch }] = createResource(stageId, load)
  const [problem, setProblem] = createSignal<string>()
  const [told, setTold] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const param = () => ({ id: stageId() })

  const run = async <T>(work: () => Promise<T>, say?: (answer: T) => string): Promise<T | undefined> => {
    setBusy(true)
    setProblem(undefined)
    setTold(undefined)
    try {
      const result = await work()
      if (say) setTold(say(result))
      await refetch()
      return result
    } catch (error) {
      setProblem(messageOf(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    panel,
    refetch,
    problem,
    told,
    busy,
    run,
    newSeed,
    search: (q: string) => call(api.stages[':id'].panel.candidates.$get({ param: param(), query: { q } })),
    appoint: (json: { personId: string; expertise: string[]; chair: boolean }) =>
      run(() => call(api.stages[':id'].panel.$post({ param: param(), json }, command()))),
    changeExpertise: (id: string, expertise: string[]) =>
      run(() => call(api['panel-members'][':id'].$put({ param: { id }, json: { expertise } }))),
    withdraw: (id: string, reason: string) =>
      run(() =>
        call(api['panel-members'][':id'].withdraw.$post({ param: { id }, json: { reason } }, command())),
      ),
    previewReplacement: (id: string, seed: string) =>
      call(api['panel-members'][':id'].replacement.preview.$post({ param: { id }, json: { seed } })),
    replace: (
      id: string,
      json: { reason: string; seed: string; moves: { stageEntryId: string; memberId: string }[] },
      say: (n: number) => string,
    ) =>
      run(
        () => call(api['panel-members'][':id'].replace.$post({ param: { id }, json }, command())),
        (answer) => say(answer.moved),
      ),
    closeBids: (say: string) =>
      run(
        () => call(api.stages[':id'].bids.close.$post({ param: param() }, command())),
        () => say,
      ),
    preview: (seed: string) =>
      call(api.stages[':id'].assignments.preview.$post({ param: param(), json: { seed } })),
    assignAll: (seed: string, say: (n: number) => string) =>
      run(
        () => call(api.stages[':id'].assignments.all.$post({ param: param(), json: { seed } }, command())),
        (answer) => say(answer.assigned),
      ),
    assign: (json: { stageEntryId: string; memberId: string; segment: string }) =>
      run(() => call(api.stages[':id'].assignments.$post({ param: param(), json }, command()))),
    unassign: (assignmentId: string) =>
      run(() =>
        call(
          api.stages[':id'].assignments[':assignmentId'].$delete(
            { param: { ...param(), assignmentId } },
            command(),
          ),
        ),
      ),
    recordConflict: (json: { memberId: string; stageEntryId: string; reason: string }) =>
      run(() => call(api.stages[':id'].conflicts.$post({ param: param(), json }, command()))),
    lift: (conflictId: string, reason: string, say: string) =>
      run(
        () =>
          call(
            api.stages[':id'].conflicts[':conflictId'].lift.$post(
              { param: { ...param(), conflictId }, json: { reason } },
              command(),
            ),
          ),
        () => say,
      ),
  }
}
export type PanelPage = ReturnType<typeof createPanel>
