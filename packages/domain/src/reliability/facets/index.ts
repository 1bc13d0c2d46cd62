export { estimateFacets } from './estimate-facets.ts'
export * from './types.ts'
