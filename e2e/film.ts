const box = (type: string, ...content: Buffer[]): Buffer => {
  const inner = Buffer.concat(content)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(inner.length + 8)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, inner])
}

/** A film of so many seconds, as far as its boxes go: about four megabytes of nothing to see. */
export const filmOf = (seconds: number): Buffer => {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(seconds * 1000, 16)
  const track = box(
    'trak',
    box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from('vide')), box('stsd', Buffer.from('avc1'))),
  )
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2avc1mp41', 'latin1')),
    box('moov', box('mvhd', header), track),
    box('mdat', Buffer.alloc(4_000_000, 7)),
  ])
}
