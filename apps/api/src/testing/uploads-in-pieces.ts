import type { Ruleset } from '@xk/domain/ruleset'
import { ensureUnit, insertEdition } from './edition-world.ts'
import { must } from './must.ts'
import type { Persona, TestApp } from './test-app.ts'

type Sender = Pick<Persona, 'cookie'>

/** A request of the protocol of uploads in pieces (tus): who sends it, with which headers and bytes. */
const senderTo =
  (world: TestApp) =>
  (
    who: Sender,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array,
  ): Promise<Response> | Response =>
    world.app.request(path, {
      method,
      headers: { cookie: who.cookie, 'tus-resumable': '1.0.0', ...headers },
      ...(body ? { body: Buffer.from(body) } : {}),
    })

/** A new entry of a unit whose officer sends files to it in pieces; with the rules of the case's idea contest unless told. */
export const openUploads = async (
  world: TestApp,
  of: { unitName: string; officerName: string; rules?: Ruleset },
) => {
  const unitId = await ensureUnit(world, of.unitName)
  const officer = await world.person(of.officerName, [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const { id: editionId } = await insertEdition(world, of.rules ? { rules: of.rules } : {})
  const { entryId } = must(
    'create',
    await officer.post('/api/entries', { editionId, unitId, division: 'all' }),
  ) as { entryId: string }
  const send = senderTo(world)
  return {
    officer,
    entryId,
    send,
    /** Begins the upload of a file; `query` says to which slot. By the officer unless told. */
    begin: (
      name: string,
      size: number,
      { who = officer, query = '' }: { who?: Sender; query?: string } = {},
    ) =>
      send(who, 'POST', `/api/entries/${entryId}/uploads${query && `?${query}`}`, {
        'upload-length': String(size),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      }),
    piece: (path: string, offset: number, bytes: Uint8Array, who: Sender = officer) =>
      send(
        who,
        'PATCH',
        path,
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        bytes,
      ),
  }
}

export type Uploads = Awaited<ReturnType<typeof openUploads>>
