/** Within words that people wrote and that the programmes word differently, so that they stay as they are. */
const SHIELD = '\u2060'
const shielded = (value: unknown) =>
  typeof value === 'string' ? value.replace(/(?<!\p{L})([bw])(ài|orks?)(?!\p{L})/giu, `$1${SHIELD}$2`) : value
const bare = (sentence: string) => sentence.replaceAll(SHIELD, '')

/**
 * An object of words of which each sentence passes through `say` when it is read. What a sentence is given (a title,
 * a name) stays as it was written.
 */
export const rewording = <Words extends object>(words: Words, say: (sentence: string) => string): Words =>
  new Proxy(words, {
    get: (target, key, receiver) => {
      const it: unknown = Reflect.get(target, key, receiver)
      if (typeof it === 'string') return say(it)
      if (typeof it === 'function')
        return (...given: unknown[]) => {
          const said: unknown = Reflect.apply(it, target, given.map(shielded))
          return typeof said === 'string' ? bare(say(said)) : Reflect.apply(it, target, given)
        }
      return typeof it === 'object' && it !== null ? rewording(it, say) : it
    },
  })
