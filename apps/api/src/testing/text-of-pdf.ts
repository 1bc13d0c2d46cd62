import type { Answer, TestApp } from './test-app.ts'

/** What a PDF says, without the breaks that its layout made. Throws on any answer but a PDF. */
export const textOfPdf = async (world: TestApp, answer: Answer): Promise<string> => {
  const type = answer.headers.get('content-type')
  if (answer.status !== 200 || type !== 'application/pdf') throw new Error(`no PDF: ${answer.status} ${type}`)
  const { files } = world.deps
  const id = world.deps.newId()
  await files.put(id, answer.bytes)
  const read = await world.deps.documents.readText(files.path(id), 'pdf')
  if (!read.ok) throw new Error(read.problem.code)
  return JSON.stringify(read.value).replace(/\\r|\\n|\s/g, '')
}
