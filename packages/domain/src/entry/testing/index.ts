/** The ideas and dossiers of the sample papers, for tests of other packages. */
export * from '../testing.ts'
