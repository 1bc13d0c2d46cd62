import { DEFAULT_WORK_KINDS, workBodySchema, type WorkBody } from '@xk/domain/work'
import { must } from './must.ts'
import type { Persona } from './test-app.ts'

export const wordsOf = (facts: Partial<WorkBody> = {}): WorkBody =>
  workBodySchema.parse({
    title: 'Cẩm nang 20 thủ tục người dân hay hỏi nhất',
    sort: 'youthProject',
    kind: DEFAULT_WORK_KINDS[5]?.key,
    branch: 'Chi đoàn Văn phòng',
    responsible: { fullName: 'Nguyễn Minh An', position: 'Phó Bí thư' },
    from: '2026-03-01',
    to: '2026-10-31',
    aim: 'Người dân tra cứu được thủ tục ngay trên điện thoại.',
    goal: { value: '20', unit: 'thủ tục' },
    procedure: 'Cấp phiếu lý lịch tư pháp',
    ...facts,
  })
export const REPORT: WorkBody['report'] = {
  done: 'Đã phát hành cẩm nang bản in và bản điện tử.',
  achieved: '22',
  figures: { peopleHelped: '1250', hoursSaved: '310,5' },
  links: [{ label: 'Bản điện tử', url: 'https://doankhoi.example.vn/cam-nang' }],
}

/** A work of a unit that its officer registered and reported, as far as asked. */
export const makeWork = async (
  officer: Persona,
  unitId: string,
  facts: Partial<WorkBody> = {},
  upTo: 'draft' | 'registered' | 'reported' = 'reported',
): Promise<{ id: string; version: number }> => {
  const { id } = must('create', await officer.post('/api/works', { unitId }))
  const body = wordsOf({ report: REPORT, ...facts })
  let { version } = must('save', await officer.put(`/api/works/${id}/draft`, { baseVersion: 1, body }))
  for (const act of upTo === 'draft' ? [] : upTo === 'registered' ? ['register'] : ['register', 'report'])
    version = must(act, await officer.post(`/api/works/${id}/act`, { baseVersion: version, act })).version
  return { id, version }
}

/** The same, accepted by a secretary. */
export const acceptedWork = async (
  officer: Persona,
  unitId: string,
  secretary: Persona,
  facts: Partial<WorkBody> = {},
): Promise<{ id: string; version: number }> => {
  const made = await makeWork(officer, unitId, facts)
  const { version } = must(
    'accept',
    await secretary.post(`/api/works/${made.id}/review`, { baseVersion: made.version, act: 'accept' }),
  )
  return { id: made.id, version }
}
