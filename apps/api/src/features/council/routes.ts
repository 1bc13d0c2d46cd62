import {
  appointCouncilSchema,
  ballotSheetQuery,
  besideTellerSchema,
  callRollSchema,
  councilInterestSchema,
  councilOfficeSchema,
  councilSearchSchema,
  declareInterestSchema,
  electTellerSchema,
  reasonSchema,
  saveMinutesSchema,
  setUpCouncilSchema,
  takeBackInterestSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { appointCouncillor, changeOffice, endMember } from './appoint.ts'
import { callRoll } from './call-roll.ts'
import { declareInterest, recordInterest, takeBackInterest } from './declare-interest.ts'
import { printAttendance, printBallotSheet, printCountMinutes, printMeetingMinutes } from './print.ts'
import { listMyCouncils, readAgenda } from './read-agenda.ts'
import { readCouncil } from './read-council.ts'
import { readDossier } from './read-dossier.ts'
import { readSitting } from './read-sitting.ts'
import { searchPeople } from './search-people.ts'
import { setUpCouncil } from './set-up.ts'
import { closeMinutes, openSitting, reopenMinutes, saveMinutes } from './sitting.ts'
import { addTeller, electTeller } from './tellers.ts'

const memberParam = valid('param', z.object({ id: z.uuid(), seatId: z.uuid() }))
const closeSchema = saveMinutesSchema.pick({ baseVersion: true })

/** Setting the council up: people, tellers, ties to candidates. */
const setUpRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/council', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readCouncil(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/stages/:id/council', idParam, valid('json', setUpCouncilSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await setUpCouncil(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/council/people', idParam, valid('query', councilSearchSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await searchPeople(deps, viewer, c.req.valid('param').id, c.req.valid('query').q)),
      ),
    )
    .post('/stages/:id/council/seats', idParam, valid('json', appointCouncilSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await appointCouncillor(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .put('/stages/:id/council/seats/:seatId', memberParam, valid('json', councilOfficeSchema), (c) =>
      asActor(c, async (actor) => {
        const { id: stageId, seatId: memberId } = c.req.valid('param')
        return replyResult(c, await changeOffice(deps, actor, { stageId, memberId, ...c.req.valid('json') }))
      }),
    )
    .post('/stages/:id/council/seats/:seatId/end', memberParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) => {
        const { id: stageId, seatId: memberId } = c.req.valid('param')
        return replyResult(c, await endMember(deps, actor, { stageId, memberId, ...c.req.valid('json') }))
      }),
    )
    .put('/stages/:id/council/seats/:seatId/teller', memberParam, valid('json', electTellerSchema), (c) =>
      asActor(c, async (actor) => {
        const { id: stageId, seatId: memberId } = c.req.valid('param')
        return replyResult(c, await electTeller(deps, actor, { stageId, memberId, ...c.req.valid('json') }))
      }),
    )
    .post('/stages/:id/council/tellers', idParam, valid('json', besideTellerSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await addTeller(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council/interests', idParam, valid('json', councilInterestSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await recordInterest(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )

/** What a member has: their councils, the agenda, dossiers, their own interests. */
const memberRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/councils', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listMyCouncils(deps, viewer))),
    )
    .get('/stages/:id/council/agenda', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readAgenda(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/council-dossiers/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readDossier(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/council/own-interests', idParam, valid('json', declareInterestSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await declareInterest(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post(
      '/stages/:id/council/own-interests/take-back',
      idParam,
      valid('json', takeBackInterestSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await takeBackInterest(deps, actor, {
              stageId: c.req.valid('param').id,
              ...c.req.valid('json'),
            }),
          ),
        ),
    )

/** The meeting: roll, opening, minutes, papers. */
const sittingRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/council/sitting', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readSitting(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/stages/:id/council/roll/:seatId', memberParam, valid('json', callRollSchema), (c) =>
      asActor(c, async (actor) => {
        const { id: stageId, seatId: memberId } = c.req.valid('param')
        return replyResult(c, await callRoll(deps, actor, { stageId, memberId, ...c.req.valid('json') }))
      }),
    )
    .post('/stages/:id/council/open', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await openSitting(deps, actor, { stageId: c.req.valid('param').id })),
      ),
    )
    .put('/stages/:id/council/minutes', idParam, valid('json', saveMinutesSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveMinutes(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council/close', idParam, valid('json', closeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await closeMinutes(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council/reopen', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await reopenMinutes(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .get('/stages/:id/council/count-minutes.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(
          c,
          'bien-ban-kiem-phieu.pdf',
          await printCountMinutes(deps, viewer, c.req.valid('param').id),
        ),
      ),
    )
    .get('/stages/:id/council/meeting-minutes.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'bien-ban-hop-xet.pdf', await printMeetingMinutes(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/stages/:id/council/attendance.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(c, 'danh-sach-diem-danh.pdf', await printAttendance(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .get('/stages/:id/council/ballot-sheet.pdf', idParam, valid('query', ballotSheetQuery), (c) =>
      asActor(c, async ({ viewer }) =>
        pdfReply(
          c,
          'phieu-binh-xet.pdf',
          await printBallotSheet(deps, viewer, {
            stageId: c.req.valid('param').id,
            round: c.req.valid('query').round,
          }),
        ),
      ),
    )

/** The council around its secret ballot; the ballot itself is features/ballot. */
export const councilRoutes = (deps: Deps) =>
  new Hono<Env>().route('/', setUpRoutes(deps)).route('/', memberRoutes(deps)).route('/', sittingRoutes(deps))
