/** In the order in which people mostly ask; kept apart from the domain so that the public page stays small. */
export const KINDS = ['access', 'correct', 'withdrawConsent', 'restrict', 'object', 'erase'] as const
