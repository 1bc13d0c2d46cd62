import { strFromU8, unzipSync } from 'fflate'

/** The parts of an archive by their names. */
export const unpack = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes)

/** The words of a Word file. */
export const wordsOfDocx = (bytes: Uint8Array): string =>
  strFromU8(unpack(bytes)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '')
