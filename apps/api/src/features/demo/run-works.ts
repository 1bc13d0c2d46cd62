import { DEFAULT_WORK_KINDS, workBodySchema } from '@xk/domain/work'
import type { DemoPerson, DemoWorld } from './personas.ts'
import type { Until } from './take-turns.ts'

interface Cast {
  secretary: DemoPerson
  lead: DemoPerson
  units: readonly { unitId: string; officer: DemoPerson }[]
}

/** What units register, by how far each has come. */
const WORKS = [
  ['Cẩm nang 20 thủ tục người dân hay hỏi nhất', 'handbook', 'commended'],
  ['Sáng thứ bảy hướng dẫn dịch vụ công trực tuyến', 'volunteerSaturday', 'commended'],
  ['Giờ thứ 9 trả kết quả tại phường', 'ninthHour', 'accepted'],
  ['Số hóa hồ sơ lưu trữ của năm phòng ban', 'digital', 'reported'],
  ['Loạt bài hướng dẫn nộp hồ sơ tại nhà', 'guideArticle', 'registered'],
] as const

const dayAfter = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Works of a half-year, registered, reported, accepted, and two of them commended by a decision of two people. */
export const runWorks = async (world: DemoWorld, { secretary, lead, units }: Cast, until: Until) => {
  await until(-200)
  const begun = world.clock.now
  const made: { id: string; version: number; upTo: (typeof WORKS)[number][2]; officer: DemoPerson }[] = []
  for (const [i, [title, key, upTo]] of WORKS.entries()) {
    const unit = units[i % units.length]
    if (!unit) continue
    const { id } = await unit.officer.post('/api/works', { unitId: unit.unitId })
    const body = workBodySchema.parse({
      title,
      sort: 'youthProject',
      kind: DEFAULT_WORK_KINDS.find((kind) => kind.key === key)?.key,
      branch: 'Chi đoàn Văn phòng',
      responsible: { fullName: unit.officer.fullName, position: 'Bí thư' },
      from: dayAfter(begun, 0),
      to: dayAfter(begun, 120),
      aim: 'Người dân đỡ đi lại và biết trước giấy tờ cần nộp.',
      goal: { value: '20', unit: 'thủ tục' },
      report: {
        done: 'Đã thực hiện đủ nội dung đăng ký, có hình ảnh và ý kiến của người dân.',
        achieved: '22',
        figures: { peopleHelped: '1250', hoursSaved: '310,5' },
        links: [{ label: 'Hình ảnh, bản điện tử', url: 'https://doankhoi.example.vn/cong-trinh' }],
      },
    })
    const saved = await unit.officer.put(`/api/works/${id}/draft`, { baseVersion: 1, body })
    const registered = await unit.officer.post(`/api/works/${id}/act`, {
      baseVersion: saved.version,
      act: 'register',
    })
    made.push({ id, version: registered.version, upTo, officer: unit.officer })
  }
  await until(-75)
  for (const work of made.filter(({ upTo }) => upTo !== 'registered')) {
    const at = `/api/works/${work.id}`
    const reported = await work.officer.post(`${at}/act`, { baseVersion: work.version, act: 'report' })
    if (work.upTo !== 'reported')
      await secretary.post(`${at}/review`, { baseVersion: reported.version, act: 'accept' })
  }
  const workIds = made.filter(({ upTo }) => upTo === 'commended').map(({ id }) => id)
  const { id } = await secretary.post('/api/work-decisions', { workIds })
  const at = `/api/work-decisions/${id}`
  const { text } = (await secretary.get(at)) as { text: object }
  const signedOn = world.clock.now.toISOString().slice(0, 10)
  const numbered = await secretary.put(at, { baseVersion: 1, number: '18', signedOn, text, workIds })
  await lead.post(`${at}/approve`, { version: numbered.version })
}

/** A request about personal data that arrived on paper and waits for its answer. */
export const receiveDataRequest = async (
  world: DemoWorld,
  { secretary }: Pick<Cast, 'secretary'>,
  until: Until,
) => {
  await until(-1)
  await secretary.post('/api/data-requests', {
    kind: 'correct',
    channel: 'paper',
    receivedAt: world.clock.now.toISOString(),
    name: 'Nguyễn Thị Minh Tâm',
    contact: '0901 000 199',
    unit: 'Đoàn Sở Nội vụ',
    text: 'Đề nghị sửa lại chức danh của tôi trong danh sách đã công bố: chuyên viên chính.',
    personId: null,
  })
}
