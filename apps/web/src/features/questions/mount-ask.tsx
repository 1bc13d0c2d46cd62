import type { PublicUnit } from '@xk/contract'
import { render } from 'solid-js/web'
import { AskForm } from './ask-form.tsx'

/** Puts the form in the place that the page keeps for it. */
export const mountAsk = (place: HTMLElement): void => {
  const { slug = '', units = '[]', contactDays = '90', mail = '' } = place.dataset
  const known = JSON.parse(units) as PublicUnit[]
  place.replaceChildren()
  render(
    () => <AskForm slug={slug} units={known} contactDays={Number(contactDays)} mail={mail === 'true'} />,
    place,
  )
}
