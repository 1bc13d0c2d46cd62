// The direction of imports, as docs/structure.md states it. `pnpm check` fails on a cycle or a wrong direction.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/src` },
  to: { path: '^(packages|apps)/', pathNot: [`^${from}/`, ...allowed.map((a) => `^${a}/`)] },
})
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain-imports-nothing-of-ours', 'packages/domain', []),
    only('contract', 'packages/contract', ['packages/domain']),
    only('auth', 'packages/auth', ['packages/domain']),
    only('db', 'packages/db', ['packages/domain', 'packages/auth']),
    only('documents', 'packages/documents', ['packages/domain']),
    only('i18n', 'packages/i18n', ['packages/domain']),
    only('ui-imports-nothing-of-ours', 'packages/ui', []),
    only('api', 'apps/api', [
      'packages/domain',
      'packages/contract',
      'packages/db',
      'packages/auth',
      'packages/documents',
      'packages/i18n',
    ]),
    only('web', 'apps/web', [
      'packages/domain',
      'packages/contract',
      'packages/ui',
      'packages/i18n',
      'apps/api',
    ]),
    {
      name: 'web-takes-api-as-types-only',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
