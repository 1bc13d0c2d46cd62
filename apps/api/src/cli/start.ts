import { ensureBuilt } from './build-web.ts'
import { main } from '../main.ts'

// One process from here on, so that SIGTERM reaches the server itself.
if (!process.argv.includes('--no-build')) await ensureBuilt()
await main()
