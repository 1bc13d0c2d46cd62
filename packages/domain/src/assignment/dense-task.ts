/** An assignment task as arrays; the pair of entry e and judge j stands at e × judges + j. */
export interface DenseTask {
  entries: number
  judges: number
  /** Places that each entry still needs. */
  demand: Int32Array
  /** Places that each judge still has. */
  room: Int32Array
  /** 1 where the pair may be assigned. */
  open: Uint8Array
  /** What each pair is worth, a whole number. */
  worth: Float64Array
}

/** Ordered by entry, judge numbers of what each entry got. */
export type Chosen = readonly (readonly number[])[]
