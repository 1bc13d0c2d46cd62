import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
  /** The same on every try of one mail. */
  messageId: string
  /** Where mail of this kind can be turned off; none for one that comes once. */
  settingsUrl?: string
}

export interface Mailer {
  send: (mail: Mail) => Promise<void>
  close: () => void
}

/** Sends through SMTP_URL (smtp://user:password@host:port, smtps://…). */
export const createMailer = (smtpUrl: string, from: string): Mailer => {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 },
    { from },
  )
  return {
    send: async ({ to, subject, text, messageId, settingsUrl }) => {
      await transport.sendMail({
        to: {
          name: '',
          address: to,
        },
        subject,
        text,
        messageId,
        headers: {
          ...(settingsUrl ? { 'List-Unsubscribe': `<${settingsUrl}>` } : {}),
          'Auto-Submitted': 'auto-generated',
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}
