/** The types that an attachment may have; decided by content, never by name. */
export type DocumentType = 'docx' | 'pdf' | 'jpg' | 'png' | 'pptx' | 'mp4'
export const DOCUMENT_TYPES: readonly DocumentType[] = ['docx', 'pdf', 'jpg', 'png', 'pptx', 'mp4']

/** Every ceiling on what comes in, in one place. Bytes, counts and megapixels (10^6 pixels). */
export interface FileLimits {
  /** Size of the file as uploaded. */
  maxBytes: number
  /** One picture, or one picture inside a PDF. A4 scanned at 600 dpi has 35. */
  maxMegapixels: number
  /** Pages of a PDF, and page images of a blinded copy. */
  maxPages: number
  /** Parts inside a docx. */
  maxParts: number
  /** All parts of a docx together, unpacked. */
  maxUnpackedBytes: number
  /** One XML part, unpacked: it is held in memory when read. */
  maxXmlBytes: number
  /** Unpacked over packed, for a part above 1 MB. Word's own XML stays under 40. */
  maxPackRatio: number
  /** Length of a film. */
  maxVideoSeconds: number
}

const MB = 1024 * 1024
export const DEFAULT_LIMITS: FileLimits = {
  maxBytes: 20 * MB,
  maxMegapixels: 50,
  maxPages: 60,
  maxParts: 2000,
  maxUnpackedBytes: 200 * MB,
  maxXmlBytes: 10 * MB,
  maxPackRatio: 200,
  maxVideoSeconds: 180,
}
