export { grantInForce } from './grant-in-force.ts'
export { createSessionStore } from './session-store.ts'
export * from './schema/index.ts'
export {
  APP_ROLE,
  connectTo,
  type Database,
  type Db,
  openAsOwner,
  openDatabase,
  type OwnedDatabase,
  type Tx,
} from './server/connect.ts'
export { statement } from './statement.ts'
export { AlreadyRunningError, runningPid, startEmbedded } from './server/embedded.ts'
