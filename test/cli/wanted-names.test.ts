import { expect, it } from 'vitest';
import * as z from 'zod';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';

const { probes } = toolbox(await loadProbes());

/** Texts of single values that say what is wrong with what was written, and not what would fit. */
const rules: readonly string[] = [
  'browser.locale',
  'browser.login-key',
  'browser.page-name',
  'command.word',
  'dicom.ae-title',
  'ldap.attribute',
  'ldap.filter',
  's3.access-key',
  'ssh.fingerprint',
];

const ownText = /^[a-z0-9]+\.[a-z0-9-]+$/;

/** Texts named by checks on single values in a schema: a map as a whole may be judged by any rule. */
function namedIn(schema: z.core.$ZodType, seen = new Set<unknown>()): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod;
  const own = def.type === 'object' ? [] : (def.checks ?? []).flatMap((check) => messageOf(check));
  return [...own, ...Object.values(def).flatMap((part) => partsOf(part).flatMap((each) => namedIn(each, seen)))];
}

function messageOf(check: z.core.$ZodCheck): readonly string[] {
  const said: unknown = check._zod.def.error?.({ code: 'custom', input: null, path: [] } as never);
  return typeof said === 'string' && ownText.test(said) ? [said] : [];
}

/** Schemas in a part of the definition of another. */
function partsOf(part: unknown): readonly z.core.$ZodType[] {
  if (part instanceof z.core.$ZodType) return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.values(part).filter((each) => each instanceof z.core.$ZodType);
}

const named = new Set([...probes.values()].flatMap(({ settings }) => namedIn(settings)));

it('texts that say what fits a single value are called wanted-', () => {
  expect(named).toContain('ftp.wanted-one-line');
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((code) => !code.includes('.wanted-')).sort()).toEqual(rules);
});
