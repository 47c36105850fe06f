import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const production = ['src/**/*.ts', 'probes/**/*.ts', 'reports/**/*.ts', 'reports/**/*.tsx'];

/** Where the process, the clock and chance may be read: the outermost layer, the runner, the demo. */
const outermost = ['src/cli/**', 'src/run/**', 'src/landscape/**'];

const shape = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: the name stays the same at every import.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name.' },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'What Preact did not escape may act: texts of servers stand in the report.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals, or an object `as const`.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is the namespace.' },
  {
    selector: ':matches(ClassDeclaration, ClassExpression)[superClass=null]',
    message:
      'Use functions and plain values; a class is for errors, and where a base class of Node leaves no other way.',
  },
];

const clock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time comes in as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'The time comes in as an argument.' },
];

const locale = [
  {
    selector: 'CallExpression > MemberExpression.callee > Identifier.property[name=/^(toLocale\\w+|localeCompare)$/]',
    message: 'The outcome depends on the machine; name the order or the format.',
  },
  {
    selector:
      'CallExpression > MemberExpression.callee > Identifier.property[name=/^(get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)|set(FullYear|Month|Date|Hours|Minutes))$/]',
    message: "The outcome depends on the machine's time zone; use the UTC form, or the time zone that is handed in.",
  },
];

const clockProperties = [
  { object: 'Date', property: 'now', message: 'The time comes in as an argument.' },
  { object: 'performance', property: 'now', message: 'The time comes in as an argument.' },
  { object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' },
  { object: 'crypto', property: 'randomUUID', message: 'Randomness comes in as an argument.' },
];

const network = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'Connections go through the runner (task.dial and the ladder of the kit).',
}));

const surroundings = [
  { name: 'process', message: 'Only the command line reads the process and its environment.' },
  ...network,
];

const impure = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'navigator',
  'crypto',
].map((name) => ({ name, message: 'This stage is a pure function of its arguments.' }));

/**
 * `eslint-disable` must say why, after ` -- `.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const disablingNeedsReason = {
  meta: { type: 'problem', schema: [], messages: { reason: 'Say why, after ` -- `.' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable/.test(comment.value) || / -- \S/.test(comment.value)) continue;
          context.report({ loc: comment.loc ?? { line: 1, column: 0 }, messageId: 'reason' });
        }
      },
    };
  },
};

/**
 * A type assertion other than `as const` switches the compiler off, so a comment on its line or on the line above
 * must say why it holds.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const assertionNeedsReason = {
  meta: { type: 'problem', schema: [], messages: { reason: 'Say in a comment beside it why this assertion holds.' } },
  create(context) {
    const explained = new Set(context.sourceCode.getAllComments().map((comment) => comment.loc?.end.line));
    /** @param {import('eslint').Rule.Node} node */
    const check = (node) => {
      const first = node.loc?.start.line ?? 1;
      const last = node.loc?.end.line ?? first;
      if (/\bas const$/.test(context.sourceCode.getText(node))) return;
      if (explained.has(first - 1) || explained.has(first) || explained.has(last)) return;
      context.report({ node, messageId: 'reason' });
    };
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'plumbline-report/', 'test/fixtures/', 'reports/samples/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: {
      plumbline: {
        rules: { 'disabling-needs-reason': disablingNeedsReason, 'assertion-needs-reason': assertionNeedsReason },
      },
    },
    rules: {
      'plumbline/disabling-needs-reason': 'error',
      'no-restricted-syntax': ['error', ...shape],
      'max-lines': ['error', 300],
      'max-depth': ['error', 3],
      eqeqeq: 'error',
      // Texts of servers are cleaned of control characters here.
      'no-control-regex': 'off',
      'no-else-return': ['error', { allowElseIf: false }],
      'no-nested-ternary': 'error',
      'no-param-reassign': 'error',
      'no-shadow': 'off',
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'preserve-caught-error': 'error',
      '@typescript-eslint/no-shadow': ['error', { builtinGlobals: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // An index signature can name its key, which a Record cannot.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An async function without await still turns what it throws into a rejection, which its callers rely on.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: production,
    rules: {
      'max-depth': ['error', 2],
      'no-console': 'error',
      'no-restricted-globals': ['error', ...surroundings],
      'no-restricted-properties': ['error', ...clockProperties],
      'no-restricted-syntax': ['error', ...shape, ...clock, ...locale],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', message: 'Only the command line reads the process.' }, 'process'] },
      ],
      'plumbline/assertion-needs-reason': 'error',
    },
  },
  {
    files: ['src/model/**/*.ts', 'src/plan/**/*.ts', 'src/judge/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...surroundings, ...impure] },
  },
  {
    files: outermost,
    rules: {
      'no-restricted-globals': ['error', ...network],
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...shape],
      'no-restricted-imports': 'off',
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  {
    // Node reads these without compiling them; the types are in comments.
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
    rules: {
      // What JSON.parse gives gets its type from the comment beside it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['*.config.ts', '*.config.js', '.dependency-cruiser.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Parsed by old versions of Node too, which know no more than this.
    files: ['scripts/node-version.mjs'],
    rules: { 'no-var': 'off', 'prefer-template': 'off' },
  },
);
