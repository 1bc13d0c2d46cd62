import { contentDisposition } from '@xk/documents'
import type { Context } from 'hono'
import type { Deps } from '../../deps.ts'

/** What a stored type is served as. Nothing is ever served as a page or a script, whatever its content. */
const MEDIA_TYPES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp4: 'video/mp4',
}

/** Streams a stored file. Pictures and PDF may be looked at in place (`inline`), everything else is saved. */
export const sendFile = (
  c: Context,
  deps: Pick<Deps, 'files'>,
  it: { fileId: string; name: string; type: string; bytes: number },
  options: { inline?: boolean } = {},
): Response => {
  const inline = (options.inline ?? false) && ['pdf', 'jpg', 'png', 'mp4'].includes(it.type)
  return c.body(deps.files.read(it.fileId), 200, {
    'content-type': MEDIA_TYPES[it.type] ?? 'application/octet-stream',
    'content-length': String(it.bytes),
    'content-disposition': contentDisposition(it.name, inline ? 'inline' : 'attachment'),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
}
