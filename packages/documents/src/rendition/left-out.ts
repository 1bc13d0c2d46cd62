/** A part of a document that the blinded copy can't show; the secretary and the author are told. */
export type LeftOut = 'textBox' | 'note' | 'picture' | 'drawing' | 'embeddedObject' | 'equation'
