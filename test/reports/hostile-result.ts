import { sampleResult } from './sample-result.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { RunResult } from '../../src/model/run-result.ts';

/** What a lying server, a careless author or a forged file may put into any text. */
export const payloads: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)>',
  '"><a href="javascript:alert(4)" onclick=\'alert(5)\'>x</a><!--',
  "' autofocus onfocus='alert(6)' style='background:url(http://evil.example/)",
  '</style></title></textarea></table><iframe srcdoc="<script>alert(7)</script>"></iframe>',
  '\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u009b31m\u0000\u0008\u007f',
  'abc\u202ecba\u2066x\u2069\u200f\u200e\u200b\ufeff\u2028\u2029',
  'lone \ud800 and \udc00 \ud83d',
  '\r\n\r\nverdict: ready\n\u001b[1A${process.exit()} {name} {{x}} &amp; &#60;',
  '\u{e0041}\u{1f468}\u200d\u{1f469}\uffff\ufdd0',
];

/** One line of a mebibyte. */
export const longLine = 'A'.repeat(1_048_576);

/** Fields whose values the schema fixes; everything else may hold anything. */
const fixed = new Set([
  ...[
    'format',
    'version',
    'outcome',
    'status',
    'mediaType',
    'standing',
    'severity',
    'verdict',
    'kind',
    'reason',
    'unit',
    'failOn',
    'gates',
    'command',
  ],
  ...['seenFrom', 'seenTo', 'judgedAs', 'judgedAt', 'startedAt', 'endedAt', 'op', 'transport'],
]);

/** Objects whose keys are free. */
const open = new Set(['document', 'facts', 'settings', 'value', 'params', 'before', 'after', 'left', 'right']);

/** The sample with hostile texts in every place and every free key; the same text stays the same everywhere. */
export function hostileResult(): RunResult {
  const spoilt = spoil(sampleResult as unknown as Json, 'result'); // a result is plain JSON
  if (!isJsonObject(spoilt)) throw new Error('a result is an object');
  const result = spoilt as unknown as RunResult; // checked against the schema by the test that uses it
  const long = { en: longLine, 'zh-CN': longLine };
  const findings = result.findings.map((finding, index) => (index === 2 ? { ...finding, because: long } : finding));
  const observations = result.observations.map((observation) => ({
    ...observation,
    facts: { ...observation.facts, long: longLine, [longLine]: 1, ['__proto__x']: '__proto__' },
  }));
  return { ...result, findings, observations };
}

function spoil(value: Json, field: string): Json {
  if (typeof value === 'string') return fixed.has(field) ? value : hostile(value);
  if (isJsonList(value)) return value.map((element) => spoil(element, field));
  if (!isJsonObject(value)) return value;
  const spoilt: Record<string, Json> = {};
  const reallyOpen = open.has(field) && !('kind' in value && 'unit' in value);
  for (const [key, inner] of Object.entries(value)) {
    const name = reallyOpen ? hostile(key) : key;
    spoilt[name] = isInert(value, key) ? inner : spoil(inner, key);
  }
  return spoilt;
}

/** Fixed in one place and free in another: `kind`, and `at`, which is an instant where a person stated something. */
function isInert(parent: JsonObject, key: string): boolean {
  return (key === 'kind' && typeof parent[key] === 'string') || (key === 'at' && 'standing' in parent);
}

function hostile(text: string): string {
  let sum = 0;
  for (const character of text) sum += character.charCodeAt(0);
  const first = payloads[sum % payloads.length] ?? '';
  const second = payloads[(sum + 4) % payloads.length] ?? '';
  return `${first}${text}${second}`;
}
