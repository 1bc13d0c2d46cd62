import { readFileSync } from 'node:fs'
import { edition, unit, unitPeriod } from '@xk/db'
import { fail, ok, type Problem, type Result } from '@xk/domain/kernel'
import { createDeps } from '../../create-deps.ts'
import type { Deps } from '../../deps.ts'
import { XLSX } from '../../http/reply.ts'
import {
  createDemoWorld,
  type DemoApp,
  type DemoLogin,
  type DemoPerson,
  type DemoWorld,
  loginOf,
} from './personas.ts'
import { COUNCIL_SIZE } from './hold-council.ts'
import type { DemoCast, DemoPlan } from './plan.ts'
import { runEdition } from './run-edition.ts'
import { receiveDataRequest, runWorks } from './run-works.ts'
import { takeTurns, type Until } from './take-turns.ts'
import { IDEAS, inventedName, TEAMS } from './words.ts'

const DAY = 86_400_000
const JUDGES = 7
const OFFICERS = 8
const SHEET = new URL('./fixtures/danh-sach-co-so-doan-sach.xlsx', import.meta.url)

export interface FilledDemo {
  logins: DemoLogin[]
  /** What opens without signing in: a nominee's own link. */
  links: { kind: string; url: string }[]
  units: number
  editions: number
}

const everywhere = (role: 'lead' | 'deputy' | 'secretary' | 'member' | 'administrator') =>
  [{ role, scopeKind: 'global' }] as const

const setUpBloc = async (world: DemoWorld) => {
  const administrator = await world.person('Lý Hoài Thương', everywhere('administrator'))
  await administrator.put('/api/organisation/term', {
    name: 'Nhiệm kỳ 2022 – 2027',
    starts: '2022-01-01',
    ends: '2027-12-31',
    targets: {
      unitsWithWork: 100,
      commendedWorks: 100,
      exemplarsOfBloc: 150,
      exemplarsOfCity: 25,
      exemplarsOfCentral: 5,
    },
  })
  const values = {
    blocName: 'Đoàn Khối Các cơ quan thành phố',
    superiorName: 'Thành Đoàn',
    place: 'Thành phố Hồ Chí Minh',
    decisionSymbol: 'QĐ/ĐTN',
    signatoryName: 'Phạm Quang Vinh',
    signatoryPosition: 'Bí thư',
  }
  await administrator.put('/api/organisation/settings', { validFrom: '2022-01-01', values })
  const form = new FormData()
  form.append('file', new File([readFileSync(SHEET)], 'danh-sach-co-so-doan.xlsx', { type: XLSX }))
  await administrator.upload('/api/units/import/upload', form)
  return administrator
}

const invite = async (world: DemoWorld) => {
  const { db } = world.deps.database
  const lead = await world.person('Phạm Quang Vinh', everywhere('lead'))
  const deputy = await world.person('Nguyễn Thị Hoàng Lan', everywhere('deputy'))
  const secretary = await world.person('Trần Đức Nhã', everywhere('secretary'))
  const secondSecretary = await world.person('Lý Mỹ Duyên', everywhere('secretary'))
  const member = await world.person('Hồ Ngọc Diệp', everywhere('member'))
  const judges: DemoPerson[] = []
  for (let i = 0; i < JUDGES; i++)
    judges.push(await world.person(inventedName(100 + i), [], { factor: i === 0 }))
  const known = await db
    .select({ id: unitPeriod.unitId, name: unitPeriod.name })
    .from(unitPeriod)
    .orderBy(unitPeriod.folded)
  const units: DemoCast['units'] = []
  for (const [i, { id }] of known.slice(0, OFFICERS).entries()) {
    const grant = { role: 'officer', scopeKind: 'unit', scopeId: id } as const
    units.push({ unitId: id, officer: await world.person(inventedName(i), [grant], { unitId: id }) })
  }
  // One of the council is of a unit that nominates: they do not vote on its nominee.
  const council: DemoPerson[] = []
  for (let i = 0; i < COUNCIL_SIZE; i++) {
    const home = i === 6 ? units[1] : undefined
    council.push(await world.person(inventedName(300 + i), [], home ? { unitId: home.unitId } : {}))
  }
  return { lead, deputy, secretary, secondSecretary, member, judges, council, units, unitCount: known.length }
}

const SLUG_ENDS = { released: '', open: '-dang-nhan', judging: '-dang-cham', council: '-hop-xet' } as const

