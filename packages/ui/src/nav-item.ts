import type { JSX } from 'solid-js'

export interface NavItem {
  href: string
  label: string
  icon?: JSX.Element
  current?: boolean | undefined
  /** How many things wait there. */
  badge?: number | undefined
}
