import { resultWords } from '@xk/i18n'
import { Button, Card, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { ApiProblem, Unreachable } from '../../api/client.ts'
import { guardedFetch } from '../../api/guard.ts'
import { saveBlob } from '../../api/save-blob.ts'

const w = resultWords.progress.spare

const fetchPackage = async (stageId: string): Promise<Blob> => {
  const response = await guardedFetch(`/api/stages/${stageId}/spare-package.zip`).catch(() => {
    throw new Unreachable()
  })
  if (!response.ok) throw new ApiProblem(await response.json())
  return response.blob()
}

/** For the evening on which the system fails: blank sheets and the list, fetched while it still works. */
export const SparePackage = (props: { stageId: string }) => {
  const download = createAction(async () => saveBlob(await fetchPackage(props.stageId), w.fileName))
  return (
    <Card
      title={w.title}
      class="mt-6"
      actions={
        <Button busy={download.busy()} onClick={() => void download.run()}>
          {w.download}
        </Button>
      }
    >
      <p class="text-ink-2 max-w-[72ch]">{w.text}</p>
      <Show when={download.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </Card>
  )
}
