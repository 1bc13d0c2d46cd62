import { publicWords } from '@xk/i18n'
import { type ReleaseVerification, verifyRelease } from '@xk/domain/publication'
import { formatDateTime } from '@xk/ui'

const w = publicWords.check

interface CheckedPart {
  key: 'signature' | 'recomputation' | 'inclusion' | 'superseding' | 'names'
  ok: boolean
  text: string
}
export type Checked =
  | { state: 'checked'; ok: boolean; sheets: number; parts: CheckedPart[] }
  | { state: 'notFile' }
  | { state: 'unreachable' }

type Read = Extract<ReleaseVerification, { form: 'ok' }>

/** A pointer as people read it: the first places only. */
const places = (where: readonly string[]): string =>
  where.slice(0, 3).join(', ') + (where.length > 3 ? w.morePlaces(where.length - 3) : '')

const signaturePart = ({ signature }: Read): CheckedPart => ({
  key: 'signature',
  ok: signature.state === 'ok',
  text:
    signature.state === 'otherKey'
      ? w.signature.otherKey(signature.fingerprint)
      : w.signature[signature.state],
})

const recomputationPart = ({ recomputation }: Read, sheets: number): CheckedPart => ({
  key: 'recomputation',
  ok: recomputation.state === 'ok',
  text:
    recomputation.state === 'ok'
      ? w.recomputation.ok(sheets)
      : w.recomputation.differs(places(recomputation.where)),
})

const inclusionPart = ({ inclusion }: Read): CheckedPart => ({
  key: 'inclusion',
  ok: inclusion.state === 'ok',
  text:
    inclusion.state === 'ok'
      ? w.inclusion.ok(formatDateTime(inclusion.at), inclusion.size)
      : w.inclusion[inclusion.state === 'missing' ? 'missing' : inclusion.what],
})

const supersedingPart = ({ superseding }: Read): CheckedPart => ({
  key: 'superseding',
  ok: superseding.state !== 'differs',
  text:
    superseding.state === 'named' || superseding.state === 'ok'
      ? w.superseding[superseding.state](superseding.n)
      : w.superseding[superseding.state],
})

const namesPart = ({ disclosures }: Read): CheckedPart => ({
  key: 'names',
  ok: disclosures.wrong.length === 0,
  text:
    disclosures.wrong.length === 0
      ? w.names.ok(disclosures.opened.length, disclosures.erased.length)
      : w.names.wrong(places(disclosures.wrong)),
})

const sheetsIn = (file: unknown): number => {
  const { core } = file as { core: { results: { entries: { sheets: unknown[] }[] }[] } }
  return core.results.flatMap(({ entries }) => entries.flatMap(({ sheets }) => sheets)).length
}

/** Checks the text of a release file, in this browser alone, against the fingerprint that the page shows. */
export const checkRelease = (text: string, fingerprint: string): Checked => {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { state: 'notFile' }
  }
  const found = verifyRelease(file, { fingerprint })
  if (found.form === 'malformed') return { state: 'notFile' }
  const sheets = sheetsIn(file)
  const parts = [
    signaturePart(found),
    recomputationPart(found, sheets),
    inclusionPart(found),
    ...(found.superseding.state === 'none' ? [] : [supersedingPart(found)]),
    namesPart(found),
  ]
  return { state: 'checked', ok: found.ok, sheets, parts }
}
