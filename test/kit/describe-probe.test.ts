import { describe, expect, it } from 'vitest';
import { loadProbes, probeKinds } from '../../probes/registry.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { readdirSync } from 'node:fs';
import { describeProbe, settingsSchema } from '../../src/kit/describe-probe.ts';
import { lookup, settle, type FactSchema } from '../../src/model/catalogue.ts';
import { isPathError, parseFactPath } from '../../src/model/fact-path.ts';

const probes = await loadProbes();

function find(schema: FactSchema, written: string): FactSchema | null {
  const path = parseFactPath(written);
  const found = isPathError(path) ? null : lookup(schema, path);
  return found?.found === true ? found.schema : null;
}

function every(schema: FactSchema, visit: (each: FactSchema) => void): void {
  visit(schema);
  for (const inner of Object.values(schema.properties ?? {})) every(inner, visit);
  if (schema.items !== undefined) every(schema.items, visit);
  if (typeof schema.additionalProperties === 'object') every(schema.additionalProperties, visit);
  for (const inner of schema.anyOf ?? []) every(inner, visit);
}

describe('the registry', () => {
  it('holds every probe folder, each under its own name', () => {
    const folders = readdirSync(new URL('../../probes', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(probes.map((probe) => probe.kind).sort()).toEqual(folders.sort());
    expect(probeKinds).toEqual(probes.map((probe) => probe.kind));
  });
});

describe.each(probes.map((probe) => [probe.kind, probe] as const))('the catalogue entry of %s', (_kind, probe) => {
  const entry = describeProbe(probe);

  it('is plain data without references or lists of types', () => {
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
    every(entry.facts, (each) => {
      expect('$ref' in each).toBe(false);
      expect(['string', 'undefined']).toContain(typeof each.type);
    });
  });

  it('knows its headline and every derived fact', () => {
    const paths = [...entry.derived, ...(entry.headline === null ? [] : [entry.headline])];
    for (const path of paths) expect(find(entry.facts, path), path).not.toBeNull();
  });

  it('names settings', () => {
    expect(settle(settingsSchema(probe)).properties).toBeDefined();
  });
});

describe('facts of postgres', () => {
  const { facts } = describeProbe(postgres);

  it('carry unit, dialect, key and role', () => {
    expect(find(facts, 'version')).toMatchObject({ dialect: 'postgresql', role: 'version' });
    expect(find(facts, 'settings.shared_buffers')).toMatchObject({ unit: 'bytes' });
    expect(find(facts, 'extensions')).toMatchObject({ key: 'name' });
    expect(find(facts, 'extensions[name="pg_trgm"].version')).toMatchObject({ dialect: 'loose' });
    expect(find(facts, 'connections.free')).toMatchObject({ type: 'number' });
    expect(find(facts, 'connections.used')).toMatchObject({ type: 'number', volatile: true });
  });

  it('say which names are known where one is not', () => {
    const path = parseFactPath('settings.x');
    const wrong = parseFactPath('setings.x');
    if (isPathError(path) || isPathError(wrong)) throw new Error('not a path');
    expect(lookup(facts, path)).toMatchObject({ found: true, open: true });
    expect(lookup(facts, wrong)).toMatchObject({ found: false, name: 'setings', at: 0 });
  });
});
