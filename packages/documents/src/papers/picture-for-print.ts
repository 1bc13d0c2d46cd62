import sharp from 'sharp'

/** Wide enough for a page at 150 dots per inch. */
const WIDTH = 1240

/** A stored page picture in a form that papers can hold; undefined where it can't be read. */
export const pictureForPrint = async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(
      await sharp(bytes)
        .resize({ width: WIDTH, withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 78 })
        .toBuffer(),
    )
  } catch {
    return undefined
  }
}
