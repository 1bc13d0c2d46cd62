import { fileTypeFromBuffer } from 'file-type'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
/** The stream in which Office keeps a document behind a password, as an OLE directory names it. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

/** What the first bytes are: `zip` still to be opened, or a type's usual extension, or null. */
export const sniffContent = async (bytes: Buffer): Promise<string | null> => {
  if (bytes.subarray(0, 4).equals(ZIP)) return 'zip'
  if (bytes.subarray(0, 8).equals(OLE)) return bytes.includes(ENCRYPTED_PACKAGE) ? 'encrypted-office' : 'ole'
  const markup = sniffMarkup(bytes)
  if (markup) return markup
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)).catch(() => undefined)
  return found?.ext === 'apng' ? 'png' : (found?.ext ?? null)
}

const sniffMarkup = (bytes: Buffer): string | null => {
  const start = bytes
    .toString('latin1', 0, 1024)
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
  const text = start.replaceAll('\u0000', '').trimStart().toLowerCase()
  if (!text.startsWith('<')) return null
  if (text.includes('<svg')) return 'svg'
  return /<(!doctype html|html|head|body|script)/.test(text) ? 'html' : 'xml'
}
