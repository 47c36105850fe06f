import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { MaskKind, RunResult } from '../../src/model/run-result.ts';
import { maskResult } from '../../src/privacy/mask-result.ts';
import { payloads } from '../reports/hostile-result.ts';
import { sampleResult } from '../reports/sample-result.ts';

function withFacts(facts: JsonObject): RunResult {
  const [observation] = sampleResult.observations;
  return { ...sampleResult, observations: observation === undefined ? [] : [{ ...observation, facts }] };
}

function factsOf(facts: JsonObject, what: readonly MaskKind[], names: readonly string[] = []): unknown {
  return maskResult(withFacts(facts), what, names).observations[0]?.facts;
}

/** The number of a mark depends on what else the sample holds. */
function marked(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts).replaceAll(/host-\d+/g, 'HOST'));
}

describe('what is taken for an address', () => {
  it.each([
    ['10.1.0.9', 'address-1'],
    ['http://10.1.0.9:8080/x and 10.1.0.9', 'http://address-1:8080/x and address-1'],
    ['10.0.0.0/8', 'address-1/8'],
    ['[2001:db8::1]:5432', '[address-1]:5432'],
    ['fe80::1%eth0', 'address-1%eth0'],
    ['::ffff:10.1.0.9', 'address-1'],
    ['2001:DB8:0:0::1 is 2001:db8::1', 'address-1 is address-1'],
    ['从10.1.0.9连接', '从address-1连接'],
  ])('%s', (text, masked) => {
    const facts = JSON.stringify(factsOf({ text }, ['addresses']));
    // What the rest of the sample holds is numbered too.
    expect(facts.replaceAll(/address-\d+/g, 'address-1')).toBe(JSON.stringify({ text: masked }));
    expect(new Set(facts.match(/address-\d+/g)).size).toBe(1);
  });

  it.each([
    '127.0.0.1',
    '::1',
    '0.0.0.0',
    '12:30:45',
    '1.2.3',
    '256.1.1.1',
    'AA:BB:CC:DD:EE:FF',
    '1.2.3.4.5',
    'a::b::c',
  ])('not %s', (text) => {
    expect(factsOf({ text }, ['addresses'])).toEqual({ text });
  });

  it('not the version of a product, unless somebody connects to it', () => {
    expect(factsOf({ version: '8.6.7.29', text: 'KingbaseES 8.6.7.29' }, ['addresses'])).toEqual({
      version: '8.6.7.29',
      text: 'KingbaseES 8.6.7.29',
    });
    expect(JSON.stringify(factsOf({ version: '10.1.0.9', host: '10.1.0.9' }, ['addresses']))).not.toContain('10.1.0.9');
  });
});

describe('what is taken for a name', () => {
  it.each([
    ['a URL', { text: 'see https://crm.customer.example/x' }, 'customer'],
    ['a sibling under a known domain', { host: 'db1.corp.customer', text: 'and db2.corp.customer' }, 'customer'],
    ['the name in a certificate', { subject: 'CN=crm01, O=x', alt: ['DNS:crm01'] }, 'crm01'],
    ['an entry of tnsnames.ora', { text: '(ADDRESS=(PROTOCOL=TCP)(HOST=ora01)(PORT=1521))' }, 'ora01'],
    ['JDBC with @', { text: 'jdbc:oracle:thin:@ora01:1521:orcl' }, 'ora01'],
    ['user and password in a URL', { text: 'ftp://me:pass@files01/x' }, 'files01'],
    ['a name in capitals', { host: 'DB01', text: 'db01' }, 'db01'],
    ['a name in a name of a member', { 'host db01': { hostname: 'db01' } }, 'db01'],
  ])('%s', (_what, facts, secret) => {
    expect(JSON.stringify(factsOf(facts, ['names'])).toLowerCase()).not.toContain(secret);
  });

  it('a machine of the site file, also one with blanks in its key', () => {
    const facts = { text: 'on left rack 3 now', log: 'app01.log' };
    expect(marked(factsOf(facts, ['names'], ['left rack 3', 'app01']))).toEqual({
      text: 'on HOST now',
      log: 'HOST.log',
    });
  });

  it('not a part of another word, and a short one only where it stands alone', () => {
    const facts = { part: 'orders-db in reorders', word: 'orders', sentence: 'a driver', alone: 'a' };
    expect(marked(factsOf(facts, ['names'], ['orders', 'a']))).toEqual({
      part: 'orders-db in reorders',
      word: 'HOST',
      sentence: 'a driver',
      alone: 'HOST',
    });
  });

  it('not localhost, and no address', () => {
    expect(factsOf({ host: 'localhost', server: '10.1.0.9' }, ['names'])).toEqual({
      host: 'localhost',
      server: '10.1.0.9',
    });
  });
});

describe('masking', () => {
  it('says what was masked, and masks nothing twice', () => {
    const once = maskResult(sampleResult, ['names']);
    expect(maskResult(once, ['names'])).toBe(once);
    const both = maskResult(once, ['addresses']);
    expect(both.masked).toEqual(['addresses', 'names']);
    expect(JSON.stringify(both)).not.toMatch(/hospital\.example|10\.9\.0|jump-01/);
  });

  it('looks into what sentences are filled with, whatever the names there', () => {
    const host = 'crm01.customer.example';
    const said = { kind: 'value', value: host, unit: null } as const;
    const params = { reason: said, machine: host, code: { kind: 'text', text: { en: host } }, cause: said } as const;
    const message = { kind: 'message', code: 'x', params } as const;
    const result = {
      ...sampleResult,
      reasons: [{ code: 'x', params: { ...params, status: { kind: 'list', items: [message] } } }],
    } as const;
    const sources = [`evidence-of-${host}.zip`];
    const masked = maskResult({ ...result, provenance: { ...result.provenance, sources } }, ['names']);
    expect(JSON.stringify(masked)).not.toMatch(/crm01|customer\.example/);
    expect(masked.reasons[0]?.code).toBe('x');
  });

  it('looks into what our words about a gap are filled with, and leaves their code', () => {
    const host = 'crm01.customer.example';
    const gap = { path: 'x', reason: 'not-reached', detail: null, note: 'kit.gap.no-answer' } as const;
    const noteParams = { program: { kind: 'value', value: host, unit: null }, reason: host } as const;
    const observations = sampleResult.observations.map((each) => ({ ...each, gaps: [{ ...gap, noteParams }] }));
    const masked = maskResult({ ...sampleResult, observations }, ['names'], ['kit']).observations[0]?.gaps[0];
    expect(masked).toMatchObject({ note: 'kit.gap.no-answer', noteParams: { program: { kind: 'value' } } });
    expect(JSON.stringify(masked)).not.toMatch(/crm01|customer/);
  });

  it('changes nothing where nothing is asked', () => {
    expect(maskResult(sampleResult, [])).toBe(sampleResult);
  });

  it('takes whatever a target said', () => {
    const facts = Object.fromEntries(
      payloads.map((text, index) => [`${String(index)} ${text}`, [text, `http://${text}/`]]),
    );
    expect(maskResult(withFacts(facts), ['addresses', 'names']).masked).toHaveLength(2);
  });

  it('is done with ten thousand hosts and long texts in little time', () => {
    const hosts = Array.from({ length: 10_000 }, (_, index) => `app${String(index)}.corp.customer`);
    const facts = { hosts, long: 'a.b-c_d:'.repeat(50_000), more: '1:2'.repeat(50_000), dots: '1.'.repeat(100_000) };
    const masked = JSON.stringify(factsOf(facts, ['addresses', 'names'], hosts));
    expect(masked).not.toContain('customer');
  });
});
