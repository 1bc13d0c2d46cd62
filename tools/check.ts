import { checks, step } from './steps.ts'

for (const [title, command, args] of checks) {
  if ((await step(title, command, [...args])) !== 0) process.exit(1)
}
