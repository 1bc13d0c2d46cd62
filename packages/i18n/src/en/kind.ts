/** A sentence that all programmes share, in the words of this one: a selection of exemplars takes dossiers. */
export const inKindOf = (programme: string, sentence: string): string =>
  programme === 'exemplarSelection'
    ? sentence.replace(/\b(w|W)ork(s?)\b/g, (_, first: string, many: string) =>
        first === 'w' ? `dossier${many}` : `Dossier${many}`,
      )
    : sentence
