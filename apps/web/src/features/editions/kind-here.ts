import { inKindOf, rewording } from '@xk/i18n'
import { createSignal } from 'solid-js'

const [programme, setProgramme] = createSignal('')

/** The programme of the edition whose pages are open; '' elsewhere. Said by the way between those pages alone. */
export const saidProgramme = setProgramme

/** Words of a page of an edition, in what its programme takes: works or dossiers. To be read in the page itself. */
export const inKindHere = <Words extends object>(words: Words): Words =>
  rewording(words, (sentence) => inKindOf(programme(), sentence))
