import { config } from 'zod'

// Imported before any schema is made: schemas must not compile code, which the page's security policy refuses.
config({ jitless: true })
