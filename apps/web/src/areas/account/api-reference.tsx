import { integrationWords } from '@xk/i18n'
import { Card, Tag } from '@xk/ui'
import { createEffect, For, Show } from 'solid-js'
import { Unreachable } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const w = integrationWords.reference
const DOCUMENT = '/api/openapi.json'

interface Parameter {
  name: string
  in: string
  required?: boolean
}
interface Operation {
  'x-stability': string
  'x-scope'?: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>
}
interface Described {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}
interface Shown {
  name: string
  operation: Operation
  /** Schema of the answer; undefined for a file. */
  answer: object | undefined
}

const load = async (): Promise<Shown[]> => {
  const response = await fetch(DOCUMENT).catch(() => undefined)
  if (!response?.ok) throw new Unreachable()
  const { paths, components } = (await response.json()) as Described
  const answerOf = ({ responses }: Operation) => {
    const ref = responses['200']?.content?.['application/json']?.schema.$ref
    return ref ? components.schemas[ref.split('/').at(-1) ?? ''] : undefined
  }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation['x-stability'] === 'stable')
      .map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
        answer: answerOf(operation),
      })),
  )
}

/** The promised part of the API as a page to read, made of the document that machines read. */
const ApiReferencePage = () => {
  const [operations, { refetch }] = createResource(load)
  // The part that an address names is there only once the document has come.
  createEffect(() => {
    if (!operations.error && operations.latest && location.hash)
      queueMicrotask(() => document.querySelector(location.hash)?.scrollIntoView())
  })
  return (
    <Shell plain>
      <h1>{w.title}</h1>
      <p class="mb-1">
        {w.text}{' '}
        <a class="underline" href={DOCUMENT}>
          openapi.json
        </a>
      </p>
      <p class="text-ink-2 mb-5">{w.auth}</p>
      <Loaded of={operations} retry={w.retry} onRetry={refetch} lines={8}>
        {(all) => (
          <div class="grid gap-4 max-w-[820px]">
            <For each={all()}>{(it) => <OperationCard {...it} />}</For>
            <Card id="webhook" title={w.webhooks}>
              <p>{w.webhooksText}</p>
            </Card>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}
export default ApiReferencePage

const OperationCard = (props: Shown) => {
  const body = () => Object.values(props.operation.requestBody?.content ?? {})[0]?.schema
  return (
    <Card>
      <h2 class="text-base font-semibold break-all">
        <code>{props.name}</code>
      </h2>
      <p>{w.operations[props.name.replace(/\{(\w+)\}/g, ':$1')]}</p>
      <Show when={props.operation['x-scope']}>
        {(scope) => (
          <p class="mt-1">
            <Tag tone="blue">{w.scope(scope())}</Tag>
          </p>
        )}
      </Show>
      <Show when={props.operation.parameters.length > 0}>
        <h3 class="font-semibold mt-3">{w.parameters}</h3>
        <ul class="list-disc pl-5">
          <For each={props.operation.parameters}>
            {(it) => (
              <li>
                <code>{it.name}</code> ({it.in}
                {it.required ? `, ${w.required}` : ''})
              </li>
            )}
          </For>
        </ul>
      </Show>
      <SchemaShown title={w.body} schema={body()} />
      <SchemaShown title={w.answers} schema={props.answer} />
    </Card>
  )
}

const SchemaShown = (props: { title: string; schema: object | undefined }) => (
  <Show when={props.schema}>
    {(schema) => (
      <details class="mt-3">
        <summary class="min-h-11 flex items-center cursor-pointer font-semibold">{props.title}</summary>
        <pre class="overflow-auto max-h-96 text-sm" tabindex="0">
          {JSON.stringify(schema(), null, 2)}
        </pre>
      </details>
    )}
  </Show>
)
