import { digestOf } from '../kernel/index.ts'

/** One purpose for which a person's consent is asked, in the words that they read. */
export interface NoticePurpose {
  /** As the consents of the rules name it: processing, publishName, publishPhoto. */
  key: string
  title: string
  words: string
}

/** What a person is told before they agree (Luật 91/2025/QH15): who, what, why, how long, which rights. */
export interface PrivacyNoticeBody {
  title: string
  controller: string
  contact: string
  purposes: NoticePurpose[]
  /** Which data. */
  data: string
  /** Who gets to see it. */
  receivers: string
  retention: string
  rights: string
}

/** What a consent refers to: SHA-256 (hex) over version, first day and every word of the text. */
export const noticeDigest = (version: string, validFrom: string, body: PrivacyNoticeBody): string =>
  digestOf({ version, validFrom, body })
