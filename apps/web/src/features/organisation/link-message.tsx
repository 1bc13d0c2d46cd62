import { adminWords, linkMessages } from '@xk/i18n'
import { CopyButton, formatDateTime } from '@xk/ui'

export interface IssuedLink {
  name: string
  /** Name of the officer's unit, or nothing. */
  unit: string
  purpose: 'invitation' | 'signIn' | 'recovery' | 'firstAdministrator'
  url: string
  expiresAt: string
}

/** The text to paste into Zalo for one person. */
export const messageFor = (link: IssuedLink): string => {
  const until = formatDateTime(link.expiresAt)
  switch (link.purpose) {
    case 'signIn':
      return linkMessages.signIn(link.name, link.url, until)
    case 'recovery':
      return linkMessages.recovery(link.url, until)
    case 'invitation':
    case 'firstAdministrator':
      return linkMessages.invitation(link.name, link.unit, link.url, until)
  }
}

/** A link's message, shown once, with a button that copies it. */
export const LinkMessage = (props: IssuedLink) => (
  <div>
    <p class="text-ink-2 mb-3">{adminWords.accounts.linkOnce}</p>
    <p class="whitespace-pre-wrap break-words rounded-m bg-sunken p-4 mb-4 text-sm">{messageFor(props)}</p>
    <CopyButton variant="primary" text={messageFor(props)} label={adminWords.invitations.copy} />
  </div>
)
