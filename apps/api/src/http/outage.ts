import { statfsSync } from 'node:fs'
import type { Problem } from '@xk/domain/kernel'

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100'])
/** The database went away, is starting, shutting down, or has no connection to give. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
])
const LEAST_FREE = 32 * 1024 * 1024

/** Whether this is the fault of a full disk, wherever in the chain of causes that stands. */
export const isDiskFull = (error: unknown): boolean => codesOf(error).some((code) => FULL.has(code))

const codesOf = (error: unknown): string[] => {
  const codes: string[] = []
  for (let it = error; it instanceof Error; it = it.cause) {
    const { code, syscall } = it as NodeJS.ErrnoException
    if (typeof code === 'string')
      codes.push(code === 'ENOENT' && syscall === 'connect' ? 'ECONNREFUSED' : code)
  }
  return codes
}

const isNearlyFull = (dir: string) => {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize < LEAST_FREE
  } catch {
    return false
  }
}

/**
 * What to answer when not the program but its ground failed: the disk is full, or the database is away for a
 * moment. A database that a full disk took away counts as a full disk. Undefined for everything else: a fault.
 */
export const outageOf = (error: unknown, dataDir: string): Problem | undefined => {
  if (isDiskFull(error)) return { code: 'system/storage-full' }
  const isAway = (code: string) => AWAY.has(code) || /^S3_5\d\d$/.test(code)
  if (!codesOf(error).some(isAway)) return undefined
  return isNearlyFull(dataDir) ? { code: 'system/storage-full' } : { code: 'system/unavailable' }
}
