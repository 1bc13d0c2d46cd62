/** The calendar day in Asia/Ho_Chi_Minh (UTC+7, no summer time since 1975) of an instant, as ISO. */
export const vietnamDay = (at: Date): string =>
  new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
