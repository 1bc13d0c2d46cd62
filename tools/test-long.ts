import { attackManyCouncils } from './running/ballot-linkage.ts'
import { rushOfCouncil } from './running/council-rush.ts'
import { killDuringSaves } from './running/kill-during-saves.ts'
import { handInLastMinute } from './running/last-minute.ts'
import { killPostgresAlone } from './running/kill-postgres.ts'
import { journeysWithLateAnswers } from './running/late-answers.ts'
import { proxyTellsNothing } from './running/proxy.ts'
import { upgradeAndGoBack } from './running/upgrade-and-back.ts'
import { rehearseEdition } from './rehearsal/rehearse.ts'

/** Tests that take minutes; run before a release, not on every change. */
await proxyTellsNothing()
await journeysWithLateAnswers()
await killPostgresAlone()
await killDuringSaves()
await handInLastMinute()
await rushOfCouncil()
await attackManyCouncils()
await upgradeAndGoBack()
await rehearseEdition()
