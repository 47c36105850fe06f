import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/kit/messages.en.ts';
import { compareSchemas } from '../../src/kit/schema/compare-schemas.ts';
import type { SchemaSnapshot } from '../../src/kit/schema/snapshot.ts';
import type { PostgresMajor } from '../../src/landscape/postgres-package.ts';
import { changes, type Change } from '../fixtures/schema/changes.ts';
import { ownSchemas } from '../fixtures/schema/own-schemas.ts';
import { contract } from '../support/contract.ts';
import { prepare } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';
import { readSchema } from '../support/postgres-schema.ts';
import { dumpAndRestore, dumpTools } from '../support/postgres-dump.ts';
import { loadChanges, schemaOf, schemaRoles, shortly } from '../support/schema-changes.ts';

const majors = [13, 15, 17, 18] as const satisfies readonly PostgresMajor[];
const whole = ownSchemas.map(({ name, statements }): Change => ({ name, base: statements, change: [], expected: [] }));
const numbered = [...changes, ...whole].map((change, index): readonly [number, Change] => [index, change]);
const known = (major: number) => numbered.filter(([, { since }]) => since === undefined || since <= major);
const databases = ['before', 'again', 'after'] as const;
const missing = (await Promise.all(majors.map(postgresMissing))).find((reason) => reason !== null) ?? null;

interface Read {
  readonly before: SchemaSnapshot;
  readonly again: SchemaSnapshot;
  readonly after: SchemaSnapshot;
}

function texts(left: SchemaSnapshot, right: SchemaSnapshot): readonly string[] {
  return compareSchemas(left, right).map((each) => {
    const { schema, text } = shortly(each);
    const name = numbered.find(([index]) => schemaOf(index) === schema)?.[1].name ?? schema;
    return `${name}: ${text} (${JSON.stringify(each.left)} | ${JSON.stringify(each.right)})`;
  });
}

/** Codes of the words that differences of a snapshot would be told with. */
function codesOf({ objects }: SchemaSnapshot): readonly string[] {
  const aspects = (of: object): readonly string[] => Object.keys(of).map((name) => `kit.schema.aspect.${name}`);
  return Object.entries(objects).flatMap(([kind, named]) => [
    `kit.schema.object.${kind}`,
    ...Object.values(named).flatMap((object) => [
      ...aspects(object.aspects),
      ...Object.entries(object.parts).flatMap(([part, things]) => [
        `kit.schema.part.${part}`,
        ...Object.values(things).flatMap(({ initial: _initial, ...rest }) => aspects(rest)),
      ]),
    ]),
  ]);
}

contract('required', 'schemas of PostgreSQL', missing, () => {
  const servers = majors.map((major) => [major, sharedPostgres(major)] as const);
  const read = new Map<number, Read>();

  beforeAll(async () => {
    await Promise.all(
      servers.map(async ([major, server]) => {
        await prepare(server(), [...schemaRoles, ...databases.map((name) => `CREATE DATABASE ${name}`)]);
        await loadChanges(server(), 'before', known(major), 'base');
        await loadChanges(server(), 'again', known(major), 'base');
        await loadChanges(server(), 'after', known(major), 'changed');
        const of = (name: (typeof databases)[number]) => readSchema(server(), name);
        read.set(major, { before: await of('before'), again: await of('again'), after: await of('after') });
      }),
    );
  }, 600_000);

  it('has pairs for at least 150 changes, each with a name of its own', () => {
    expect(changes.length).toBeGreaterThanOrEqual(200);
    expect(new Set(changes.map(({ name }) => name)).size).toBe(changes.length);
    expect(known(13).length).toBeGreaterThanOrEqual(180);
  });

  it.each(majors)('of one release %s: what was made alike is alike', (major) => {
    const one = read.get(major);
    if (one === undefined) throw new Error('not read');
    expect(texts(one.before, one.again)).toEqual([]);
    expect(one.before.digest).toBe(one.again.digest);
  });

  it.each(majors)('of one release %s: every change is told as what it is, and as nothing else', (major) => {
    const one = read.get(major);
    if (one === undefined) throw new Error('not read');
    const found = new Map<string, string[]>();
    for (const each of compareSchemas(one.before, one.after)) {
      const { schema, text } = shortly(each);
      found.set(schema, [...(found.get(schema) ?? []), text]);
    }
    const told = known(major).map(([index, { name }]) => [name, (found.get(schemaOf(index)) ?? []).sort()]);
    const wanted = known(major).map(([, { name, expected }]) => [name, [...expected].sort()]);
    expect(told).toEqual(wanted);
    expect(found.get('') ?? []).toEqual([]);
  });

  describe('the same statements in two releases', () => {
    const pairs = majors.flatMap((left, at) => majors.slice(at + 1).map((right) => [left, right] as const));

    it.each(pairs)('%s and %s give no difference', async (left, right) => {
      const both = known(left).filter((each) => known(right).includes(each));
      const only = { schemas: ['public', ...both.map(([index]) => schemaOf(index))] };
      const of = async (major: number, name: string) => {
        const server = servers.find(([each]) => each === major)?.[1];
        if (server === undefined) throw new Error('no server');
        return readSchema(server(), name, only);
      };
      for (const name of ['before', 'after']) {
        const found = texts(await of(left, name), await of(right, name));
        // Pairs of newer words leave behind what belongs to no schema.
        expect(found.filter((text) => !/publication|foreign-server/.test(text))).toEqual([]);
      }
    });
  });

  it('every kind, part and aspect has a name in words', () => {
    const codes = new Set<string>();
    for (const { before, after } of read.values())
      for (const each of [before, after]) for (const code of codesOf(each)) codes.add(code);
    expect([...codes].filter((code) => !Object.hasOwn(en, code)).sort()).toEqual([]);
    expect(codes.size).toBeGreaterThan(90);
  });

  const { tools, missing: noTools } = dumpTools();
  it.skipIf(noTools !== null)(
    `a dump of 15 that is restored gives no difference${noTools ?? ''}`,
    async () => {
      const server = servers.find(([major]) => major === 15)?.[1]();
      const after = read.get(15)?.after;
      if (server === undefined || after === undefined) throw new Error('not read');
      await prepare(server, ['CREATE DATABASE restored']);
      await dumpAndRestore(tools, server, 'after', 'restored');
      expect(texts(after, await readSchema(server, 'restored'))).toEqual([]);
    },
    300_000,
  );
});
