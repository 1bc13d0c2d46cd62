import { fieldsOf } from './sample-input.ts'
import { isUpload, jsonSchemaOf, nameOf, type Route } from '../http/routes-of.ts'
import type { Raw } from './ask.ts'
import type { Request } from './requests.ts'

const OVERSIZE = 'a'.repeat(2 * 1024 * 1024 + 1)
const NOT_STORABLE = ['\u0000', 'a\ud800b', '\ufffe\uffff']
const WRONG_VALUES = [
  null,
  [],
  {},
  '',
  -1,
  1.5,
  2 ** 60,
  true,
  [[{ a: 1 }]],
  'khong-phai-gia-tri',
  ...NOT_STORABLE,
]
const WRONG_BODIES = [
  '',
  'null',
  '[]',
  '12',
  '"chữ"',
  '{',
  '{"a":}',
  '['.repeat(20_000),
  '\ufeff{}',
  '{"__proto__":{"x":1}}',
]
const WRONG_IDS = [
  'khong-phai-id',
  '%00',
  '%ff',
  '..%2f..%2fetc',
  '0',
  "'; drop table entry; --",
  'a'.repeat(3000),
]

const withIdReplaced = ({ path }: Request, route: Route, wrong: string) => {
  const pattern = route.path.split('/')
  return path
    .split('?')[0]
    ?.split('/')
    .map((word, i) => (pattern[i]?.startsWith(':') ? wrong : word))
    .join('/')
}

/** A body with one value somewhere inside replaced: top-level fields, and strings at any depth. */
const withField = (body: unknown, field: string, value: unknown) => ({ ...(body as object), [field]: value })
const withEveryString = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return value.map((inner) => withEveryString(inner, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withEveryString(inner, text)]))
}

const badBodies = (route: Route, good: Request): Raw[] => {
  const schema = jsonSchemaOf(route)
  if (!schema || good.body === undefined) return []
  const base = { method: good.method, path: good.path }
  return [
    ...WRONG_BODIES.map((raw) => ({ ...base, raw })),
    { ...base, raw: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
    { ...base, raw: JSON.stringify(good.body), type: 'text/plain' },
    { ...base, raw: `{"a":"${OVERSIZE}"}` },
    ...fieldsOf(schema).flatMap((field) => [
      ...WRONG_VALUES.map((value) => ({ ...base, body: withField(good.body, field, value) })),
      { ...base, body: withField(good.body, field, undefined) },
    ]),
    ...NOT_STORABLE.map((text) => ({ ...base, body: withEveryString(good.body, text) })),
    { ...base, body: good.body, headers: { 'idempotency-key': 'khong-phai-id' } },
  ]
}

const BOUNDARY = 'multipart/form-data; boundary=x'
const badForms = (route: Route, good: Request): Raw[] => {
  if (!isUpload(route)) return []
  const base = { method: good.method, path: good.path }
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n'
  return [
    { ...base, raw: 'không phải biểu mẫu', type: 'multipart/form-data' },
    { ...base, raw: 'không phải biểu mẫu', type: BOUNDARY },
    { ...base, raw: '{}', type: 'application/json' },
    { ...base, raw: '', type: BOUNDARY },
    { ...base, raw: head, type: BOUNDARY },
    { ...base, raw: `${head}\r\n%PDF-1.7`, type: BOUNDARY },
    { ...base, raw: `${head}\r\n\r\n--x--\r\n`, type: BOUNDARY },
    {
      ...base,
      raw: '--x\r\ncontent-disposition: form-data; name="khac"\r\n\r\n1\r\n--x--\r\n',
      type: BOUNDARY,
    },
    { ...base, raw: `--x\r\n${'a'.repeat(20_000)}`, type: BOUNDARY },
  ]
}

/** Every way in which a request to this route is spoilt here, from one that is right. */
export const badRequestsOf = (route: Route, good: Request): { name: string; request: Raw }[] => {
  const ids = route.path.includes('/:') ? WRONG_IDS : []
  const all: Raw[] = [
    ...badBodies(route, good),
    ...badForms(route, good),
    ...ids.map((wrong) => ({ ...good, path: withIdReplaced(good, route, wrong) ?? good.path })),
    ...['q=%00', 'page=-1&limit=1e99&q=%ff', 'inline=%ed%a0%80', `q=${'a'.repeat(5000)}`].map((query) => ({
      ...good,
      path: `${good.path.split('?')[0]}?${query}`,
    })),
  ]
  return all.map((request, i) => ({ name: `${nameOf(route)} spoilt ${i}`, request }))
}
