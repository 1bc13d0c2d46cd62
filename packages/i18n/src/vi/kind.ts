const DOSSIER = { bài: 'hồ sơ', Bài: 'Hồ sơ' }

/**
 * A sentence that all programmes share, in the words of this one: contests take works ("bài", "bài dự thi"), the
 * selection of exemplars takes dossiers ("hồ sơ"). Only for sentences in which "bài" is what a unit hands in.
 */
export const inKindOf = (programme: string, sentence: string): string =>
  programme === 'exemplarSelection'
    ? sentence.replace(
        /(^|[^\p{L}])(bài|Bài)(?: dự thi)?(?!\p{L})/gu,
        (_, before: string, word: keyof typeof DOSSIER) => `${before}${DOSSIER[word]}`,
      )
    : sentence
