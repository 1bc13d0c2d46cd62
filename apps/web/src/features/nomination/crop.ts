/** Part of a picture, in its own pixels. */
export interface Cut {
  left: number
  top: number
  width: number
  height: number
}
interface Size {
  width: number
  height: number
}

/** How many times 3 × 4 pixels fit into a picture. */
const stepsIn = ({ width, height }: Size): number => Math.floor(Math.min(width / 3, height / 4))

/** Short side of the largest upright 3 : 4 cut that a picture has. */
export const largestShortSide = (picture: Size): number => stepsIn(picture) * 3

/** How far one may zoom in while the cut keeps `min` pixels at its short side; 1: not at all. */
export const mostZoom = (picture: Size, min: number): number =>
  Math.max(1, largestShortSide(picture) / Math.max(min, 3))

/**
 * The upright 3 : 4 cut around a point of the picture (0 to 1 each way), exact to the pixel and inside it. A zoom of 1
 * takes as much as there is.
 */
export const cutOf = (picture: Size, zoom: number, centre: { x: number; y: number }): Cut => {
  const steps = Math.max(1, Math.floor(stepsIn(picture) / Math.max(1, zoom)))
  const [width, height] = [steps * 3, steps * 4]
  const inside = (at: number, size: number, whole: number) =>
    Math.round(Math.min(Math.max(at * whole - size / 2, 0), whole - size))
  return {
    left: inside(centre.x, width, picture.width),
    top: inside(centre.y, height, picture.height),
    width,
    height,
  }
}

/** The point around which that cut lies: what a drag goes on from. */
export const centreOf = (picture: Size, cut: Cut) => ({
  x: (cut.left + cut.width / 2) / picture.width,
  y: (cut.top + cut.height / 2) / picture.height,
})
