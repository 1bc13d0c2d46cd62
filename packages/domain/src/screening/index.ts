export { type ScreeningClock, type ScreeningEvents, screeningClock } from './screening-clock.ts'
