import { zipSync } from 'fflate'

const VIETNAM_MS = 7 * 60 * 60 * 1000

/**
 * Files in one .zip, by their names. A zip's times have no zone: they are written as a clock in Vietnam showed them.
 */
export const zipFiles = (files: Readonly<Record<string, Uint8Array>>, made: Date): Uint8Array => {
  // The writer reads the fields of this machine's own zone.
  const there = new Date(made.getTime() + VIETNAM_MS + made.getTimezoneOffset() * 60_000)
  return zipSync({ ...files }, { mtime: there })
}
