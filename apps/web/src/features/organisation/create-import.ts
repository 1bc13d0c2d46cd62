import { adminWords } from '@xk/i18n'
import { createSignal } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { ApiProblem, api, call, Unreachable } from '../../api/client.ts'
import { guardedFetch } from '../../api/guard.ts'
import { saveBlob } from '../../api/save-blob.ts'

const previewOf = (file: File, answers: Record<string, string>) =>
  call(api.units.import.preview.upload.$post({ form: { file, answers: JSON.stringify(answers) } }))
export type ImportPreview = Awaited<ReturnType<typeof previewOf>>

/**
 * Importing the list of units: the file stays in this page and goes up with each step, so that nothing is stored
 * before "Nhập". Answering a question reads the file again with all answers so far.
 */
export const createImport = () => {
  const [file, setFile] = createSignal<File>()
  const [answers, setAnswers] = createSignal<Record<string, string>>({})
  const [preview, setPreview] = createSignal<ImportPreview>()
  const read = createAction(async () => {
    const it = file()
    if (it) setPreview(await previewOf(it, answers()))
  })
  const choose = async (chosen: File) => {
    setFile(chosen)
    setAnswers({})
    setPreview(undefined)
    await read.run()
  }
  const settle = async (ref: string, value: string) => {
    setAnswers({ ...answers(), [ref]: value })
    await read.run()
  }
  const submit = createAction(async (command) => {
    const it = file()
    if (!it) return undefined
    const form = { file: it, answers: JSON.stringify(answers()) }
    return call(api.units.import.upload.$post({ form }, command))
  })
  const downloadMarked = createAction(async () => {
    const it = file()
    if (!it) return
    const body = new FormData()
    body.append('file', it)
    body.append('answers', JSON.stringify(answers()))
    const response = await guardedFetch('/api/units/import/marked/upload', { method: 'POST', body }).catch(
      () => {
        throw new Unreachable()
      },
    )
    if (!response.ok) throw new ApiProblem(await response.json())
    saveBlob(await response.blob(), adminWords.import.markedFile(it.name.replace(/\.xlsx$/i, '')))
  })
  const startOver = () => {
    setFile(undefined)
    setPreview(undefined)
    submit.clear()
  }
  return { file, preview, read, choose, settle, submit, downloadMarked, startOver }
}
