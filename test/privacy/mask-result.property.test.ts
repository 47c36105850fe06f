import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { runResultSchema, type RunResult } from '../../src/model/run-result.ts';
import { maskResult } from '../../src/privacy/mask-result.ts';
import { sampleResult } from '../reports/sample-result.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9]{3,9}[0-9]$/);
const name = fc.oneof(
  label,
  fc.tuple(label, label).map(([host, domain]) => `${host}.${domain}.example`),
  fc.tuple(label, label).map(([host, more]) => `${host}-${more}`),
  label.map((each) => `数据库${each}`),
  label.map((each) => `node ${each} (left)`),
);
const four = fc
  .tuple(fc.integer({ min: 1, max: 126 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map((each) => each.join('.'));
const six = fc.ipV6().filter((each) => URL.canParse(`http://[${each}]/`) && !/^[0:.]*[01]?$/.test(each));

/** Ways in which something is said of a host: each must lose its name. */
const sayings: readonly ((host: string) => string)[] = [
  (host) => host,
  (host) => host.toUpperCase(),
  (host) => `http://${host}/health`,
  (host) => `connect ECONNREFUSED ${host}:5432`,
  (host) => `无法连接${host}的端口，请检查`,
  (host) => `jdbc:mysql://${host}:3306/orders?x=${host}`,
  (host) => `/var/log/${host}/a_${host}.log`,
  (host) => `"${host}","x"`,
];

function resultWith(things: readonly string[], known: readonly string[]): RunResult {
  const texts = things.flatMap((thing) => sayings.map((say) => say(thing)));
  const facts: JsonObject = {
    texts,
    byName: Object.fromEntries(things.map((thing): [string, Json] => [thing, thing])),
  };
  const [observation] = sampleResult.observations;
  const [finding] = sampleResult.findings;
  if (observation === undefined || finding === undefined) throw new Error('the sample has nothing');
  const said = {
    kind: 'list',
    items: texts.map((text) => ({ kind: 'value', value: text, unit: null }) as const),
  } as const;
  return {
    ...sampleResult,
    observations: known.map((hostname) => ({
      ...observation,
      facts,
      vantage: { ...observation.vantage, hostname },
      touched: texts.map((line) => ({ line, count: 1 })),
      captures: [{ name: 'page', mediaType: 'text/plain', sha256: 'ab', base64: btoa(things.map(encodeURI).join()) }],
    })),
    findings: [
      {
        ...finding,
        id: { ...finding.id, node: things[0] ?? null },
        actual: { code: 'actual.value', params: { said, inner: { kind: 'message', code: 'x', params: { said } } } },
        because: { en: texts.join(' '), 'zh-CN': texts.join('，') },
      },
    ],
    waivers: { unused: texts, expired: [] },
  };
}

function survivors(result: RunResult, things: readonly string[]): readonly string[] {
  const text = JSON.stringify(result).toLowerCase();
  return things.filter((thing) => text.includes(thing.toLowerCase()));
}

describe('a masked result', () => {
  it('holds no name that was known, wherever it stood, and is a result still', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        const masked = maskResult(resultWith(names, names), ['names']);
        expect(survivors(masked, names)).toEqual([]);
        expect(runResultSchema.safeParse(masked).success).toBe(true);
        expect(masked.masked).toEqual(['names']);
        expect(masked.observations.every((each) => each.captures === undefined)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('holds no address', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(four, six), { minLength: 1, maxLength: 5 }), (addresses) => {
        const result = resultWith(
          addresses.map((each) => (each.includes(':') ? `[${each}]` : each)),
          ['jump'],
        );
        const masked = maskResult(result, ['addresses']);
        expect(
          survivors(
            masked,
            addresses.filter((each) => each.length > 6),
          ),
        ).toEqual([]);
        expect(runResultSchema.safeParse(masked).success).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('says the same of the same thing, and keeps every outcome', () => {
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 2, maxLength: 4 }), (names) => {
        const result = resultWith(names, names);
        const masked = maskResult(result, ['names', 'addresses']);
        const marks = masked.observations.map((each) => each.vantage.hostname);
        expect(new Set(marks).size).toBe(names.length);
        expect(masked.findings[0]?.id.node).toBe(marks[0]);
        expect(masked.findings.map(({ outcome }) => outcome)).toEqual(result.findings.map(({ outcome }) => outcome));
        expect(maskResult(result, ['names', 'addresses'])).toEqual(masked);
      }),
      { numRuns: 15 },
    );
  });
});
