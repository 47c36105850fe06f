import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/project-folder.mjs';

/**
 * Rules of the house that a change to the settings could lose without anyone noticing: each text breaks one, as if it
 * stood in that file. The file must exist, for the rules that need types.
 */
const planted = [
  ['src/model/json.ts', 'const value = 1; export default value;', 'no-restricted-syntax'],
  ['src/model/json.ts', 'export class Thing { readonly one = 1; }', 'no-restricted-syntax'],
  ['src/model/json.ts', 'export const now = Date.now();', 'no-restricted-properties'],
  ['src/model/json.ts', 'export const now = new Date();', 'no-restricted-syntax'],
  ['src/model/json.ts', 'export const order = "a".localeCompare("b");', 'no-restricted-syntax'],
  ['src/model/json.ts', 'export const hour = new Date(0).getHours();', 'no-restricted-syntax'],
  ['src/model/json.ts', 'export const seed = Math.random();', 'no-restricted-properties'],
  ['src/model/json.ts', 'export const variables = process.env;', 'no-restricted-globals'],
  ['src/model/json.ts', "export const asked = fetch('http://127.0.0.1/');", 'no-restricted-globals'],
  ['src/model/json.ts', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['src/model/json.ts', "console.log('seen');", 'no-console'],
  ['src/model/json.ts', 'export const sure = ([] as string[]).at(0)!;', '@typescript-eslint/no-non-null-assertion'],
  ['src/model/json.ts', 'export const one = JSON.parse("1") as number;', 'plumbline/assertion-needs-reason'],
  ['src/model/json.ts', 'export const any: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['src/model/json.ts', 'Promise.reject(new Error());', '@typescript-eslint/no-floating-promises'],
  [
    'src/model/json.ts',
    'export function deep(a: boolean): void { for (;;) { if (a) { while (a) { return; } } } }',
    'max-depth',
  ],
  [
    'src/model/json.ts',
    '// eslint-disable-next-line no-console\nexport const a = 1;',
    'plumbline/disabling-needs-reason',
  ],
  ['src/model/json.ts', '\n'.repeat(301), 'max-lines'],
] as const;

describe('lint rules', () => {
  const eslint = new ESLint({ cwd: projectFolder });

  it.each(planted)('%s: %s', async (file, text, rule) => {
    const [result] = await eslint.lintText(text, { filePath: join(projectFolder, file) });
    expect(result?.messages.map((message) => message.ruleId)).toContain(rule);
  });

  it('lets the command line read the process and the clock', async () => {
    const text = 'console.log(process.pid, Date.now(), new Date());';
    const [result] = await eslint.lintText(text, { filePath: join(projectFolder, 'src/cli/main.ts') });
    expect(result?.messages.filter((message) => message.severity === 2).map((message) => message.ruleId)).toEqual([]);
  });
});
