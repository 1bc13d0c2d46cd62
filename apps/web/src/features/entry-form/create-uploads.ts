import { createSignal } from 'solid-js'
import { messageOf } from '../../api/client.ts'
import { uploadFile } from './upload-file.ts'

interface Simple {
  id: string
  name: string
  size: number
  progress?: number | undefined
  error?: string | undefined
}
/** Uploads that are under way or were refused, one by one with their progress. */
export const createUploads = (path: () => string, onDone: () => void) => {
  const [sending, setSending] = createSignal<Simple[]>([])
  const update = (id: string, facts: Partial<Simple>) =>
    setSending((all) => all.map((it) => (it.id === id ? { ...it, ...facts } : it)))
  const sendOne = async (file: File) => {
    const id = `${file.name}/${file.lastModified}/${Math.random()}`
    setSending((all) => [...all, { id, name: file.name, size: file.size, progress: 0 }])
    try {
      await uploadFile(path(), file, (progress) => update(id, { progress: progress ?? 1 }))
      setSending((all) => all.filter((it) => it.id !== id))
      onDone()
    } catch (error) {
      update(id, { progress: undefined, error: messageOf(error) })
    }
  }
  return {
    sending,
    send: async (files: File[]) => {
      for (const file of files) await sendOne(file)
    },
    forget: (id: string) => setSending((all) => all.filter((it) => it.id !== id)),
  }
}
