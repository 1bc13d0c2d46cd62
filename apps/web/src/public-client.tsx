import { config } from 'zod'
import './areas/public/exemplars.css'

/** Islands of the public pages; loaded by pages that have one only. */
// Said before any schema is made: schemas must not compile code, which the page's security policy refuses.
config({ jitless: true })

const place = document.getElementById('kiem-tra')
if (place) void import('./features/publication/mount-check.tsx').then(({ mountCheck }) => mountCheck(place))

const form = document.getElementById('dat-cau-hoi')
if (form) void import('./features/questions/mount-ask.tsx').then(({ mountAsk }) => mountAsk(form))

const request = document.getElementById('yeu-cau-du-lieu')
const address = document.getElementById('xac-nhan-dia-chi')
if (request || address)
  void import('./features/data-protection/mount-privacy.tsx').then(({ mountRequest, mountConfirm }) => {
    if (request) mountRequest(request)
    if (address) mountConfirm(address)
  })
