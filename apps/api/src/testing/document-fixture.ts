import { readFileSync } from 'node:fs'

const FIXTURES = new URL('../../../../packages/documents/fixtures/', import.meta.url)

/** Bytes of a file that people might hand in, by its path below the documents' fixtures: `dossiers/01-chan-dung.jpg`. */
export const documentFixture = (path: string): Buffer<ArrayBuffer> => readFileSync(new URL(path, FIXTURES))
