/** What a multipart/form-data body turns out to hold, in the order it arrives. */
export type MultipartEvent =
  | { kind: 'part'; name: string; fileName: string | undefined }
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'end' }
  | { kind: 'malformed' }

const MAX_HEADER_BYTES = 8 * 1024
const MAX_BOUNDARY = 200

/** The boundary that a Content-Type header names; undefined when it is no multipart form. */
export const boundaryOf = (contentType: string | undefined): string | undefined => {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) return undefined
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '')
  const boundary = found?.[1] ?? found?.[2]
  return boundary && boundary.length <= MAX_BOUNDARY ? boundary : undefined
}

/**
 * Reads multipart/form-data (RFC 7578) piece by piece, holding no more than one piece and a delimiter: a file
 * of any size passes through without being kept in memory. Names are as browsers write them (quotes, CR and LF
 * percent-encoded). `push` returns what the piece completed; after `end` or `malformed` nothing more comes.
 */
export const createMultipartReader = (boundary: string) => {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  // A delimiter begins with a line break; the very first one may stand at the very start.
  let pending: Buffer = Buffer.from('\r\n')
  let state: 'preamble' | 'afterDelimiter' | 'headers' | 'body' | 'over' = 'preamble'
  /** The headers' own last line break stays in front of the body, so that an empty body ends there too. */
  let skip = 0

  const malformed = (): MultipartEvent => {
    state = 'over'
    return { kind: 'malformed' }
  }

  const readContent = (): MultipartEvent | 'again' | undefined => {
    const at = pending.indexOf(delimiter)
    const certain = at >= 0 ? at : Math.max(0, pending.length - delimiter.length + 1)
    if (at < 0 && certain === 0) return undefined
    const skipped = Math.min(skip, certain)
    skip = at >= 0 ? 0 : skip - skipped
    const bytes = pending.subarray(skipped, certain)
    pending = pending.subarray(at >= 0 ? at + delimiter.length : certain)
    const isBody = state === 'body'
    if (at >= 0) state = 'afterDelimiter'
    return isBody && bytes.length > 0 ? { kind: 'data', bytes } : 'again'
  }

  const readDelimiterEnd = (): MultipartEvent | 'again' | undefined => {
    if (pending.length < 2) return undefined
    if (pending.toString('latin1', 0, 2) === '--') {
      state = 'over'
      return { kind: 'end' }
    }
    const lineEnd = pending.indexOf('\r\n')
    if (lineEnd < 0) return pending.length > MAX_HEADER_BYTES ? malformed() : undefined
    if (pending.toString('latin1', 0, lineEnd).trim() !== '') return malformed()
    pending = pending.subarray(lineEnd)
    state = 'headers'
    return 'again'
  }

  const readHeaders = (): MultipartEvent | undefined => {
    const headersEnd = pending.indexOf('\r\n\r\n')
    if (headersEnd > MAX_HEADER_BYTES) return malformed()
    if (headersEnd < 0) return pending.length > MAX_HEADER_BYTES ? malformed() : undefined
    const part = partOf(pending.toString('utf8', 0, headersEnd))
    if (!part) return malformed()
    pending = pending.subarray(headersEnd + 2)
    skip = 2
    state = 'body'
    return part
  }

  /** One step; undefined when more bytes are needed. */
  const step = (): MultipartEvent | 'again' | undefined => {
    switch (state) {
      case 'over':
        return undefined
      case 'preamble':
      case 'body':
        return readContent()
      case 'afterDelimiter':
        return readDelimiterEnd()
      case 'headers':
        return readHeaders()
    }
  }

  return {
    push: (piece: Uint8Array): MultipartEvent[] => {
      pending = pending.length === 0 ? Buffer.from(piece) : Buffer.concat([pending, piece])
      const events: MultipartEvent[] = []
      for (let event = step(); event !== undefined; event = step()) {
        if (event !== 'again') events.push(event)
      }
      return events
    },
    /** True once the closing delimiter came: a body cut off in the middle is no form. */
    isComplete: () => state === 'over',
  }
}

const partOf = (headers: string): MultipartEvent | undefined => {
  const disposition = /(?:^|\r\n)content-disposition:\s*form-data\s*;([^\r\n]*)/i.exec(headers)?.[1]
  const name = disposition && parameter(disposition, 'name')
  if (!name) return undefined
  return { kind: 'part', name, fileName: parameter(disposition, 'filename') }
}

const parameter = (disposition: string, key: string): string | undefined => {
  const found = new RegExp(`(?:^|;)\\s*${key}="([^"]*)"`, 'i').exec(disposition)?.[1]
  return found?.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
}
