export * from './server.ts'
export * from './test-app.ts'
export * from './edition-world.ts'
export * from './submit-ideas.ts'
