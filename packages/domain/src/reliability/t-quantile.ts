/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054

/**
 * The 97.5 % point of Student's t, for 95 % intervals. One and two degrees of freedom exactly, then Fisher and
 * Cornish's expansion (Abramowitz & Stegun 26.7.5), right to a per cent from three on and to three digits from six.
 */
export const tQuantile = (freedom: number): number => {
  if (freedom <= 0) return Number.NaN
  if (freedom === 1) return 12.706204736174698
  if (freedom === 2) return 4.302652729749464
  const z2 = Z * Z
  const terms = [
    (Z * (z2 + 1)) / 4,
    (Z * (5 * z2 * z2 + 16 * z2 + 3)) / 96,
    (Z * (3 * z2 ** 3 + 19 * z2 * z2 + 17 * z2 - 15)) / 384,
    (Z * (79 * z2 ** 4 + 776 * z2 ** 3 + 1482 * z2 * z2 - 1920 * z2 - 945)) / 92160,
  ]
  return terms.reduce((sum, term, i) => sum + term / freedom ** (i + 1), Z)
}
