import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Persona } from '../testing/index.ts'
import { ask } from './ask.ts'
import { createJudgingWorld, type JudgingWorld } from './judging-world.ts'
import { requestsOf } from './requests.ts'
import { nameOf, type Route, routesOf } from '../http/routes-of.ts'

/** What anyone may ask without signing in, each with its reason. */
const PUBLIC: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': 'says how the API is asked; nothing of what is in it',
  'GET /api/me': 'tells a visitor that they are not signed in',
  'GET /api/public/keys': 'public keys and their fingerprints, so that anyone can verify what was signed',
  'POST /api/sign-in': 'is how one signs in; refuses a wrong password',
  'POST /api/sign-out': 'ends nothing when there is no session',
  'GET /api/forgotten-password': 'says whether there is a mail server',
  'POST /api/forgotten-password': 'answers the same whether the account exists or not',
  'GET /api/links/:token': 'opening a link consumes nothing; an unknown one is not found',
  'POST /api/links/:token/take-up': 'taking up an invitation; an unknown one is not found',
  'POST /api/ballots/:roundId': 'a secret ballot: its signature lets it in, and nobody is asked who they are',
  'GET /api/consent-links/:token':
    'the nominee’s own link; opening consumes nothing; an unknown one is not found',
  'GET /api/consent-links/:token/photo': 'their own photograph, behind their own link',
  'POST /api/consent-links/:token/answer': 'their own word, behind their own link',
  'POST /api/consent-links/:token/objections/:id/answer':
    'their own word to an objection about them, behind their own link',
  'POST /api/consent-links/:token/objection-answers/:id/file/upload':
    'the paper to their own word, behind their own link',
  'GET /api/consent-links/:token/objection-answers/:id/file':
    'a paper to what was answered about them, behind their own link',
  'POST /api/consent-links/:token/withdraw': 'taking their own word back, behind their own link',
  'GET /api/endorsement-links/:token':
    'what leadership confirms; opening consumes nothing; an unknown one is not found',
  'POST /api/endorsement-links/:token/answer': 'the word of whom the link was sent to',
  'GET /api/public/question-challenge': 'the puzzle that a question of the public comes with',
  'POST /api/public/data-requests':
    'anybody may ask about their own data; without a solved puzzle it is refused',
  'POST /api/public/data-requests/confirm':
    'confirms the address of a request by its link; an unknown one is not found',
  'POST /api/public/questions': 'anybody may ask; without a solved puzzle it is refused',
}

/** What every signed-in person may ask, each with its reason. */
const OWN: Readonly<Record<string, string>> = {
  'POST /api/second-factor/set-up': 'their own authenticator',
  'POST /api/second-factor/pass': 'their own authenticator',
  'POST /api/second-factor/confirm': 'their own authenticator',
  'POST /api/second-factor/recovery-codes': 'their own recovery codes',
  'POST /api/second-factor/recovery-codes/paper': 'codes that are not their own are simply wrong',
  'POST /api/confirm': 'their own identity',
  'POST /api/password': 'their own password',
  'GET /api/sessions': 'their own devices',
  'DELETE /api/sessions/:hash': 'their own devices; an unknown one changes nothing',
  'GET /api/tokens': 'their own tokens',
  'POST /api/tokens': 'their own tokens, freshly confirmed',
  'GET /api/calendar-link': 'their own calendar address',
  'POST /api/calendar-link': 'their own calendar address',
  'POST /api/calendar-link/revoke': 'their own calendar address',
  'GET /api/notices': 'their own notices',
  'GET /api/mail-choice': 'how they want mail',
  'PUT /api/mail-choice': 'how they want mail',
  'POST /api/notices/read': 'their own notices',
  'GET /api/my-data': 'what is held of themselves',
  'GET /api/my-data/requests': 'what they asked about their own data',
  'POST /api/my-data/requests': 'asking about their own data',
  'GET /api/officer/home': 'the units that they are an officer of: none, so an empty list',
  'GET /api/desk': 'the panels that they sit on: none, so an empty list',
  'GET /api/councils': 'the councils that they sit on: none, so an empty list',
  'GET /api/results/stages': 'the stages whose result they may follow: none, so an empty list',
  'GET /api/editions': 'the editions that are open to everyone signed in',
  'GET /api/editions/:id/form': 'the blank entry form of an opened edition, from the same rules',
  'GET /api/editions/:id/rules': 'the thể lệ of an opened edition is for everyone signed in',
}

let world: JudgingWorld
let nobody: Persona
let routes: Route[]

beforeAll(async () => {
  world = await createJudgingWorld('assigned', [0, 1, 2, 3])
  nobody = await world.app.person('Người Không Chức Trách')
  routes = routesOf(world.app.app).filter(({ path }) => path.startsWith('/api/'))
})
afterAll(() => world.app.close())

/** Routes that answer something else than these statuses. */
const answeringOtherwise = async (
  refusals: readonly number[],
  exempt: readonly string[],
  cookie?: string,
) => {
  const found: string[] = []
  for (const route of routes.filter((it) => !exempt.includes(nameOf(it)))) {
    const requests = requestsOf(route, world.ids)
    if (typeof requests === 'string') throw new Error(requests)
    for (const request of requests) {
      await world.reset()
      const { status, body } = await ask(world, nameOf(route), request, cookie)
      if (!refusals.includes(status)) found.push(`${nameOf(route)}: ${status} ${body.slice(0, 160)}`)
    }
  }
  return [...new Set(found)]
}

test('without signing in, every route but the public ones answers 401 or 404', async () => {
  expect(await answeringOtherwise([401, 404], Object.keys(PUBLIC))).toEqual([])
})

test('a person without any office gets 403 or 404 from every route but their own', async () => {
  const exempt = [...Object.keys(PUBLIC), ...Object.keys(OWN)]
  expect(await answeringOtherwise([403, 404], exempt, nobody.cookie)).toEqual([])
})

test('the lists of exceptions name only routes that exist', () => {
  const names = new Set(routes.map(nameOf))
  expect([...Object.keys(PUBLIC), ...Object.keys(OWN)].filter((name) => !names.has(name))).toEqual([])
})
