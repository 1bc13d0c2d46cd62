import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { parseXml } from '../intake/xml.ts'
import type { ZipArchive } from '../intake/zip-archive.ts'

/** Events of a part whose elements all belong to one vocabulary: names come without prefix. */
interface XmlEvents {
  /** `attribute` answers by name; those of another namespace have its prefix ("r:id"). */
  open?(name: string, attribute: (name: string) => string | undefined): void
  close?(name: string): void
  text?(text: string): void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads an XML part of the package; a part that is missing has no events. */
export const readXml = async (
  archive: ZipArchive,
  part: string,
  events: XmlEvents,
): Promise<Result<undefined>> => {
  const bytes = await archive.read(part)
  if (!bytes.ok) return bytes
  if (!bytes.value) return ok(undefined)
  try {
    parseXml(bytes.value, {
      open: ({ name, attributes }) => events.open?.(localName(name), (key) => attributes.get(key)),
      close: (name) => events.close?.(localName(name)),
      text: (text) => events.text?.(text),
    })
  } catch {
    return fail({ code: 'file/damaged' })
  }
  return ok(undefined)
}
