import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** A Hono answer with nothing behind it, of so many bytes of HTML: what public pages are measured against. */
const [port, bytes] = process.argv.slice(2).map(Number)
const page = 'a'.repeat(bytes ?? 0)
serve({ fetch: new Hono().get('/', (c) => c.html(page)).fetch, port: port ?? 0, hostname: '127.0.0.1' })
