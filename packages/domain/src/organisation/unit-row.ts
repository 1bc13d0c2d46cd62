/** One unit with one person in charge of it, as read from one row. Dates are ISO days. */
export interface UnitRow {
  row: number
  unit: string
  cluster: string | null
  /** Null when the row names nobody. */
  officer: { name: string; position: string | null; phone: string | null; mail: string | null } | null
  joinedOn: string | null
  members: number | null
  note: string | null
}
