import type { CorrectionItemInput } from '@xk/contract'
import { createSignal } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { readPoints } from '../results/format.ts'
import { type CorrectionsPage, loadCorrectable } from './load.ts'

export interface Tie {
  prize: string
  label: string
  team: boolean
  choice?: 'share' | 'none'
}

/** What a secretary is putting together: whatever changes, what follows from it must be looked at again. */
export const createCorrection = (page: () => CorrectionsPage, onDone: () => void) => {
  const [kind, setKind] = createSignal<'scores' | 'revocation'>('scores')
  const [entryId, setEntryId] = createSignal('')
  const [remarks, setRemarks] = createSignal<readonly string[]>([])
  const [voided, setVoided] = createSignal<readonly string[]>([])
  const [marks, setMarks] = createSignal<Readonly<Record<string, string>>>({})
  const [vacancy, setVacancy] = createSignal<'vacant' | 'raiseNext'>('vacant')
  const [ground, setGround] = createSignal('')
  const [number, setNumber] = createSignal('')
  const [signedOn, setSignedOn] = createSignal<string | null>(null)
  const [reason, setReason] = createSignal('')
  const [ties, setTies] = createSignal<readonly Tie[]>([])
  const [correctable] = createResource(
    () => (kind() === 'scores' && entryId() ? entryId() : undefined),
    loadCorrectable,
  )

  const items = (): CorrectionItemInput[] => {
    const stageEntryId = entryId()
    if (kind() === 'revocation')
      return stageEntryId
        ? [{ kind: 'revocation', stageEntryId, ground: ground().trim(), vacancy: vacancy() }]
        : []
    return [
      ...remarks().map((appealId) => ({ kind: 'remark' as const, appealId })),
      ...(stageEntryId ? voided() : []).map((sheetId) => ({
        kind: 'voidSheet' as const,
        stageEntryId,
        sheetId,
      })),
      ...(stageEntryId ? Object.entries(marks()) : []).flatMap(([segment, typed]) =>
        typed.trim() === ''
          ? []
          : [
              {
                kind: 'objectiveMark' as const,
                stageEntryId,
                segment,
                // What can't be read is sent as it stands, and refused there.
                points: readPoints(typed) ?? typed.trim(),
                elapsedSeconds:
                  correctable.latest?.marks.find((mark) => mark.segment === segment)?.elapsedSeconds ?? null,
              },
            ],
      ),
    ]
  }
  const choices = (team: boolean) =>
    Object.fromEntries(
      ties().flatMap((tie) => (tie.team === team && tie.choice ? [[tie.prize, tie.choice]] : [])),
    )
  const body = () => ({ items: items(), boundary: choices(false), teamBoundary: choices(true) })
  const asSeen = () => JSON.stringify([page().latest, body()])

  const [seen, setSeen] = createSignal<{ of: string; changes: Awaited<ReturnType<typeof preview>> }>()
  const preview = () =>
    call(api.editions[':id'].corrections.preview.$post({ param: { id: page().editionId }, json: body() }))
  const look = createAction(async () => {
    const of = asSeen()
    try {
      setSeen({ of, changes: await preview() })
    } catch (refusal) {
      if (refusal instanceof ApiProblem && refusal.problem.code === 'correction/tie') {
        const { prize, label, team } = refusal.problem
        if (!ties().some((tie) => tie.prize === prize)) setTies([...ties(), { prize, label, team }])
      }
      throw refusal
    }
  })
  /** Only while nothing was changed since. */
  const changes = () => (seen()?.of === asSeen() ? seen()?.changes : undefined)
  const submit = createAction(async (command) => {
    const decision = kind() === 'revocation' ? { number: number().trim(), signedOn: signedOn() ?? '' } : null
    await call(
      api.editions[':id'].corrections.$post(
        {
          param: { id: page().editionId },
          json: {
            ...body(),
            reason: reason().trim(),
            decision,
            publishAt: null,
            seen: changes()?.digest ?? '',
          },
        },
        command,
      ),
    )
    onDone()
  })
  const toggle = (list: readonly string[], id: string, on: boolean) =>
    on ? [...list, id] : list.filter((it) => it !== id)
  return {
    kind,
    setKind: (value: 'scores' | 'revocation') => {
      setKind(value)
      setEntryId('')
    },
    entryId,
    chooseEntry: (id: string) => {
      setEntryId(id)
      setVoided([])
      setMarks({})
    },
    remarks,
    toggleRemark: (id: string, on: boolean) => setRemarks(toggle(remarks(), id, on)),
    voided,
    toggleVoided: (id: string, on: boolean) => setVoided(toggle(voided(), id, on)),
    marks,
    setMark: (segment: string, typed: string) => setMarks({ ...marks(), [segment]: typed }),
    correctable,
    vacancy,
    setVacancy,
    ground,
    setGround,
    number,
    setNumber,
    signedOn,
    setSignedOn,
    reason,
    setReason,
    ties,
    chooseTie: (tie: Tie, choice: 'share' | 'none') =>
      setTies(ties().map((it) => (it.prize === tie.prize ? { ...it, choice } : it))),
    look,
    changes,
    submit,
    /** A correction without items publishes again with what is known now; a prize taken back names one. */
    hasItems: () => kind() === 'scores' || (entryId() !== '' && ground().trim().length >= 3),
    isComplete: () =>
      reason().trim().length >= 3 && (kind() === 'scores' || (number().trim() !== '' && signedOn() !== null)),
  }
}
export type Correction = ReturnType<typeof createCorrection>
