import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What is stored of a session id or link token: enough to recognise it, not to use it. */
export const hashToken = (token: string): string => bytesToHex(sha256(utf8ToBytes(token)))

/** 32 random bytes as base64url, 43 characters. */
export const tokenFrom = (random: Uint8Array): string => Buffer.from(random).toString('base64url')