const plansFor = (chair: DemoPerson, today: Date): DemoPlan[] => {
  const yearOf = (days: number) => new Date(today.getTime() + days * DAY).getUTCFullYear()
  const plan = (
    programme: DemoPlan['programme'],
    slug: string,
    opensIn: number,
    until: DemoPlan['until'],
    titles: readonly string[],
    title: string,
  ): DemoPlan => ({
    programme,
    slug: `${slug}-${yearOf(opensIn)}${SLUG_ENDS[until]}`,
    title: `${title} năm ${yearOf(opensIn)}`,
    opensIn,
    titles,
    until,
    chair,
  })
  const nominees = Array.from({ length: 6 }, (_, i) => `${inventedName(200 + i * 7)}, chuyên viên`)
  const later = Array.from({ length: 3 }, (_, i) => `${inventedName(242 + i * 7)}, chuyên viên`)
  const exemplars = 'Tuyên dương cán bộ, công chức, viên chức trẻ, giỏi, thân thiện'
  const ideas = 'Cuộc thi ý tưởng, giải pháp cải cách hành chính'
  return [
    { ...plan('exemplarSelection', 'tuyen-duong', -300, 'released', [], exemplars), dossiers: true },
    plan(
      'teamContest',
      'hoi-thi',
      -220,
      'released',
      TEAMS,
      'Hội thi Đoàn xung kích tham gia cải cách hành chính',
    ),
    plan('ideaContest', 'y-tuong', -120, 'released', IDEAS, ideas),
    plan('ideaContest', 'y-tuong', -22, 'judging', IDEAS.slice(0, 8), `${ideas} (đợt hai)`),
    plan('exemplarSelection', 'tuyen-duong', -36, 'council', nominees, `${exemplars} (đợt tháng 10)`),
    {
      ...plan('exemplarSelection', 'tuyen-duong', -4, 'open', later, `${exemplars} (đợt hai)`),
      from: 6,
    },
  ]
}

const notEmpty: Problem = { code: 'record/in-wrong-state', state: 'notEmpty' }

/** Nothing of anyone's is here yet. */
export const isEmptySystem = async (deps: Deps): Promise<boolean> => {
  const { db } = deps.database
  const [units, editions] = [await db.select().from(unit).limit(1), await db.select().from(edition).limit(1)]
  return units.length === 0 && editions.length === 0
}

/**
 * Fills an empty system with a small invented world: the units of the sample list, one finished edition of each
 * programme, one in judging, one whose council hands out ballots, one open; works of the units, and an introduction to
 * the city. Everything goes through the product's own routes on a clock that the demo
 * moves from a year ago to now; `build` makes the application over that clock. Refuses a system with units or editions; not in one transaction, so a failure
 * throws and leaves what was made.
 */
export const fillDemo = async (deps: Deps, build: (deps: Deps) => DemoApp): Promise<Result<FilledDemo>> => {
  if (!(await isEmptySystem(deps))) return fail(notEmpty)
  const today = deps.now()
  const clock = { now: new Date(today.getTime() - 310 * DAY) }
  const own = createDeps(deps.database, deps.config, { now: () => clock.now, log: deps.log })
  const world = await createDemoWorld(own, build(own), clock)
  try {
    const administrator = await setUpBloc(world)
    const cast = await invite(world)
    const [chair] = cast.judges
    if (!chair) throw new Error('a demo without judges')
    const plans = plansFor(chair, today)
    const go = (days: number) => {
      const next = new Date(today.getTime() + days * DAY)
      if (next > clock.now) clock.now = next
    }
    const nominees: string[] = []
    await takeTurns(go, [
      ...plans.map((plan) => async (until: Until) => {
        const { links } = await runEdition(world, cast, plan, { today, until })
        if (plan.until === 'open') nominees.push(...links)
      }),
      (until: Until) => runWorks(world, cast, until),
      (until: Until) => receiveDataRequest(world, cast, until),
    ])
    const logins = [
      loginOf(administrator, 'Quản trị viên'),
      loginOf(cast.lead, 'Trưởng ban'),
      loginOf(cast.deputy, 'Phó trưởng ban'),
      loginOf(cast.secretary, 'Thư ký'),
      loginOf(cast.secondSecretary, 'Thư ký thứ hai'),
      loginOf(cast.member, 'Thành viên Tổ công tác'),
      loginOf(chair, 'Trưởng ban giám khảo'),
      ...cast.judges.slice(1, 3).map((judge) => loginOf(judge, 'Giám khảo')),
      ...cast.council.slice(0, 1).map((one) => loginOf(one, 'Chủ tịch Hội đồng xét chọn')),
      ...cast.council.slice(3, 5).map((one) => loginOf(one, 'Ủy viên Hội đồng, kiểm phiếu')),
      ...cast.council.slice(6, 8).map((one) => loginOf(one, 'Ủy viên Hội đồng')),
      ...cast.units.slice(0, 2).map(({ officer }) => loginOf(officer, 'Cán bộ Đoàn cơ sở')),
    ]
    const links = nominees.map((url) => ({ kind: 'Liên kết của người được giới thiệu', url }))
    return ok({ logins, links, units: cast.unitCount, editions: plans.length })
  } finally {
    await world.signOutAll()
    own.documents.close()
  }
}
