import {
  estimateFacets,
  type FacetRating,
  type FacetsEstimate,
  type FacetsRefusal,
  type Fit,
} from '@xk/domain/reliability'
import { CsvError, parseCsv } from './csv.ts'
import { readNamedFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

const HEADER = ['entry', 'judge', 'criterion', 'score'] as const

/** Ratings of a file with the header `entry,judge,criterion,score` (in any order); throws {@link CsvError}. */
const ratingsOf = (text: string): FacetRating[] => {
  const [header, ...rows] = parseCsv(text)
  const place = HEADER.map((name) => header?.cells.indexOf(name) ?? -1)
  if (place.includes(-1) || header?.cells.length !== HEADER.length)
    throw new CsvError(header?.line ?? 1, 1, `dòng đầu phải là ${HEADER.join(',')}`)
  const seen = new Map<string, number>()
  return rows.map(({ line, cells }) => {
    if (cells.length !== HEADER.length)
      throw new CsvError(line, cells.length, `có ${cells.length} ô, cần ${HEADER.length} ô`)
    const [entry = '', judge = '', criterion = '', score = ''] = place.map((i) => cells[i] ?? '')
    for (const [i, id] of [entry, judge, criterion].entries())
      if (id === '') throw new CsvError(line, (place[i] ?? 0) + 1, `thiếu ${HEADER[i]}`)
    if (!/^[+-]?\d{1,6}$/.test(score))
      throw new CsvError(line, (place[3] ?? 0) + 1, `“${score}” không phải là điểm nguyên`)
    const key = JSON.stringify([entry, judge, criterion])
    const before = seen.get(key)
    if (before !== undefined)
      throw new CsvError(line, 1, `${entry}, ${judge}, ${criterion} đã có điểm ở dòng ${before}`)
    seen.set(key, line)
    return { entry, judge, criterion, score: Number(score) }
  })
}

const refusalLine = (refusal: FacetsRefusal): string => {
  switch (refusal.why) {
    case 'disconnected':
      return `Các giám khảo chia thành ${refusal.parts.length} nhóm không có bài chấm chung, không so được độ nghiêm khắc giữa các nhóm: ${refusal.parts.map((part, i) => `nhóm ${i + 1} gồm ${part.join(', ')}`).join('; ')}.`
    case 'unusedScores':
      return `Không bài nào được các mức điểm ở giữa: ${refusal.scores.join(', ')}. Hãy gộp các mức điểm rồi tính lại.`
    case 'nothingToEstimate':
      return 'Không có gì để ước lượng: tệp không có điểm, hoặc mỗi bài chỉ có một mức điểm.'
    case 'confounded':
      return `Không tách được ${refusal.facet === 'judges' ? 'giám khảo' : 'tiêu chí'} ${refusal.id} khỏi phần còn lại: hai yếu tố luôn thay đổi cùng nhau.`
    case 'tooRegular':
      return 'Điểm tuân theo quy luật không có ngoại lệ, nên giá trị ước lượng là vô cùng, không in ra được.'
  }
}

const asJson = (it: FacetsEstimate) => {
  const fit = (table: Map<string, Fit>) => Object.fromEntries(table)
  return {
    logLikelihood: it.logLikelihood,
    entries: Object.fromEntries(it.entries),
    judges: Object.fromEntries(it.judges),
    criteria: Object.fromEntries(it.criteria),
    thresholds: it.thresholds,
    fit: { judges: fit(it.fit.judges), entries: fit(it.fit.entries), criteria: fit(it.fit.criteria) },
    lowestScore: it.lowest,
    highestScore: it.highest,
    // These have only lowest or only highest scores: no finite measure (null above), and no say about the others.
    extreme: it.extreme,
  }
}

/**
 * The many-facet rating-scale model of a file of whole scores, as JSON. What has only lowest or highest scores gets
 * null and stands in `extreme`; where there is no single finite answer, nothing is printed but the reason.
 */
export const printFacets = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const [file, ...more] = readOptions(args, {}).rest
  if (!file || more.length > 0) throw new UsageError('Dùng: xk facets RATINGS.csv')
  try {
    const result = estimateFacets(ratingsOf(readNamedFile(env, file)))
    if (result.ok) say(JSON.stringify(asJson(result.estimate), null, 2))
    else complain(refusalLine(result.refusal))
    return result.ok ? (0 as const) : (1 as const)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    complain(`Không đọc được tệp ${file}, ${error.message}`)
    return 1 as const
  }
}
