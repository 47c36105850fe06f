import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../src/assess/catalogue-for.ts';
import { processContext, type Context } from '../../src/cli/context.ts';
import { ourTools, prepare } from '../../src/cli/prepare.ts';
import { put, sharedFolder } from '../support/cli-files.ts';

const folder = sharedFolder();
const said: string[] = [];
const context: Context = {
  ...processContext(),
  language: 'en',
  cwd: folder,
  err: (text) => void said.push(typeof text === 'string' ? text : ''),
};

async function kindsOf(profile: string, everyProbe = false): Promise<readonly string[] | null> {
  put(folder, 'p.yaml', profile);
  const prepared = await prepare(context, ['p.yaml'], { everyProbe });
  return prepared === null ? null : [...prepared.tools.probes.keys()];
}

const tcp = 'target: { host: 127.0.0.1, port: 1 }';

describe('the probes that a profile is read with', () => {
  it.each([
    ['written plainly', `plumbline: 1\nchecks:\n  a:\n    probe: tcp\n    ${tcp}\n`],
    ['between quotes, in one line', `plumbline: 1\nchecks: { a: { "probe" : 'tcp', ${tcp} } }\n`],
  ])('are those it names: %s', async (_how, profile) => {
    expect(await kindsOf(profile)).toEqual(['tcp']);
  });

  it('are found where their name is hidden, or stands in another file', async () => {
    put(folder, 'more.yaml', `plumbline: 1\nchecks:\n  b:\n    probe: tcp\n    ${tcp}\n`);
    const including = 'plumbline: 1\ninclude: more.yaml\nchecks:\n  a: { probe: ping, target: { host: h } }\n';
    expect(await kindsOf(including)).toContain('tcp');
    expect(await kindsOf(`plumbline: 1\nchecks: { a: { probe: "\\x74cp", ${tcp} } }\n`)).toContain('tcp');
  });

  it('are all where the command may meet others', async () => {
    expect(await kindsOf(`plumbline: 1\nchecks: { a: { probe: tcp, ${tcp} } }\n`, true)).toContain('http');
  });

  it('are all known by name where one is not known', async () => {
    said.length = 0;
    expect(await kindsOf(`plumbline: 1\nchecks: { a: { probe: tpc, ${tcp} } }\n`)).toBeNull();
    expect(said.join('')).toMatch(/did you mean “?tcp/i);
  });
});

it('the catalogue of a run is the same however many probes are at hand', async () => {
  put(folder, 'p.yaml', `plumbline: 1\nchecks: { a: { probe: tcp, ${tcp} } }\n`);
  const prepared = await prepare(context, ['p.yaml']);
  if (prepared === null) throw new Error('it is right');
  const few = catalogueFor(prepared.tools, prepared.profile);
  expect(Object.keys(few.catalogue)).toEqual(['tcp']);
  const all = catalogueFor(await ourTools(), prepared.profile);
  expect(all).not.toBe(few);
  expect(all).toEqual(few);
  expect(catalogueFor(prepared.tools, prepared.profile)).toBe(few);
  expect(catalogueFor(prepared.tools, { ...prepared.profile, checks: [] }).catalogue).toEqual({});
});
