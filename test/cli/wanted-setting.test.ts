import { expect, it } from 'vitest';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { knownProbes } from '../../src/cli/known-probes.ts';
import type { Json } from '../../src/model/json.ts';
import type { Language } from '../../src/model/words.ts';

const { probes } = toolbox(await loadProbes());
const kinds = [...probes.keys()];

/** What nobody would write, and what many a setting does not take. */
const misfits: readonly Json[] = [
  '',
  ' ',
  'x y',
  '\0',
  -1,
  1.5,
  1e12,
  true,
  null,
  [],
  [''],
  ['x y', 3],
  {},
  { 'x y': 'a\nb' },
];

/** What is wrong with one setting, by the misfit it was given. */
function complaints(kind: string, language: Language): ReadonlyMap<string, string> {
  const known = knownProbes(probes.values(), language).find((probe) => probe.kind === kind);
  if (known === undefined) throw new Error(`no probe ${kind}`);
  const found = new Map<string, string>();
  for (const name of Object.keys(known.settings.properties ?? {})) {
    for (const misfit of misfits) {
      const issues = known
        .checkSettings({ [name]: misfit })
        .filter(({ kind: what }) => what === 'value' || what === 'rule');
      for (const [index, { names }] of issues.entries())
        found.set(`${name} ${JSON.stringify(misfit)} ${index}`, names.join());
    }
  }
  return found;
}

it.each(kinds)('what fits a setting of %s is said in the language of the reader', (kind) => {
  const english = complaints(kind, 'en');
  const chinese = complaints(kind, 'zh-CN');
  expect([...chinese.keys()]).toEqual([...english.keys()]);
  expect([...chinese.values()].filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  expect([...english.values()].filter((text) => /\p{Script=Han}|Invalid|expected/u.test(text) || text === '')).toEqual(
    [],
  );
});
