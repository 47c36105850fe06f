import { describe, expect, it } from 'vitest';
import { derive as deriveAll } from '../../../probes/postgres/derive.ts';
import { productPaths } from '../../../src/kit/database/detect/product-facts.ts';
import { fromUnseen } from '../../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../../src/model/derive.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

const context: DeriveContext = {
  now: Date.parse('2026-11-22T10:00:00Z'),
  timeZone: 'Asia/Shanghai',
  reference: referenceData,
};

function postgres(version: string, more: JsonObject = {}): JsonObject {
  const versionText = `PostgreSQL ${version} on x86_64-pc-linux-gnu, compiled by gcc (GCC) 13.2.0, 64-bit`;
  return {
    versionText,
    serverVersion: version,
    connections: { used: 10, max: 100, reserved: 3 },
    settings: {},
    ...more,
  };
}

/** Without what follows from the account: see derive-account.test.ts. */
function derive(facts: JsonObject, given: DeriveContext): Derived {
  const { facts: all, gaps = [] } = deriveAll(facts, given);
  const { account: _account, ...rest } = all;
  return { facts: rest, gaps: gaps.filter(({ path }) => !path.startsWith('account.')) };
}

describe('end of life', () => {
  it.each([
    ['14.20', '2026-11-12', -11],
    ['15.18', '2027-11-11', 353],
    ['17.10', '2029-11-08', 1081],
    ['18beta1', '2030-11-14', 1452],
    ['9.6.24', '2021-11-11', -1838],
  ])('of PostgreSQL %s is %s', (version, date, daysLeft) => {
    const derived = derive(postgres(version), context);
    expect(derived.facts['endOfLife']).toMatchObject({ date, daysLeft, dataDate: referenceData.endOfLife.date });
    expect(derived.facts['endOfLife']).toMatchObject({ ended: daysLeft < 0, source: 'https://endoflife.date' });
    expect(derived.gaps).toEqual([]);
  });

  it.each([
    ['19.1', 'kit.gap.newer-than-data'],
    ['99devel', 'kit.gap.newer-than-data'],
    ['1.0', 'kit.gap.not-in-data'],
    ['9.7', 'kit.gap.not-in-data'],
  ])('is a gap for PostgreSQL %s, which the data does not know', (version, note) => {
    const derived = derive(postgres(version), context);
    expect(derived.facts).not.toHaveProperty('endOfLife');
    expect(derived.gaps).toMatchObject([{ path: 'endOfLife', reason: 'not-supported', note }]);
  });

  it('is a gap for other products, also where they carry a number of PostgreSQL', () => {
    const versionText = 'PostgreSQL 14.4 (Apache Cloudberry 2.0.0 build 1) on x86_64-pc-linux-gnu';
    const derived = derive(postgres('14.4', { versionText }), context);
    expect(derived.facts).toMatchObject({ product: 'Cloudberry', version: '2.0.0' });
    expect(derived.gaps).toMatchObject([{ path: 'endOfLife', reason: 'not-supported' }]);
  });
});

describe('product and version', () => {
  it('are gaps where version() was not seen', () => {
    const { versionText: _unseen, ...rest } = postgres('17.1');
    const derived = derive(rest, context);
    expect(derived.facts).toEqual({ connections: { free: 87 } });
    const unseen = fromUnseen('postgres', 'versionText');
    expect(derived.gaps).toEqual(gapsAt(productPaths, unseen));
  });

  it('names no version where the product says none', () => {
    const derived = derive(postgres('17.1', { versionText: 'SomethingDB 3' }), context);
    expect(derived.facts).toEqual({
      product: 'unrecognised PostgreSQL-protocol server',
      productConfidence: 'certain',
      productEvidence: ['version: SomethingDB 3'],
      connections: { free: 87 },
    });
    expect(derived.gaps).toEqual([
      notSupported('version', 'kit.gap.version-unknown'),
      notSupported('compatibleWith', 'kit.gap.product-unknown'),
      notSupported('compatibleVersion', 'kit.gap.version-unknown'),
      notSupported('endOfLife', 'kit.gap.product-unknown'),
    ]);
  });
});

describe('free connections', () => {
  it('leave out what is kept for others', () => {
    const facts = postgres('17.1', { settings: { reserved_connections: 5 } });
    expect(derive(facts, context).facts['connections']).toEqual({ free: 82 });
  });

  it('are never below zero', () => {
    const facts = postgres('17.1', { connections: { used: 99, max: 100, reserved: 3 } });
    expect(derive(facts, context).facts['connections']).toEqual({ free: 0 });
  });

  it.each([
    ['connections were', { connections: null }],
    ['settings were', { settings: null }],
    ['reserved_connections was', { settings: { reserved_connections: 'many' } }],
  ])('are a gap where %s not seen', (_what, more) => {
    const derived = derive(postgres('17.1', more), context);
    expect(derived.facts).not.toHaveProperty('connections');
    expect(derived.gaps).toEqual(gapsAt(['connections.free'], fromUnseen('postgres', 'connections', 'settings')));
  });
});
