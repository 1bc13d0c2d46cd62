/**
 * What the English words have to hold: every key of the Vietnamese ones, so that one without its English does not
 * compile. Only the type of the Vietnamese words is taken: nobody loads a language that they don't read.
 */
export type Translation<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends object
      ? { readonly [K in keyof T]: Translation<T[K]> }
      : T
