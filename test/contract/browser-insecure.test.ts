import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { derive } from '../../probes/browser/derive.ts';
import { DerivedFacts } from '../../probes/browser/derived-facts.ts';
import type { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { browserMissing, chromium, firefox, host, pageOf, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Each use on its line; those of lines 1 and 2 are asked for first, that of line 8 is given by the script of line 7. */
const script = `if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js');
const copy = navigator.clipboard ? () => navigator.clipboard.writeText('x') : null;
addEventListener('click', () => crypto.subtle.digest('SHA-256', new Uint8Array(1)));
addEventListener('keyup', () => navigator.clipboard.readText());
addEventListener('keydown', () => navigator.geolocation.getCurrentPosition(() => {}));
addEventListener('paste', () => new ClipboardItem({}));
crypto.randomUUID = crypto.randomUUID || (() => 'made');
addEventListener('copy', () => crypto.randomUUID());
addEventListener('drop', () => structuredClone({}));
addEventListener('drag', () => showOpenFilePicker());`;

let app: Hosted;
beforeAll(async () => {
  app = await host({
    '/': '<!doctype html><h1>Orders</h1><script src="/app.js"></script>',
    '/guarded':
      '<!doctype html><h1>Orders</h1><script>if (navigator.clipboard) navigator.clipboard.readText()</script>',
    '/app.js': script,
    '/own': `<!doctype html><h1>Orders</h1><script>
Array.prototype.flatMap = () => { throw new Error('no') };
Array.prototype.map = () => [];
String.prototype.split = () => [];
Array.prototype.toJSON = () => 'none';
Object.defineProperty(window, 'navigator', { value: { clipboard: { writeText() {} }, geolocation: { watchPosition() {} } } });
onclick = () => { navigator.clipboard.writeText('x'); navigator.geolocation.watchPosition(); navigator.locks.query() };
if (isSecureContext) onkeyup = () => crypto.subtle.digest();
</script>`,
    '/strict': (_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-security-policy', "script-src 'self'; img-src 'none'");
      response.setHeader('content-security-policy-report-only', "style-src 'none'");
      response.end(`<!doctype html><h1>Orders</h1><script src="/eval.js"></script>
<script>document.title = 'never'</script><img src="/a.png?id=7"><style>h1 { color: red }</style>`);
    },
    '/many': (_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-security-policy', "img-src 'none'");
      response.end(
        '<!doctype html><h1>Orders</h1><script>for (let i = 0; i < 3000; i++) new Image().src = "/a" + i</script>',
      );
    },
    '/eval.js': `try {\n  eval('1');\n} catch {}`,
    '/late.js': (_request, response) => void setTimeout(() => response.end(''), 400),
    '/slow':
      '<!doctype html><h1>Orders</h1><script src="/late.js?token=secret"></script><script src="/eval.js"></script>',
  });
});
afterAll(() => app.stop());

/** Any name but localhost and 127.x.y.z is no secure context; this one leads to the same machine. */
const elsewhere = (): string => app.origin.replace('127.0.0.1', '0.0.0.0');

const open = (url: string, settings: Record<string, unknown> = {}): Promise<Looked<Facts>> =>
  look(browser, { url, executablePath: chromium, settleWithin: 300, ...settings });

function derived({ answer }: Looked<Facts>): { facts: DerivedFacts; gaps: readonly Gap[]; notes: readonly unknown[] } {
  const observed: unknown = JSON.parse(JSON.stringify(answer?.facts));
  // what was JSON is an object
  const found = derive(observed as JsonObject, { now: 0, timeZone: 'UTC', reference: referenceData });
  const notes = (found.remarks ?? []).filter(({ path }) => path === 'needsSecureContext');
  return { facts: DerivedFacts.parse(found.facts), gaps: found.gaps ?? [], notes };
}

contract('required', 'pages that are no secure context', browserMissing(chromium), () => {
  it('name what their scripts look for and do not find', async () => {
    const seen = await open(`${elsewhere()}/`, { scan: true });
    expect(pageOf(seen.answer?.facts)).toMatchObject({ secureContext: false, isBlank: false });
    const { facts, gaps, notes } = derived(seen);
    const losses = (facts.insecureLosses ?? []).map(({ name, line, guarded }) => [name, line, guarded]);
    expect(losses).toEqual([
      ['crypto.subtle', 3, false],
      ['navigator.clipboard', 4, false],
      ['navigator.geolocation', 5, false],
      ['ClipboardItem', 6, false],
      ['showOpenFilePicker', 10, false],
      ['navigator.serviceWorker', 1, true],
    ]);
    expect(facts.needsSecureContext).toHaveLength(5);
    expect(notes).toHaveLength(5);
    expect(gaps.filter(({ path }) => path.includes('ecure'))).toEqual([]);
  });

  it('lack nothing where they are one, or where scripts are ready for it', async () => {
    const secure = derived(await open(`${app.origin}/`, { scan: true }));
    expect(secure.facts).toMatchObject({ needsSecureContext: [], insecureLosses: [] });
    const ready = derived(await open(`${elsewhere()}/guarded`, { scan: true }));
    expect(ready.facts.needsSecureContext).toEqual([]);
    expect(ready.facts.insecureLosses).toMatchObject([{ name: 'navigator.clipboard', guarded: true, pages: ['main'] }]);
  });

  it('keep what they brought themselves, whatever else of the browser they replace', async () => {
    const seen = await open(`${elsewhere()}/own`, { scan: true });
    expect(pageOf(seen.answer?.facts).withheld?.toSorted()).toEqual(['Crypto.subtle', 'Navigator.locks']);
    expect(derived(seen).facts.needsSecureContext).toEqual(['navigator.locks']);
  });

  it('are asked for nothing where nobody asks for scripts', async () => {
    const { answer } = await open(`${elsewhere()}/`);
    expect(pageOf(answer?.facts)).not.toHaveProperty('withheld');
  });
});

contract('required', 'a page with a policy, and its requests', browserMissing(chromium), () => {
  it('tells what the policy forbids, and what it would forbid', async () => {
    const { answer } = await open(`${app.origin}/strict`);
    const page = pageOf(answer?.facts);
    const shown = page.policyViolations?.map(({ directive, blocked, line }) => [directive, blocked, line]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['script-src', 'eval', 2],
        ['script-src-elem', 'inline', 2],
        ['img-src', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/a\.png\?id=/), 2],
      ]),
    );
    expect(page).toMatchObject({ policyViolationCount: 3, policyReports: [{ directive: 'style-src-elem' }] });
    expect(JSON.stringify(page)).not.toContain('id=7');
  });

  it('is not listened to any more where it breaks its policy without end', async () => {
    const { answer } = await open(`${app.origin}/many`);
    const page = pageOf(answer?.facts);
    expect(page.policyViolations).toHaveLength(100);
    expect(page.policyViolationCount).toBeLessThanOrEqual(2000);
    const cut = (answer?.gaps ?? []).filter(({ reason }) => reason === 'truncated').map(({ path }) => path);
    expect(cut).toContain('pages[name="main"].policyViolationCount');
  });

  it('tells which took longest', async () => {
    const { answer } = await open(`${app.origin}/slow`);
    const [first, ...others] = pageOf(answer?.facts).slowestRequests ?? [];
    expect(first).toMatchObject({ type: 'script', status: 200, protocol: 'http/1.1', tls: null });
    expect(first?.url).toMatch(/\/late\.js\?token=/);
    expect(first?.url).not.toContain('secret');
    expect(first?.ms).toBeGreaterThan(390);
    expect(others.length).toBeGreaterThan(1);
    expect(others.every(({ ms }) => ms <= (first?.ms ?? 0))).toBe(true);
  });
});

contract('optional', 'Firefox', browserMissing(firefox), () => {
  it('does not tell of policies, nor how long requests took', async () => {
    const { answer, failure } = await open(`${app.origin}/strict`, { executablePath: firefox });
    expect(failure).toBeNull();
    expect(pageOf(answer?.facts)).not.toHaveProperty('policyViolations');
    const untold = (answer?.gaps ?? []).filter(({ reason }) => reason === 'not-supported').map(({ path }) => path);
    expect(untold.join()).toMatch(/policyViolations.*policyViolationCount.*policyReports.*slowestRequests/);
  });
});
