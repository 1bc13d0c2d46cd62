import { z } from 'zod'

export const signInSchema = z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(200) })
