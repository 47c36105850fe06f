// Which part may know which other part, and why. scripts/check-directions.mjs reads the sources with these rules;
// test/fixtures/directions has one module for each rule that breaks it on purpose.

/** All code of ours: what a rule that says "nothing of ours" means. */
const ours = '^(src|probes|reports|scripts|test|bench)/';

/** What stands above the stages: the command line, the library surface, and the composition. */
const outside = '^src/(cli/|index\\.ts$|assess/)';

/**
 * Built-in modules that open connections, listen, or look up names.
 */
const sockets = '^(node:)?(net|tls|dgram|http|https|http2|dns|dns/promises)$';

/** Built-in modules with which a probe would escape its deadline, its declared touches and its recording. */
const escapes = '^(node:)?(net|tls|dgram|http|https|http2|dns|dns/promises|child_process|worker_threads|cluster)$';

/** Built-in module that starts threads. */
const threads = '^(node:)?worker_threads$';

/**
 * Folder of src (or all probes, all reports) -> what it may import of ours beside itself, with the reason.
 * A folder that is neither here nor among `outside` may not exist: test/scripts/directions.test.ts compares the list with src/.
 *
 * @type {Record<string, { may: readonly string[], because: string }>}
 */
export const parts = {
  'src/model': { may: [], because: 'the model is the floor that everything stands on' },
  'src/kit': { may: ['src/model'], because: 'the kit is what a probe author gets, without the machinery behind it' },
  'src/profile': {
    may: ['src/model', 'src/judge/versioning'],
    because: 'reading files knows of the judge only how a version range is written',
  },
  'src/plan': { may: ['src/model'], because: 'a plan is a pure function of the profile' },
  'src/run': { may: ['src/model', 'src/kit'], because: 'the runner knows no probe by name and judges nothing' },
  'src/judge': {
    may: ['src/model'],
    because: 'judging is a pure function, so that old evidence can be judged anywhere',
  },
  'src/init': {
    may: ['src/model', 'src/kit', 'src/judge/versioning'],
    because: 'a first profile is proposed from plain facts; whether it holds, the judge says',
  },
  'src/selftest': {
    may: ['src/model', 'src/kit'],
    because: 'a self-test page is made of plain facts and reference data that are handed in',
  },
  'src/privacy': { may: ['src/model'], because: 'masking is a pure function from result to result' },
  'src/evidence': { may: ['src/model'], because: 'an archive stores observations and knows nothing of how they came' },
  'src/reference': { may: ['src/model'], because: 'reference data is data' },
  'src/landscape': { may: ['src/model'], because: 'the demo landscape is a customer, not a part of the product' },
  'src/history': { may: ['src/model', 'src/evidence'], because: 'history keeps results and makes none' },
  'src/schedule': { may: ['src/model'], because: 'when to run is decided apart from what to run' },
  'src/serve': { may: ['src/model', 'src/history'], because: 'serving shows results and makes none' },
  'src/fleet': { may: ['src/model', 'src/evidence'], because: 'a fleet collects evidence and judges nothing' },
};

