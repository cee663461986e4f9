/** Imports run one way: domain ← content, pdf ← features ← components ← app. Each rule says where the code belongs. */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'lib/domain decides and does no I/O: no framework, no Node, nothing else of ours. Pass in what it needs.',
      severity: 'error',
      from: { path: '^lib/domain', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^lib/domain', '^node_modules/(zod|syllable|papaparse|@types)/'] },
    },
    {
      name: 'content-and-pdf-know-only-the-domain',
      comment:
        'lib/content and lib/pdf turn files and documents into domain values: what needs a clinic belongs in lib/features.',
      severity: 'error',
      from: { path: '^lib/(content|pdf)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(lib/(features|auth|db|crypto|web)|components|app)/' },
    },
    {
      name: 'lib-knows-no-screen',
      comment:
        'What lib offers must not depend on how a screen shows it: move the wording or the type up, or the logic down.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(components|app)/' },
    },
    {
      name: 'components-know-no-database',
      comment: 'Components get data as props and write through lib/features/*/actions; loading belongs in app.',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: [
          '^lib/(db|auth|crypto|web|env|action|authorize|read|run-signed-in)',
          '^lib/features/[^/]+/(data|mutations|search|verify|create-clinic)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-data-and-mutations-touch-prisma',
      comment:
        'Reads live in lib/features/*/data (or search), writes in lib/features/*/mutations; elsewhere, call those.',
      severity: 'error',
      from: {
        pathNot: [
          '^lib/(db|auth|action|authorize|read|test-support)',
          '^lib/features/[^/]+/(data|search|verify|mutations|create-clinic|import-starter|insert-rows|set-passphrase)\\.ts$',
          '^prisma/',
          '^scripts/',
          '^e2e/',
          '\\.test\\.tsx?$',
        ],
      },
      to: {
        path: ['^lib/db', '^node_modules/(@prisma|pg)/'],
        pathNot: '^lib/db/(failures|installation-facts|readiness|storage)\\.ts$',
      },
    },
    {
      name: 'refusals-go-through-the-seams',
      comment: 'defineRead and defineAction ask the policy and record what it refuses: name the permission there.',
      severity: 'error',
      from: {
        path: '^(app|components|lib/(features|web))/',
        pathNot: ['\\.test\\.tsx?$', '^lib/features/bulk-work/worker'],
      },
      to: { path: '^lib/authorize' },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app holds routes only: what two routes share belongs in components or lib.',
      severity: 'error',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'the-server-loads-no-renderer',
      comment: 'Rendering runs in worker threads: the server imports lib/pdf/pool, never the renderer itself.',
      severity: 'error',
      from: { path: '^(app|components|lib/(features|web))/', pathNot: ['\\.test\\.tsx?$', '/test-support/'] },
      to: { path: ['^node_modules/@react-pdf/', '^lib/pdf/(render|worker|handout-pages|paint-pages)'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two modules are one, or that a third is missing between them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans-of-tests',
      comment: 'Test support is for tests: product code must not come to rely on it.',
      severity: 'error',
      from: { pathNot: ['\\.test\\.tsx?$', 'test-support', '^e2e/', '^scripts/', '^vitest'] },
      to: { path: 'test-support' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^lib/db/generated', '^\\.next', '^build', '^data'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
