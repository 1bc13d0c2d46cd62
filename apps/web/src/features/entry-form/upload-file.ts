import type { ProblemBody } from '@xk/contract'
import { ApiProblem, newCommandId, Unreachable } from '../../api/client.ts'
import { pageHeaders } from '../../api/guard.ts'

/** Sends one file with its progress (0 to 1, then `undefined` while the server looks at it); its answer as JSON. */
export const uploadFile = <T>(
  path: string,
  file: File,
  onProgress: (share: number | undefined) => void,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('idempotency-key', newCommandId())
    for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => {
      onProgress(
        event.lengthComputable && event.loaded < event.total ? event.loaded / event.total : undefined,
      )
    })
    request.addEventListener('load', () => {
      if (request.status === 200) return resolve(request.response as T)
      const problem = request.response as ProblemBody | null
      reject(problem?.code ? new ApiProblem(problem) : new Unreachable())
    })
    request.addEventListener('error', () => reject(new Unreachable()))
    request.addEventListener('abort', () => reject(new Unreachable()))
    request.send(form)
  })
