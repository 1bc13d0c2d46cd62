import { galleryWords } from '@xk/i18n'
import { Button, Card, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { ApiProblem, Unreachable } from '../../api/client.ts'
import { guardedFetch } from '../../api/guard.ts'
import { saveBlob } from '../../api/save-blob.ts'

const w = galleryWords.press

const fetchPack = async (editionId: string, headers: Record<string, string>): Promise<Blob> => {
  const response = await guardedFetch(`/api/editions/${editionId}/press-pack`, {
    method: 'POST',
    headers,
  }).catch(() => {
    throw new Unreachable()
  })
  if (!response.ok) throw new ApiProblem(await response.json())
  return response.blob()
}

/** Everything for the Ban Tuyên giáo in one archive, made anew by the consents of the moment. */
export const PressPack = (props: { editionId: string }) => {
  const download = createAction(async ({ headers }) =>
    saveBlob(await fetchPack(props.editionId, headers), 'goi-tuyen-giao.zip'),
  )
  return (
    <Card
      title={w.title}
      actions={
        <Button busy={download.busy()} onClick={() => void download.run()}>
          {download.busy() ? w.downloading : w.download}
        </Button>
      }
    >
      <p class="text-ink-2 max-w-[72ch]">{w.text}</p>
      <Show when={download.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </Card>
  )
}
