import type { Facts, Viewer } from '@xk/domain/policy'
import type { findDeskItem } from './store.ts'

type DeskItem = Omit<
  NonNullable<Awaited<ReturnType<typeof findDeskItem>>>,
  'rendition' | 'renditionId' | 'restricted'
>

/** What policy needs to know of a judge and one assignment; without one, nothing is allowed. */
export const deskFacts = (viewer: Viewer, item: DeskItem | undefined, editionId?: string): Facts =>
  item === undefined || item.member.personId !== viewer.personId
    ? {}
    : {
        ...(editionId ? { editionId } : {}),
        onPanel: item.member.state === 'active',
        assigned: item.member.state === 'active' && item.assignment.state !== 'withdrawn',
        undertaken: item.member.undertakenAt !== null,
        conflicted: item.conflicted,
      }
