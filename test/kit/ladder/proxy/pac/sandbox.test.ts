import { describe, expect, it } from 'vitest';
import { runPac, type PacQuestion } from '../../../../../src/kit/ladder/proxy/pac/sandbox.ts';

/** A Tuesday. */
const moment = Date.UTC(2023, 10, 14, 22, 13, 20);

function ask(script: string, change: Partial<PacQuestion> = {}, signal = new AbortController().signal) {
  const question = {
    script,
    url: 'https://app.corp.example/',
    host: 'app.corp.example',
    now: moment,
    ownAddress: '10.9.0.7',
    addresses: new Map([['app.corp.example', '10.2.3.4']]),
    limitMs: 2000,
  };
  return runPac({ ...question, ...change }, signal);
}

const find = (body: string): string => `function FindProxyForURL(url, host) { ${body} }`;

/** What expressions give in the sandbox, as texts. */
async function evaluate(expressions: readonly string[], change: Partial<PacQuestion> = {}): Promise<readonly string[]> {
  const outcome = await ask(find(`return [${expressions.join(',')}].map(String).join("|")`), change);
  return outcome.kind === 'answer' ? outcome.text.split('|') : [outcome.kind];
}

/** Those of the expressions that are not true. */
async function untrue(expressions: readonly string[]): Promise<readonly string[]> {
  const results = await evaluate(expressions);
  return expressions.filter((_, index) => results[index] !== 'true');
}

describe('the functions of a PAC script', () => {
  it('look at names', async () => {
    const hold = [
      'isPlainHostName("www")',
      '!isPlainHostName("www.corp.example")',
      '!isPlainHostName("::1")',
      'dnsDomainIs(host, ".corp.example")',
      'dnsDomainIs("APP.Corp.Example", ".corp.example")',
      '!dnsDomainIs("www", ".corp.example")',
      'localHostOrDomainIs(host, "app.corp.example")',
      'localHostOrDomainIs("app", "app.corp.example")',
      '!localHostOrDomainIs("app.other.example", "app.corp.example")',
      '!localHostOrDomainIs("ap", "app.corp.example")',
      'dnsDomainLevels("www") === 0',
      'dnsDomainLevels(host) === 2',
      'shExpMatch(url, "https://*.corp.example/*")',
      'shExpMatch("a.b", "a?b")',
      '!shExpMatch("axb", "a.b")',
      '!shExpMatch("http://x/", "https:*")',
      'shExpMatch("", "*")',
      'shExpMatch("aXbXc", "a*X*c")',
      '!shExpMatch("aXbXd", "a*X*c")',
      '!shExpMatch("a".repeat(5000), "*a".repeat(200) + "b")',
    ];
    expect(await untrue(hold)).toEqual([]);
  });

  it('look at addresses, of no other name than they were given', async () => {
    const hold = [
      'dnsResolve(host) === "10.2.3.4"',
      'dnsResolve("APP.corp.example") === "10.2.3.4"',
      'dnsResolve("192.168.1.1") === "192.168.1.1"',
      'isResolvable(host)',
      '!isResolvable("none.example")',
      'dnsResolve("__proto__") === null',
      'dnsResolve() === null',
      'isInNet(host, "10.2.0.0", "255.255.0.0")',
      '!isInNet(host, "10.3.0.0", "255.255.0.0")',
      'isInNet("172.16.5.6", "172.16.0.0", "255.240.0.0")',
      '!isInNet("none.example", "0.0.0.0", "0.0.0.0")',
      '!isInNet("10.2.3.4", "10.2", "255.0.0.0")',
      'isInNet("255.1.2.3", "255.0.0.0", "255.0.0.0")',
      'myIpAddress() === "10.9.0.7"',
      'convert_addr("104.16.41.2") === 1745889538',
      'alert("x") === undefined',
    ];
    expect(await untrue(hold)).toEqual([]);
    expect(await ask(find('dnsResolve("a.example"); isInNet("b.example", "1.1.1.1", "1.1.1.1"); return ""'))).toEqual({
      kind: 'answer',
      text: '',
      unknownNames: ['a.example', 'b.example'],
    });
  });

  it('look at the clock that they are given', async () => {
    const hold = [
      `Date.now() === ${String(moment)}`,
      'weekdayRange("TUE", "GMT")',
      'weekdayRange("MON", "FRI", "GMT")',
      'weekdayRange("SAT", "TUE", "GMT")',
      '!weekdayRange("WED", "FRI", "GMT")',
      '!weekdayRange("Tuesday", "GMT")',
      'dateRange(14, "GMT")',
      '!dateRange(15, "GMT")',
      'dateRange(1, 15, "GMT")',
      'dateRange(14, "NOV", "GMT")',
      'dateRange("NOV", "GMT")',
      'dateRange("OCT", "DEC", "GMT")',
      'dateRange("SEP", "JAN", "GMT")',
      '!dateRange("DEC", "OCT", "GMT")',
      'dateRange(2023, "GMT")',
      'dateRange(2020, 2023, "GMT")',
      'dateRange(1, "JUN", 14, "NOV", "GMT")',
      '!dateRange(1, "DEC", 30, "JAN", "GMT")',
      'dateRange("OCT", 2023, "MAR", 2024, "GMT")',
      '!dateRange("MAR", 2024, "OCT", 2023, "GMT")',
      'dateRange(24, "DEC", 2022, 14, "NOV", 2023, "GMT")',
      '!dateRange()',
      'timeRange(22, "GMT")',
      '!timeRange(21, "GMT")',
      'timeRange(20, 22, "GMT")',
      'timeRange(22, 13, 22, 13, "GMT")',
      '!timeRange(22, 14, 23, 0, "GMT")',
      'timeRange(22, 13, 20, 22, 13, 20, "GMT")',
      '!timeRange(22, 13, 21, 22, 14, 0, "GMT")',
      'timeRange(22, 0, 6, 0, "GMT")',
      '!timeRange(6, 0, 22, 0, "GMT")',
    ];
    expect(await untrue(hold)).toEqual([]);
    // As this machine has it: the zone is that of whoever runs the tests.
    const local = new Date(moment).getHours();
    expect(await untrue([`timeRange(${String(local)})`, `!timeRange(${String((local + 1) % 24)})`])).toEqual([]);
  });
});

