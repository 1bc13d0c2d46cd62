import { inKindOf, rewording } from '@xk/i18n'
import { createRenderEffect, createSignal, onCleanup } from 'solid-js'

/** '' where no edition is open. */
const [programme, setProgramme] = createSignal('')

/** Says which programme the open page is about: the way between an edition's pages, and pages of one entry. */
export const sayProgramme = (of: () => string | undefined): void => {
  createRenderEffect(() => setProgramme(of() ?? ''))
  onCleanup(() => setProgramme(''))
}

/** Words of a page of an edition or an entry, in what its programme takes: works or dossiers. To be read in the page itself. */
export const inKindHere = <Words extends object>(words: Words): Words =>
  rewording(words, (sentence) => inKindOf(programme(), sentence))
