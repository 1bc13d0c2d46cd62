import type { XmlElement } from '../intake/xml.ts'
import type { LeftOut } from './left-out.ts'

/** A picture in the text: the relationship that names its part, and what the author cropped away. */
export interface Picture {
  relationship: string
  /** Fractions cut off at each side: the cut part is still in the file and must not come back. */
  crop: { left: number; top: number; right: number; bottom: number }
}

const THOUSANDTHS_OF_PERCENT = 100_000
export const UNCUT = { left: 0, top: 0, right: 0, bottom: 0 }

/** Collects the pictures of one drawing; text boxes in it are passed over and noted. */
export const createPictureReader = (leftOut: Set<LeftOut>) => {
  const found: Picture[] = []
  let picture: Picture | undefined
  let hidden = false
  let graphic = false
  return {
    /** Whether to go into the element. */
    open({ name, attributes }: XmlElement): boolean {
      if (name === 'w:txbxContent') leftOut.add('textBox')
      if (name === 'w:txbxContent' || name === 'mc:Fallback') return false
      if (name === 'wp:docPr' && ['1', 'true'].includes(attributes.get('hidden') ?? '')) hidden = true
      if (name === 'a:graphicData') graphic = true
      if (name === 'pic:pic') picture = { relationship: '', crop: UNCUT }
      if (name === 'a:blip' && picture) picture.relationship = attributes.get('r:embed') ?? ''
      if (name === 'a:srcRect' && picture) {
        picture.crop = cropOf(attributes)
      }
      if (name === 'v:imagedata') {
        const cut = (side: string) => vmlFraction(attributes.get(`crop${side}`) ?? '0')
        found.push({
          relationship: attributes.get('r:id') ?? '',
          crop: { left: cut('left'), top: cut('top'), right: cut('right'), bottom: cut('bottom') },
        })
      }
      return true
    },
    close(name: string): void {
      if (name !== 'pic:pic' || !picture) return
      found.push(picture)
      picture = undefined
    },
    found(): Picture[] {
      const shown = hidden ? [] : found.filter((p) => p.relationship !== '')
      if (graphic && !hidden && found.length === 0 && !leftOut.has('textBox')) leftOut.add('drawing')
      return shown
    },
  }
}

/** What an `a:srcRect` cuts off. */
export const cropOf = (attributes: XmlElement['attributes']): Picture['crop'] => {
  const cut = (side: string) => fraction(Number(attributes.get(side) ?? 0) / THOUSANDTHS_OF_PERCENT)
  return { left: cut('l'), top: cut('t'), right: cut('r'), bottom: cut('b') }
}

/** A negative crop adds an empty border: nothing to cut. */
const fraction = (value: number): number => (value > 0 && value < 1 ? value : 0)

/** VML writes either a fraction or 65,536ths followed by an f. */
const vmlFraction = (value: string): number =>
  fraction(value.endsWith('f') ? Number(value.slice(0, -1)) / 65_536 : Number(value))