/** npm packages with one home -> the paths that may import them. */
export const homes = {
  acorn: '^src/kit/script/',
  '@jridgewell/trace-mapping': '^src/kit/source-map/',
  browserslist: '^src/kit/fleet/',
  pg: '^src/(kit/postgres|landscape|history)/',
  mysql2: '^src/(kit/mysql|landscape)/',
  tedious: '^probes/sqlserver/',
  oracledb: '^probes/oracle/',
  ssh2: '^probes/ssh/',
  playwright: '^probes/browser/',
  preact: '^reports/(html|document)/',
  'preact-render-to-string': '^reports/(html|document)/',
  docx: '^reports/document/',
  exceljs: '^(reports/xlsx|src/init/form)/',
  saxes: '^probes/(files|http)/',
  yaml: '^probes/(files|http)/',
  ajv: '^probes/http/',
  'ajv-formats': '^probes/http/',
  'json-p3': '^probes/http/',
  xpath: '^probes/http/',
  systeminformation: '^probes/host/',
  'node-fetch': '^probes/release/',
  'quickjs-wasi': '^src/kit/ladder/proxy/pac/',
};

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const partRules = Object.entries(parts).map(([folder, { may, because }]) => ({
  name: `${folder.replace('src/', '')}-imports`,
  comment: `${folder} imports ${may.length === 0 ? 'nothing' : may.join(', ')} of ours: ${because}.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: ours, pathNot: [folder, ...may].map((path) => `^${path}(/|\\.ts$)`) },
}));

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const homeRules = Object.entries(homes).map(([name, home]) => ({
  name: `${name}-home`,
  comment: `${name} has one home, so that it loads only when needed and can be replaced in one place.`,
  severity: 'error',
  from: { pathNot: [home, '^(test|bench)/'] },
  to: { path: `(^|(^|/)node_modules/(@types/)?)${name}(/|$)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...partRules,
    ...homeRules,
    {
      name: 'probe-imports',
      comment: 'A probe is one folder: it imports itself, the kit and the model, so that any probe can be taken out.',
      severity: 'error',
      from: { path: '^probes/([^/]+)/' },
      to: { path: ours, pathNot: ['^probes/$1/', '^src/(model|kit)/'] },
    },
    {
      name: 'probe-registry-imports',
      comment: 'The registry of probes is a list: it imports the probes, the kit and the model.',
      severity: 'error',
      from: { path: '^probes/[^/]+\\.ts$' },
      to: { path: ours, pathNot: ['^probes/', '^src/(model|kit)/'] },
    },
    {
      name: 'report-imports',
      comment: 'A report is written from the result alone, so that a saved result gives the same report.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: ours, pathNot: ['^reports/', '^src/model/'] },
    },
    {
      name: 'pure-stages',
      comment: 'Model, plan and judge give the same bytes for the same input: no built-in module of Node.',
      severity: 'error',
      from: { path: '^src/(model|plan|judge)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'reports-touch-nothing',
      comment: 'A writer returns text or bytes; only the command line writes files, and nothing is fetched.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: ['^(node:)?(fs|fs/promises|process|os)$', escapes] },
    },
    {
      name: 'probes-open-no-sockets',
      comment: 'Probes dial through the runner, which enforces the approved touch list; types are harmless.',
      severity: 'error',
      from: { path: '^probes/' },
      to: { path: escapes, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kit-opens-sockets-in-two-places',
      comment: 'Only the ladder and the agent of the kit speak to sockets, which the runner hands to them.',
      severity: 'error',
      from: { path: '^src/kit/', pathNot: '^src/kit/(ladder|agent)(/|\\.ts$)' },
      to: { path: escapes, pathNot: threads, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kit-starts-threads-in-two-places',
      comment:
        'What a stranger wrote is run or read in threads that end: PAC files by the ladder, scripts, style sheets and source maps of pages by src/kit/threads.',
      severity: 'error',
      from: {
        path: '^src/kit/',
        pathNot: [
          '^src/kit/(ladder|threads)/',
          '^src/kit/(script|sheet)/scan-thread[.]mjs$',
          '^src/kit/source-map/trace-thread[.]mjs$',
        ],
      },
      to: { path: threads, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-run-owns-sockets',
      comment: 'Everything else that is neither runner, kit, demo, command line nor server opens no connection.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(run|kit|landscape|cli|serve)/' },
      to: { path: sockets, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'registries-are-seen-by-composition-only',
      comment: 'No stage knows a probe or a report by name; the command line and the composition hand them in.',
      severity: 'error',
      from: { path: '^src/', pathNot: outside },
      to: { path: '^(probes|reports)/' },
    },
    {
      name: 'probes-come-from-the-registry',
      comment: 'Nothing imports a single probe past the registry, so that adding one stays one folder and one line.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^probes/[^/]+/' },
    },
    {
      name: 'reference-is-handed-in',
      comment: 'Stages get reference data as an argument, so that a result can be made with the data of another day.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/reference/', outside] },
      to: { path: '^src/reference/' },
    },
    {
      name: 'nothing-imports-cli',
      comment: 'The command line is the outermost layer: only it reads the process, environment and clock.',
      severity: 'error',
      from: { path: '^(src|probes|reports)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'composition-is-imported-by-the-outside-only',
      comment: 'index.ts and assess/ put the stages together; a stage that imports them goes round in a circle.',
      severity: 'error',
      from: { path: '^(src|probes|reports)/', pathNot: outside },
      to: { path: '^src/(index\\.ts$|assess/)' },
    },
    {
      name: 'landscape-is-for-the-demo',
      comment: 'No part of the product knows that it is a demo: only the demo command starts the landscape.',
      severity: 'error',
      from: { path: '^(src|probes|reports)/', pathNot: '^src/(landscape/|cli/(commands/)?demo)' },
      to: { path: '^src/landscape/' },
    },
    {
      name: 'production-imports-no-test',
      comment: 'What is published runs without tests, benchmarks and scripts.',
      severity: 'error',
      from: { path: '^(src|probes|reports)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'production-packages-are-dependencies',
      comment: 'A package that production imports must be installed with it.',
      severity: 'error',
      from: { path: '^(src|probes|reports)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that leads nowhere hides a dependency from all the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circle',
      comment: 'Modules in a circle can only be understood, tested and replaced together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
