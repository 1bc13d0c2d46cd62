import type { FileHandle } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'

/** A box of an ISO base media file (ISO/IEC 14496-12): its type, and where its content lies. */
interface Box {
  type: string
  from: number
  to: number
}

const MAX_BOXES = 20_000
const MAX_MOOV = 24 * 1024 * 1024
const damaged = fail({ code: 'file/damaged' as const })

/** The boxes between two places of a file; undefined when they don't fill it exactly. */
const boxesIn = async (file: FileHandle, from: number, to: number): Promise<Box[] | undefined> => {
  const boxes: Box[] = []
  const header = Buffer.alloc(16)
  for (let at = from; at < to; ) {
    const { bytesRead } = await file.read(header, 0, 16, at)
    if (bytesRead < 8 || boxes.length >= MAX_BOXES) return undefined
    const declared = header.readUInt32BE(0)
    const wide = declared === 1
    if (wide && bytesRead < 16) return undefined
    const size = declared === 0 ? to - at : wide ? Number(header.readBigUInt64BE(8)) : declared
    const start = wide ? 16 : 8
    if (size < start || at + size > to) return undefined
    boxes.push({ type: header.toString('latin1', 4, 8), from: at + start, to: at + size })
    at += size
  }
  return boxes
}

const read = async (file: FileHandle, box: Box): Promise<Buffer> => {
  const bytes = Buffer.alloc(box.to - box.from)
  await file.read(bytes, 0, bytes.length, box.from)
  return bytes
}

/** Seconds by a movie header; 0 where it leaves them to fragments. */
const durationOf = (mvhd: Buffer): number | undefined => {
  const long = mvhd[0] === 1
  if (mvhd.length < (long ? 32 : 20)) return undefined
  const scale = mvhd.readUInt32BE(long ? 20 : 12)
  const units = long ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16)
  return scale === 0 ? undefined : units / scale
}

/** What protected tracks are called in the table of samples. */
const isProtected = (moov: Buffer) =>
  ['encv', 'enca', 'sinf'].some((type) => moov.includes(type, 0, 'latin1'))

/**
 * Says whether a film is whole and how long it is, by its boxes alone: nothing is decoded. Cut off, encrypted,
 * without pictures, of unknown length (fragments) or longer than allowed, it is refused.
 */
export const inspectMp4 = async (
  file: FileHandle,
  size: number,
  limits: FileLimits,
): Promise<Result<{ seconds: number }>> => {
  const boxes = await boxesIn(file, 0, size)
  const moov = boxes?.find((box) => box.type === 'moov')
  if (!boxes || boxes[0]?.type !== 'ftyp' || !moov || !boxes.some((box) => box.type === 'mdat'))
    return damaged
  if (moov.to - moov.from > MAX_MOOV) return damaged
  const inner = await boxesIn(file, moov.from, moov.to)
  const header = inner?.find((box) => box.type === 'mvhd')
  if (!inner || !header || header.to - header.from > 1024) return damaged
  const seconds = durationOf(await read(file, header))
  const content = await read(file, moov)
  if (isProtected(content)) return fail({ code: 'file/encrypted' })
  const showsPictures = content.includes('vide', 0, 'latin1')
  if (seconds === undefined || seconds <= 0 || !showsPictures) return damaged
  const rounded = Math.ceil(seconds - 0.5)
  return rounded > limits.maxVideoSeconds
    ? fail({ code: 'file/too-long', seconds: rounded, max: limits.maxVideoSeconds })
    : ok({ seconds: rounded })
}
