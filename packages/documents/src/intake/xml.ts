import { Parser } from 'htmlparser2'

/** Names as the standards' own prefixes write them, whatever prefixes a file chose; others keep `?`. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'p',
  'http://purl.oclc.org/ooxml/presentationml/main': 'p',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}
/** Deeper nesting is no document. */
const MAX_DEPTH = 256

export interface XmlElement {
  /** `w:p`, `r:id` …; `?:name` in a namespace not listed above. */
  name: string
  attributes: ReadonlyMap<string, string>
}
interface XmlHandler {
  open?(element: XmlElement): void
  close?(name: string): void
  text?(text: string): void
}
export class XmlTooDeep extends Error {}

type Scope = ReadonlyMap<string, string>

/** Reads XML as a stream of events with canonical names. No DTD, no entities but XML's own, no network. */
export const parseXml = (bytes: Uint8Array, handler: XmlHandler): void => {
  const scopes: { scope: Scope; name: string }[] = []
  const parser = new Parser(
    {
      onopentag(raw, rawAttributes) {
        if (scopes.length >= MAX_DEPTH) throw new XmlTooDeep()
        const outer = scopes.at(-1)?.scope ?? new Map()
        const scope = withDeclarations(outer, rawAttributes)
        const name = canonical(raw, scope, scope.get('') ?? '?')
        const attributes = new Map<string, string>()
        for (const [key, value] of Object.entries(rawAttributes))
          if (!isDeclaration(key)) attributes.set(canonical(key, scope, ''), value)
        scopes.push({ scope, name })
        handler.open?.({ name, attributes })
      },
      ontext: (text) => handler.text?.(text),
      onclosetag() {
        const closed = scopes.pop()
        if (closed) handler.close?.(closed.name)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(decode(bytes))
}

const isDeclaration = (key: string) => key === 'xmlns' || key.startsWith('xmlns:')

const withDeclarations = (outer: Scope, attributes: Record<string, string>): Scope => {
  const declared = Object.entries(attributes).filter(([key]) => isDeclaration(key))
  if (declared.length === 0) return outer
  const scope = new Map(outer)
  for (const [key, uri] of declared) scope.set(key.slice('xmlns:'.length), PREFIXES[uri] ?? '?')
  return scope
}

/** An attribute without prefix has no namespace; an element without prefix has the default one. */
const canonical = (raw: string, scope: Scope, bare: string): string => {
  const colon = raw.indexOf(':')
  if (colon < 0) return bare ? `${bare}:${raw}` : raw
  const prefix = raw.slice(0, colon)
  const known = prefix === 'xml' ? 'xml' : (scope.get(prefix) ?? '?')
  return `${known}:${raw.slice(colon + 1)}`
}

const decode = (bytes: Uint8Array): string => {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
