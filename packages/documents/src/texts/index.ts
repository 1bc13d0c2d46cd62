export * from './write-text-document.ts'
