export * from './server.ts'
export * from './test-app.ts'
