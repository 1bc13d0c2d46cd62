import { config } from 'zod'

/** Islands of the public pages; loaded by result pages only. */
// Said before any schema is made: schemas must not compile code, which the page's security policy refuses.
config({ jitless: true })

const place = document.getElementById('kiem-tra')
if (place) void import('./features/publication/mount-check.tsx').then(({ mountCheck }) => mountCheck(place))
