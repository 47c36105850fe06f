import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTexts } from '../support/read-profile.ts';

const shipped = readFileSync('profiles/orders-go-live.yaml', 'utf8');
const site = `environments:
  test: { with: { db: 10.1.0.9, apps: { app1: 'http://10.1.0.5' }, web: 'https://t.example', caFile: ca.pem } }
  production:
    gate: true
    window: '22:00-06:00'
    with: { db: 10.9.0.9, apps: { app1: 'http://10.9.0.5' }, web: 'https://p.example', caFile: ca.pem }
    machines: { app1: { hostname: his-app-01, zone: app-zone } }
timeZone: Asia/Shanghai
not-applicable: [{ check: web, in: [test], because: none }]
override: [{ expectation: orders-db/settings.max_connections, atLeast: 50, because: small }]
waivers: [{ finding: orders-db/version/test, because: planned, owner: DBA, until: 2027-01-31 }]
document: { customer: x }
`;

/** Pieces that mean something to the reader, in places where they do not belong. */
const pieces = [
  '${db}',
  "'${secret:X}'",
  '[]',
  '{}',
  '- ',
  ': ',
  'null',
  '1.10',
  '>=14',
  '：',
  '"',
  "'",
  '[',
  '}',
  '&a',
  '*a',
  '\t',
  '__proto__: 1',
  'constructor',
  'checks:',
  'default',
  'same-except',
  'settings["a.b"]',
  'web/version/test@x',
  '\n  ',
  '\n',
  '#',
  '|',
  '\ud800',
  '\u0000',
];

/** A text with some stretches taken out, doubled, swapped for a piece, or moved in depth. */
function damaged(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat({ max: text.length }),
    length: fc.nat({ max: 40 }),
    how: fc.constantFrom('remove', 'double', 'replace', 'insert'),
    piece: fc.constantFrom(...pieces),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let result = text;
    for (const { at, length, how, piece } of changes) {
      const stretch = result.slice(at, at + length);
      const instead = { remove: '', double: stretch + stretch, replace: piece, insert: piece + stretch }[how];
      result = result.slice(0, at) + instead + result.slice(at + length);
    }
    return result;
  });
}

/** Whole lines taken out, doubled or put elsewhere: mostly right YAML with a wrong meaning. */
function reordered(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const place = fc.nat({ max: lines.length });
  return fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 3 }).map((moves) => {
    const result = [...lines];
    for (const [from, to] of moves) result.splice(to, from % 3 === 0 ? 1 : 0, ...lines.slice(from, from + (to % 3)));
    return result.join('\n');
  });
}

const variants = (text: string): fc.Arbitrary<string> => fc.oneof(damaged(text), reordered(text), fc.constant(text));

describe('readProfile', () => {
  it('reads or refuses whatever is left of a profile, and says where', () => {
    fc.assert(
      fc.property(variants(shipped), variants(site), (profile, values) => {
        const outcome = readTexts('p.yaml', profile, { site: { name: 's.yaml', content: values } });
        if (outcome.ok) return;
        expect(outcome.mistakes.length).toBeGreaterThan(0);
        for (const { file, line, column } of outcome.mistakes) {
          expect(['p.yaml', 's.yaml']).toContain(file);
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          const lines = (file === 'p.yaml' ? profile : values).split(/\r\n?|\n/).length;
          expect(line).toBeLessThanOrEqual(lines + 1);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same outcome for the same files', () => {
    fc.assert(
      fc.property(variants(shipped), (profile) => {
        const read = (): unknown => readTexts('p.yaml', profile, { site: { name: 's.yaml', content: site } });
        expect(JSON.stringify(read())).toBe(JSON.stringify(read()));
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.constantFrom(...pieces)), (text, more) => {
        const outcome = readTexts('p.yaml', `plumbline: 1\nchecks:\n  ${text}${more.join('')}`);
        expect(typeof outcome.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
