export type { FormReading } from './read-entry-form.ts'
export type { FormSection, FormShape } from './split-form.ts'
export { writeEntryForm } from './write-entry-form.ts'
export type { EntryFormDocument, FormPart } from './write-entry-form.ts'
