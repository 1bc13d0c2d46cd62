import { councilWords } from '@xk/i18n'

/** Candidates as they are called on a page: of who had the use of their data restricted, that it is so. */
export const namedAll = <Line extends { name?: string; restricted?: boolean }>(
  all: readonly Line[],
): Line[] => all.map((it) => (it.restricted ? { ...it, name: councilWords.restricted.name } : it))
