import type * as vi from '../vi/demo.ts'
import type { Translation } from './translated.ts'

export const demoWords: Translation<typeof vi.demoWords> = {
  title: 'Look around with sample data',
  text: 'The system is empty. It can be filled with 64 units and six editions of invented people to look around in. Not possible once there are units or editions.',
  fill: 'Fill with sample data',
  filling: 'Filling, about half a minute…',
  confirm: 'Fill this system with sample data?',
  confirmText: 'Sample data can’t be taken out again. For real use begin with a new system.',
  done: 'Filled with sample data',
  doneText: 'Write these accounts down: they are shown only once.',
  password: 'Password of everyone',
  logins: 'Accounts to look around with',
  links: 'Links that open without an account',
  kind: 'Role',
  name: 'Name',
  login: 'Sign-in name',
  factor: 'Key for the authenticator app',
}