describe('a script that is not to be trusted', () => {
  it.each([
    ['an endless loop', 'while (true);', { kind: 'endless' }],
    ['one that catches', 'for (;;) try { while (true); } catch (e) {}', { kind: 'endless' }],
    ['one that cannot be interrupted', 'var a = new Array(4294967295); a.sort(); return "DIRECT"', { kind: 'endless' }],
    ['a pattern that goes back and back', 'return String(/(a+)+$/.test("a".repeat(40) + "b"))', { kind: 'endless' }],
    ['a string of 50 MB', 'return "x".repeat(5e7)', { kind: 'memory' }],
    ['a string that doubles', 'for (var s = "x"; ; s += s);', { kind: 'memory' }],
    ['buffers without end', 'for (var a = []; ; ) a.push(new ArrayBuffer(1e6))', { kind: 'memory' }],
    ['a long answer', 'return "DIRECT;".repeat(5000)', { kind: 'no-text', type: 'long string' }],
    ['a number', 'return 5', { kind: 'no-text', type: 'number' }],
    ['nothing', 'return null', { kind: 'no-text', type: 'null' }],
    ['an object', 'return { toString: function () { return "DIRECT" } }', { kind: 'no-text', type: 'object' }],
    ['a mistake', '\n\n throw new Error("bad")', { kind: 'error', message: 'Error: bad', line: 3 }],
    ['recursion', 'return FindProxyForURL()', { kind: 'error', line: 1 }],
  ])('%s', async (_, body, outcome) => {
    const limitMs = outcome.kind === 'endless' ? 200 : 5000;
    expect(await ask(find(body), { limitMs })).toMatchObject(outcome);
  });

  it('may be none', async () => {
    expect(await ask('var a')).toEqual({ kind: 'no-function' });
    expect(await ask('function FindProxyForURL(\n{')).toMatchObject({ kind: 'error', line: 2 });
    expect(await ask('<html>')).toMatchObject({ kind: 'error', line: 1 });
  });

  it.each([
    'return process.env.PATH',
    'return require("fs").readFileSync("/etc/passwd")',
    'return this.constructor.constructor("return process")().version',
    'return dnsResolve.constructor("return process")().version',
    'return globalThis.fetch("http://127.0.0.1/")',
    'return new Worker("x")',
  ])('finds nothing of this process: %s', async (body) => {
    expect(await ask(find(body))).toMatchObject({ kind: 'error' });
  });

  it('changes nothing for the next one', async () => {
    await ask(find('globalThis.kept = 1; Array.prototype.map = null; dnsResolve = null; return "DIRECT"'));
    expect(await evaluate(['typeof kept', 'typeof dnsResolve'])).toEqual(['undefined', 'function']);
  });

  it('stands in nobody’s way whose time is over', async () => {
    const stopped = new AbortController();
    const waiting = ask(find('while (true);'), {}, stopped.signal);
    const next = ask(find('return "DIRECT"'));
    stopped.abort();
    await expect(waiting).rejects.toMatchObject({ failureCause: 'cancelled', phase: 'proxy' });
    expect(await next).toMatchObject({ kind: 'answer' });
  });
});
