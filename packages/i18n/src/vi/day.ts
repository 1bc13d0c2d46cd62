/** 05/10/2026 of 2026-10-05. */
export const writeDay = (iso: string): string => iso.split('-').toReversed().join('/')
