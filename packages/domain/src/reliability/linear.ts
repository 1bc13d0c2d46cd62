/** A symmetric matrix by rows; small and dense, as the normal equations of a panel are. */
export interface Symmetric {
  size: number
  values: Float64Array
}

export const symmetric = (size: number): Symmetric => ({ size, values: new Float64Array(size * size) })

export const read = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

export const addTo = (values: Float64Array, index: number, amount: number): void => {
  values[index] = (values[index] ?? 0) + amount
}

/**
 * Cholesky factor of a positive definite matrix, lower triangle by rows; the index of the row that made it
 * singular otherwise: that unknown is not told apart from those before it. A pivot is nothing when it is a
 * vanishing part of `scale`, the diagonal before anything was taken out of it.
 */
export const cholesky = (
  { size, values }: Symmetric,
  scale: (row: number) => number = (row) => read(values, row * size + row),
): { ok: true; lower: Float64Array } | { ok: false; row: number } => {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = read(values, i * size + j)
      for (let k = 0; k < j; k++) sum -= read(lower, i * size + k) * read(lower, j * size + k)
      if (i !== j) lower[i * size + j] = sum / read(lower, j * size + j)
      else if (sum > 1e-10 * scale(i)) lower[i * size + i] = Math.sqrt(sum)
      else return { ok: false, row: i }
    }
  }
  return { ok: true, lower }
}

/** x of L Lᵀ x = b. */
export const solve = (lower: Float64Array, b: ArrayLike<number>): Float64Array => {
  const size = b.length
  const x = Float64Array.from(b)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) addTo(x, i, -read(lower, i * size + k) * read(x, k))
    x[i] = read(x, i) / read(lower, i * size + i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) addTo(x, i, -read(lower, k * size + i) * read(x, k))
    x[i] = read(x, i) / read(lower, i * size + i)
  }
  return x
}
