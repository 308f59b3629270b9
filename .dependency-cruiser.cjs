// The floors: who may import whom. One rule an edge; each message says what to do instead. `npm run arch` runs it.

const TEST = '\\.(?:test|spec|bench)\\.tsx?$|^(?:api|web|db|fixtures)/test/|^api/bench/'
const PURE_DB = '^db/(?:vocabulary|units)\\.ts$'
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled']
const TOOLING =
  '^[^/]+\\.(?:ts|cjs|mjs)$|^web/(?:vite(?:\\.kiosk)?\\.config\\.ts$|build/|e2e/)|^(?:db/drizzle|api/vite)\\.config\\.ts$'

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

const vocabularyAndDomain = [
  forbid(
    'vocabulary-imports-nothing',
    'db/vocabulary and db/units are floor 0: move what needs an import to the floor that owns it.',
    { path: PURE_DB },
    { pathNot: PURE_DB },
  ),
  forbid(
    'domain-only-vocabulary',
    'api/domain is pure: pass the value in as an argument; shared words come from #db/vocabulary.ts and #db/units.ts.',
    { path: '^api/domain/', pathNot: TEST },
    { path: '^(?:api|db|web|fixtures)/', pathNot: `^api/domain/|${PURE_DB}` },
  ),
  forbid(
    'domain-no-node',
    'api/domain also runs in the browser: no node: modules. Hashes come from @noble/hashes; files, clocks and randomness are passed in.',
    { path: '^api/domain/', pathNot: TEST },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'domain-no-packages',
    'api/domain takes no package but @noble/*: write the rule, or pass the result in.',
    { path: '^api/domain/', pathNot: TEST },
    { dependencyTypes: NPM, pathNot: 'node_modules/@noble/' },
  ),
]

