/** How dates, times and numbers are written for officers: 05/10/2026, 16g30, 1.234,5; always in Asia/Ho_Chi_Minh. */
const ZONE = 'Asia/Ho_Chi_Minh'
type When = Date | string | number

const parts = (when: When) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(new Date(when)).map((p) => [p.type, p.value])) as Record<
    string,
    string
  >
}

export const formatDate = (when: When): string => {
  const p = parts(when)
  return `${p['day']}/${p['month']}/${p['year']}`
}
export const formatTime = (when: When): string => {
  const p = parts(when)
  return `${p['hour']}g${p['minute']}`
}
export const formatDateTime = (when: When): string => `${formatTime(when)}, ${formatDate(when)}`

export const formatNumber = (value: number): string => new Intl.NumberFormat('vi-VN').format(value)

export const formatBytes = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  const unit = bytes < 1024 * 1024 ? 'KB' : 'MB'
  const value = bytes / (unit === 'KB' ? 1024 : 1024 * 1024)
  return `${value >= 10 ? Math.round(value) : (Math.round(value * 10) / 10).toString().replace('.', ',')} ${unit}`
}

/** The instant of a local date and time (yyyy-mm-ddThh:mm, as datetime-local gives it) in Việt Nam, which has no daylight saving. */
export const instantFromLocal = (local: string): string | undefined => {
  const at = new Date(`${local.length === 10 ? `${local}T00:00` : local}:00+07:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
export const localFromInstant = (when: When): string => {
  const p = parts(when)
  return `${p['year']}-${p['month']}-${p['day']}T${p['hour']}:${p['minute']}`
}

/** "còn 2 ngày 3 giờ", "còn 12 phút 05 giây", "đã hết hạn". */
export const formatRemaining = (ms: number): string => {
  if (ms <= 0) return 'đã hết hạn'
  const s = Math.floor(ms / 1000)
  const [d, h, m] = [Math.floor(s / 86_400), Math.floor((s % 86_400) / 3600), Math.floor((s % 3600) / 60)]
  if (d > 0) return `còn ${d} ngày${h ? ` ${h} giờ` : ''}`
  if (h > 0) return `còn ${h} giờ${m ? ` ${m} phút` : ''}`
  return `còn ${m} phút ${String(s % 60).padStart(2, '0')} giây`
}
