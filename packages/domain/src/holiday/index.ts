export * from './days-off.ts'
export { hungKingsDay, lunarDay, lunarNewYear } from './lunar.ts'
