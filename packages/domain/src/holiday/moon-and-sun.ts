/**
 * Where moon and sun stand, as far as a calendar of months asks: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 49
 * (new moons, its largest terms) and 25 (the sun's apparent longitude). Good to about a minute for the moon and a
 * quarter of an hour for the sun from 1900 to 2100. Instants are days and fractions since 1970-01-01T00:00Z.
 */
const RADIANS = Math.PI / 180
const sin = (degrees: number) => Math.sin(degrees * RADIANS)
const J2000 = 2_451_545
const UNIX = 2_440_587.5
/** Months of the moon in a century. */
const MONTHS = 1236.85
/** By how much dynamical time is ahead of the clock, in days: 69 seconds in our years. */
const AHEAD = 69 / 86_400

/** When the k-th new moon is; 0: the first of the year 2000. */
export const newMoon = (k: number): number => {
  const t = k / MONTHS
  const e = 1 - 0.002516 * t
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
  const terms: readonly [size: number, angle: number][] = [
    [-0.4072, moon],
    [0.17241 * e, sun],
    [0.01608, 2 * moon],
    [0.01039, 2 * latitude],
    [0.00739 * e, moon - sun],
    [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun],
    [-0.00111, moon - 2 * latitude],
    [-0.00057, moon + 2 * latitude],
    [0.00056 * e, 2 * moon + sun],
    [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude],
    [0.00038 * e, sun - 2 * latitude],
    [-0.00024 * e, 2 * moon - sun],
    [-0.00017, node],
    [0.00033, 299.77 + 0.107408 * k - 0.009173 * t * t],
  ]
  const off = terms.reduce((sum, [size, angle]) => sum + size * sin(angle), 0)
  return mean + off - UNIX - AHEAD
}

/** The number of the last new moon at or before an instant, or the one after it: near enough to begin a search. */
export const nearNewMoon = (at: number): number => Math.round((at + UNIX - 2_451_550.1) / 29.530588861)

/** The sun's apparent longitude in degrees, from 0 to 360: 270 at the winter solstice. */
export const sunLongitude = (at: number): number => {
  const t = (at + AHEAD + UNIX - J2000) / 36_525
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t
  const centre =
    (1.914602 - 0.004817 * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly)
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}
