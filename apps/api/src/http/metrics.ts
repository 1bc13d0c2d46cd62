import { timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { BackupState } from '../features/backup/backup-state.ts'

export interface Metrics {
  observe: (request: { method: string; route: string; status: number; seconds: number }) => void
  /** In the text form that Prometheus reads. */
  print: (state: { backup: BackupState; disk: { free: number; total: number }; now: Date }) => Promise<string>
  contentType: string
}

/** Counted per process, without anything of what was asked: route patterns, statuses, times. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'xk_http_request_seconds',
    help: 'Requests by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const faults = new Counter({ name: 'xk_http_faults_total', help: 'Answers of 500 and above', registers })
  const backupAge = new Gauge({
    name: 'xk_backup_age_seconds',
    help: 'Since the last good backup; -1 when there is none',
    registers,
  })
  const overdue = new Gauge({ name: 'xk_backup_overdue', help: '1 when no good backup is recent', registers })
  const free = new Gauge({ name: 'xk_disk_free_bytes', help: 'Room where files lie', registers })
  return {
    contentType: registry.contentType,
    observe: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status }, seconds)
      if (status >= 500) faults.inc()
    },
    print: ({ backup, disk, now }) => {
      backupAge.set(backup.lastGood ? (now.getTime() - backup.lastGood.at.getTime()) / 1000 : -1)
      overdue.set(backup.overdue ? 1 : 0)
      free.set(disk.free)
      return registry.metrics()
    },
  }
}

/** Whether an Authorization header bears this secret; without a secret nobody may look. */
export const bearsToken = (header: string | undefined, token: string | undefined): boolean => {
  if (!token || !header?.startsWith('Bearer ')) return false
  const [given, wanted] = [Buffer.from(header.slice(7)), Buffer.from(token)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