const database = [
  forbid(
    'db-no-api',
    'db counts, it does not judge: move the rule to api/domain and call it from api/services with the rows.',
    { path: '^db/', pathNot: `^db/facts/|${TEST}` },
    { path: '^api/' },
  ),
  forbid(
    'facts-only-domain',
    'db/facts may know the shapes of api/domain and nothing else of api: let api/services pass the rest in.',
    { path: '^db/facts/', pathNot: TEST },
    { path: '^api/', pathNot: '^api/domain/' },
  ),
  forbid(
    'facts-domain-types-only',
    'db/facts may import types of api/domain only: write `import type`, or compute in api/services.',
    { path: '^db/facts/', pathNot: TEST },
    { path: '^api/domain/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'db-no-web',
    'db knows no screen: map rows in api/contract or web.',
    { path: '^db/' },
    { path: '^web/' },
  ),
  forbid(
    'db-no-fastify',
    'db knows no http: map errors in api/plugins.',
    { path: '^db/' },
    { path: 'node_modules/(?:fastify|@fastify)/' },
  ),
  forbid(
    'connection-only-in-db',
    'Connections and SQL live in db: use #db/open.ts and a function of #db/queries/ or #db/facts/.',
    { path: '^(?:api|web)/', pathNot: `${TEST}|${TOOLING}` },
    { path: 'node_modules/(?:better-sqlite3|drizzle-orm)/', dependencyTypesNot: ['type-only'] },
  ),
]

const contractAndServices = [
  forbid(
    'contract-no-rows',
    'A row type is never an API type: declare the shape in api/contract and map to it in api/services.',
    { path: '^api/contract/', pathNot: TEST },
    { path: '^(?:api|db|web|fixtures)/', pathNot: `^api/(?:contract|domain)/|${PURE_DB}` },
  ),
  forbid(
    'contract-domain-types-only',
    'api/contract may import types of api/domain only: write `import type`; lists of codes come from #db/vocabulary.ts.',
    { path: '^api/contract/', pathNot: TEST },
    { path: '^api/domain/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'contract-only-typebox',
    'api/contract takes typebox and nothing else: the browser reads it too.',
    { path: '^api/contract/', pathNot: TEST },
    { dependencyTypes: [...NPM, 'core'], pathNot: 'node_modules/typebox/' },
  ),
  forbid(
    'services-no-http',
    'A service is called by a route, never the other way: return a value or throw DomainError and let api/routes answer.',
    { path: '^api/services/', pathNot: TEST },
    {
      path: '^api/(?:routes|plugins|cli|app\\.ts|server\\.ts)|node_modules/(?:fastify|@fastify|fastify-plugin)/',
    },
  ),
  forbid(
    'routes-apart',
    'One route file never imports another: move what both need to api/services or api/plugins.',
    { path: '^api/routes/([^/]+)\\.ts$', pathNot: TEST },
    { path: '^api/routes/', pathNot: '^api/routes/(?:register\\.ts$|$1\\.ts$|$1/)' },
  ),
  forbid(
    'no-import-of-entries',
    'app, server and cli are the top floor: only they and tests import them. Move the shared part to api/services.',
    {
      path: '^(?:api/(?:domain|contract|services|routes|plugins)|db|web|fixtures)/',
      pathNot: `${TEST}|${TOOLING}`,
    },
    { path: '^api/(?:cli/|app\\.ts|server\\.ts)' },
  ),
]

const web = [
  forbid(
    'web-no-database',
    'The browser has no database: ask the API; words come from #db/vocabulary.ts.',
    { path: '^web/', pathNot: TOOLING },
    { path: '^db/', pathNot: PURE_DB },
  ),
  forbid(
    'web-no-server',
    'The web may read api/domain and api/contract only: put the shape into the contract or the rule into the domain.',
    { path: '^web/', pathNot: TOOLING },
    { path: '^api/', pathNot: '^api/(?:domain|contract)/' },
  ),
  forbid(
    'web-no-node',
    'No node: modules in the browser.',
    { path: '^web/', pathNot: `${TOOLING}|${TEST}` },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'features-apart',
    'One feature never imports another: link by URL, or move the shared part to web/ui, web/lib, web/record, web/charts or web/map.',
    { path: '^web/features/([^/]+)/' },
    { path: '^web/features/', pathNot: '^web/features/$1/' },
  ),
  forbid(
    'shared-below-features',
    'web/lib, ui, record, charts, map and exports lie below the features: pass what they need as props.',
    { path: '^web/(?:lib|ui|record|charts|map|exports)/', pathNot: TEST },
    { path: '^web/(?:features|app|kiosk)/' },
  ),
  forbid(
    'features-below-app',
    'A feature never imports the app shell: take words, links and filters from web/lib.',
    { path: '^web/features/', pathNot: TEST },
    { path: '^web/(?:app|kiosk)/|^web/main\\.tsx$' },
  ),
  forbid(
    'echarts-only-in-charts',
    'Only web/charts knows ECharts: write an option builder there and draw it with <Chart>.',
    { path: '^web/', pathNot: '^web/charts/' },
    { path: 'node_modules/(?:echarts|zrender)/' },
  ),
  forbid(
    'leaflet-only-in-map',
    'Only web/map knows Leaflet: add a layer there.',
    { path: '^web/', pathNot: '^web/map/' },
    { path: 'node_modules/(?:leaflet|react-leaflet|@react-leaflet)/' },
  ),
  forbid(
    'workbooks-only-in-exports',
    'Only web/exports writes workbooks: describe a table (web/exports/exportTable.ts) and give it to the menu.',
    { path: '^web/', pathNot: `^web/exports/|${TEST}` },
    { path: 'node_modules/hucre/' },
  ),
  forbid(
    'kiosk-only-marks',
    'The public screen imports only web/marks: it must stay small and run on old sets.',
    { path: '^web/kiosk/', pathNot: TEST },
    { pathNot: '^web/(?:kiosk|marks)/' },
  ),
  forbid(
    'marks-import-nothing',
    'A mark is a pure string builder: pass colours, words and numbers in.',
    { path: '^web/marks/', pathNot: TEST },
    { pathNot: '^web/marks/' },
  ),
]

const everywhere = [
  forbid(
    'fixtures-are-files',
    'Fixtures are read as files or made by `npm run fixtures`, never imported as code.',
    { path: '^(?:api|db|web)/' },
    { path: '^fixtures/' },
  ),
  forbid(
    'fixtures-only-vocabulary',
    'fixtures/build.ts knows only the vocabulary: a generator that uses the rules cannot test them.',
    { path: '^fixtures/', pathNot: TEST },
    { path: '^(?:api|db|web)/|node_modules/', pathNot: PURE_DB },
  ),
  forbid(
    'no-import-of-tests',
    'Code never imports tests or their helpers: move the helper beside what it serves.',
    { path: '^(?:api|db|web|fixtures)/', pathNot: `${TEST}|${TOOLING}|^api/cli/bench\\.ts$` },
    { path: TEST },
  ),
  forbid(
    'no-cycle',
    'Two files that need each other are one file, or a third is missing.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'resolvable',
    'This import leads nowhere: check the path, its .ts ending, or package.json.',
    { pathNot: '^api/bench/' },
    { couldNotResolve: true },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...vocabularyAndDomain, ...database, ...contractAndServices, ...web, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
}
