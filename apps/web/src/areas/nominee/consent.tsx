import { nominationWords } from '@xk/i18n'
import { Show } from 'solid-js'
import { PostedObjections } from '../../features/nomination/posted-objections.tsx'
import { ConsentForm } from './consent-form.tsx'
import { ConsentSaid } from './consent-said.tsx'
import { LinkPage } from './frame.tsx'
import { type AskedConsent, readConsentLink } from './load.ts'

const w = nominationWords.page

/** The nominee's own page: who asks, what stands about them, and their word on each purpose. */
const ConsentPage = () => (
  <LinkPage
    read={readConsentLink}
    title={w.title}
    intro={(asked: AskedConsent) =>
      (asked.collective ? w.introCollective : w.intro)(asked.unitName, asked.editionTitle)
    }
    said={(link) => (
      <Show when={link.isSaid}>
        <ConsentSaid {...link} />
      </Show>
    )}
    about={(link) => (
      <Show when={link.asked.posted}>
        {(posted) => <PostedObjections token={link.token} posted={posted()} onChanged={link.changed} />}
      </Show>
    )}
    form={(link) => <ConsentForm {...link} />}
  />
)
export default ConsentPage
