const OVERLAP = 64

/**
 * Watches the pieces of one part for a DOCTYPE or entity declaration, which OOXML never needs and through
 * which a reader can be made to open files, call servers or grow without end. Sees ASCII-based encodings and
 * both orders of UTF-16, also where the word is cut by the border of two pieces.
 */
export const createDeclarationWatch = (): ((piece: Buffer) => boolean) => {
  let rest = Buffer.alloc(0)
  return (piece) => {
    const window = Buffer.concat([rest, piece])
    rest = Buffer.from(window.subarray(-OVERLAP))
    return DECLARATIONS.some((word) => window.includes(word))
  }
}

const DECLARATIONS = ['<!DOCTYPE', '<!ENTITY'].flatMap((word) => {
  const little = Buffer.from(word, 'utf16le')
  return [Buffer.from(word, 'latin1'), little, Buffer.from(little).swap16()]
})
