import type { Mark } from '@xk/domain/ballot'
import { blindBallot } from './blind-voter.ts'
import type { DemoPerson, DemoWorld } from './personas.ts'

/** Nine people in the order of their seats: chair, deputy chair, secretary, and three tellers among the members. */
export const COUNCIL_SIZE = 9
const OFFICES = ['chair', 'deputyChair', 'secretary'] as const
const TELLERS = { 3: 'head', 4: 'member', 5: 'member' } as const
/** By seat: who could not come. */
const ABSENT = 8
/** By place among candidates: how many of the voters agree; later places as the last one. */
const YES = [8, 8, 7, 6, 5, 3]

interface Sitting {
  stageId: string
  /** In the order of their seats. */
  council: readonly DemoPerson[]
}
interface Round {
  round: { id: string; publicKey: string; candidates: string[] }
  own: { struck: string[] } | null
}

const seat = (council: readonly DemoPerson[], at: number): DemoPerson => {
  const found = council[at]
  if (!found) throw new Error('the council of the demo has too few members')
  return found
}

/** The council is set up, its roll called, its meeting open and the first round's ballots ready to be taken. */
export const openCouncil = async (
  world: DemoWorld,
  secretary: DemoPerson,
  { stageId, council }: Sitting,
): Promise<string> => {
  const at = `/api/stages/${stageId}/council`
  const seats: string[] = []
  for (const [i, { personId }] of council.entries()) {
    const { memberId } = await secretary.post(`${at}/seats`, { personId, office: OFFICES[i] ?? 'member' })
    seats.push(memberId as string)
  }
  for (const [i, teller] of Object.entries(TELLERS))
    await secretary.put(`${at}/seats/${seats[Number(i)]}/teller`, { teller })
  await secretary.put(at, {
    baseVersion: 0,
    setUpBy: 'Quyết định của Ban Thường vụ Đoàn Khối về việc thành lập Hội đồng xét chọn',
    place: 'Phòng họp A, trụ sở Đoàn Khối',
    meetsAt: world.clock.now.toISOString(),
  })
  const [chair, head] = [seat(council, 0), seat(council, 3)]
  for (const [i, seatId] of seats.entries()) {
    const absent = i === ABSENT
    await head.put(`${at}/roll/${seatId}`, {
      attendance: absent ? 'absent' : 'present',
      absenceReason: absent ? 'Đi công tác' : '',
      base: { attendance: null, absenceReason: '' },
    })
  }
  await chair.post(`${at}/open`)
  const { id } = await head.post(`/api/stages/${stageId}/ballot-rounds`, { way: 'online' })
  return id as string
}

/**
 * Every member present takes a ballot and casts it as a browser does: the server signs what it can't read, and what
 * comes back says nothing of whose it is.
 */
const vote = async (world: DemoWorld, roundId: string, voters: readonly DemoPerson[], head: DemoPerson) => {
  const at = `/api/ballot-rounds/${roundId}`
  const held: { serial: string; signature: string; struck: readonly string[] }[] = []
  for (const voter of voters) {
    const { round, own } = (await voter.get(at)) as Round
    const blind = blindBallot(round.publicKey, world.deps.randomBytes)
    const sealed = Buffer.from(world.deps.randomBytes(96)).toString('base64')
    const { blindSignature } = await voter.post(`${at}/issue`, { blinded: blind.blinded, sealed })
    const signature = blind.finish(blindSignature as string)
    held.push({ serial: blind.serial, signature, struck: own?.struck ?? [] })
  }
  const { round } = (await head.get(at)) as Round
  await head.post(`${at}/close-issuing`)
  for (const [v, { struck, ...credential }] of held.entries()) {
    const markOf = (id: string, i: number): Mark => {
      if (struck.includes(id)) return 'blank'
      return v < (YES[i] ?? YES.at(-1) ?? 0) ? 'yes' : 'no'
    }
    const marks = Object.fromEntries(round.candidates.map((id, i) => [id, markOf(id, i)]))
    await world.visitor.post(`/api/ballots/${roundId}`, { ...credential, marks })
  }
}

/** A whole meeting: ballots cast and counted by two tellers, minutes closed, the outcome declared by two people. */
export const holdCouncil = async (world: DemoWorld, secretary: DemoPerson, { stageId, council }: Sitting) => {
  const roundId = await openCouncil(world, secretary, { stageId, council })
  const [chair, head, second] = [seat(council, 0), seat(council, 3), seat(council, 4)]
  const present = council.filter((_, i) => i !== ABSENT)
  await vote(world, roundId, present, head)
  await head.post(`/api/ballot-rounds/${roundId}/end-casting`)
  await second.post(`/api/ballot-rounds/${roundId}/close`)
  const at = `/api/stages/${stageId}/council`
  const { council: kept } = (await chair.get(`${at}/sitting`)) as { council: { version: number } }
  const minutes = {
    guests: 'Đại diện Ban Tuyên giáo Đoàn Khối.',
    proceedings:
      'Thư ký báo cáo kết quả thẩm định, niêm yết. Hội đồng trao đổi từng hồ sơ, sau đó bỏ phiếu kín trên hệ thống.',
    conclusions:
      'Hội đồng thống nhất kết quả kiểm phiếu, đề nghị Ban Thường vụ Đoàn Khối xem xét, quyết định.',
    countNotes: 'Không có ý kiến khác về việc kiểm phiếu.',
  }
  const { version } = await chair.put(`${at}/minutes`, { baseVersion: kept.version, minutes })
  await chair.post(`${at}/close`, { baseVersion: version })
  const outcome = `/api/stages/${stageId}/council-outcome`
  const { digest } = await secretary.get(outcome)
  await secretary.post(`${outcome}/prepare`, { digest })
  await chair.post(`${outcome}/declare`, { digest })
}
