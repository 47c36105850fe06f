import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attest } from '../../src/cli/commands/attest.ts';
import { check } from '../../src/cli/commands/check.ts';
import { report } from '../../src/cli/commands/report.ts';
import { processContext, type Context } from '../../src/cli/context.ts';
import type { Flags } from '../../src/cli/flags.ts';
import { splitStatement } from '../../src/cli/split-statement.ts';
import { readAttestations } from '../../src/assess/attestation-file.ts';
import type { Attestation } from '../../src/model/observation.ts';
import { put, savedResult, sharedFolder } from '../support/cli-files.ts';

const profile = `plumbline: 1
name: go-live
checks:
  rollback-signed: { probe: manual, target: { question: { en: Signed?, zh-CN: 签字了吗？ } } }
  restored:
    probe: manual
    target: { question: Restored? }
    expect: { daysSince: { atMost: 90 days }, took: { atMost: 2 h } }
  disks:
    probe: host
    expect: { memory.total: { atLeast: 16 GiB }, 'disks[mount="/data"].free': { atLeast: 50 GiB } }
`;
const site = `environments:
  test: { machines: { t1: { hostname: t1-host } } }
  production: { machines: { app1: { hostname: secret-host-01 }, app2: { hostname: secret-host-02 } } }
timeZone: Asia/Shanghai
actions:
  - { finding: rollback-signed, owner: PM, due: 2026-12-01 }
`;
const name = 'plumbline-attestations.json';
const shared = sharedFolder();
let count = 0;

function customer(): string {
  const folder = join(shared, String((count += 1)));
  mkdirSync(folder);
  put(folder, 'p.yaml', profile);
  put(folder, 'site/s.yaml', site);
  return folder;
}

function contextIn(cwd: string, said: string[] = [], more: Partial<Context> = {}): Context {
  const err = (text: string): void => {
    said.push(text);
  };
  const out = (text: string | Uint8Array): void => err(typeof text === 'string' ? text : '');
  return { ...processContext(), env: {}, cwd, out, err, interactive: false, colour: false, language: 'en', ...more };
}

const files = { profile: 'p.yaml', site: 'site/s.yaml' };
const said = { ...files, by: 'Li Wei', because: 'saw the page' };

async function stated(folder: string, words: readonly string[], flags: Flags = {}): Promise<readonly Attestation[]> {
  expect(await attest(contextIn(folder), words, { ...said, ...flags })).toBe(0);
  return statementsIn(folder);
}

function statementsIn(folder: string): readonly Attestation[] {
  const read = readAttestations(readFileSync(join(folder, 'site', name), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.statements;
}

describe('attest', () => {
  it('writes what a person states beside the site file, and loses nothing that stands there', async () => {
    const folder = customer();
    put(folder, 'away/page 1.jpg', 'picture');
    await stated(folder, ['rollback-signed'], { env: ['production'], file: 'away/page 1.jpg', until: '2099-01-31' });
    const all = await stated(folder, ['restored', 'on=2026-11-20 14:30', 'took=40min', 'answer=1.10'], {
      env: ['test'],
    });
    const sha256 = createHash('sha256').update('picture').digest('hex');
    expect(all).toMatchObject([
      { check: 'rollback-signed', environment: 'production', node: null, path: 'confirmed', value: true, by: 'Li Wei' },
      { path: 'on', value: '2026-11-20T06:30:00.000Z' },
      { path: 'took', value: 2400 },
      { path: 'answer', value: '1.10' },
    ]);
    expect(all[0]).toMatchObject({ until: '2099-01-31', attachment: { name: 'page 1.jpg', sha256 } });
    expect(readdirSync(join(folder, 'site')).sort()).toEqual([name, 's.yaml']);
  });

  it('reads values in the type and unit of the fact, on the nodes that are named', async () => {
    const folder = customer();
    const all = await stated(folder, ['disks', 'memory.total=64GiB', 'disks[mount="/data"].free=1 TiB'], {
      env: ['production'],
      node: ['app1', 'app2'],
    });
    expect(all.map(({ node, path, value }) => [node, path, value])).toEqual([
      ['app1', 'memory.total', 64 * 2 ** 30],
      ['app1', 'disks[mount="/data"].free', 2 ** 40],
      ['app2', 'memory.total', 64 * 2 ** 30],
      ['app2', 'disks[mount="/data"].free', 2 ** 40],
    ]);
  });

  it.each<[string, readonly string[], Flags, RegExp]>([
    ['an unknown check', ['rollback-singed'], { env: ['test'] }, /Did you mean rollback-signed/],
    ['an unknown fact', ['disks', 'memory.totl=64GiB'], { env: ['test'] }, /memory\.total/],
    ['a value that is none', ['disks', 'memory.total=much'], { env: ['test'] }, /much/],
    ['no fact where none is implied', ['disks'], { env: ['test'] }, /memory\.total/],
    ['no value', ['restored', 'took='], { env: ['test'] }, /No value/],
    ['no equals sign', ['restored', 'took 40min'], { env: ['test'] }, /FACT=VALUE/],
    ['a fact twice', ['restored', 'took=1s', 'took=2s'], { env: ['test'] }, /twice/],
    ['no environment of several', ['rollback-signed'], {}, /test, production/],
    ['an unknown environment', ['rollback-signed'], { env: ['prodution'] }, /Did you mean production/],
    ['no node of several', ['disks', 'memory.total=1GiB'], { env: ['production'] }, /app1, app2/],
    ['an unknown node', ['disks', 'memory.total=1GiB'], { env: ['production'], node: ['app3'] }, /app1/],
    ['a node where there is none', ['rollback-signed'], { env: ['test'], node: ['x'] }, /leave out --node/],
    ['nobody', ['rollback-signed'], { env: ['test'], by: ' ' }, /--by/],
    ['a novel', ['rollback-signed'], { env: ['test'], because: 'x'.repeat(5000) }, /4000/],
    ['a day that is none', ['rollback-signed'], { env: ['test'], until: '2027-02-30' }, /2027-02-30/],
    ['a day that has passed', ['rollback-signed'], { env: ['test'], until: '2020-01-01' }, /passed/],
    ['a file that is not there', ['rollback-signed'], { env: ['test'], file: 'none.pdf' }, /none\.pdf/],
  ])('refuses %s, and writes nothing', async (_what, words, flags, message) => {
    const folder = customer();
    await expect(attest(contextIn(folder), words, { ...said, ...flags })).rejects.toThrow(message);
    expect(existsSync(join(folder, 'site', name))).toBe(false);
  });

  it('refuses a file that it cannot read, and leaves it as it is', async () => {
    const folder = customer();
    const broken = '{"format":"plumbline-attestations","version":1,"statements":[{"chek":"a"}]}';
    put(folder, `site/${name}`, broken);
    const stating = attest(contextIn(folder), ['rollback-signed'], { ...said, env: ['test'] });
    await expect(stating).rejects.toThrow(/statements\.0/);
    expect(readFileSync(join(folder, 'site', name), 'utf8')).toBe(broken);
  });

  it('keeps every statement where several people state at once', async () => {
    const folder = customer();
    const people = Array.from({ length: 8 }, (_, index) => `person ${String(index)}`);
    await Promise.all(people.map((by) => stated(folder, ['rollback-signed'], { env: ['test'], by })));
    expect(new Set(statementsIn(folder).map(({ by }) => by))).toEqual(new Set(people));
  });

  it.each([
    ['a=b=c', { fact: 'a', text: 'b=c' }],
    ['disks[mount="/a=]b"].free=1', { fact: 'disks[mount="/a=]b"].free', text: '1' }],
    ['confirmed＝是', { fact: 'confirmed', text: '是' }],
    ['=x', null],
    ['x', null],
  ])('splits %s', (written, expected) => {
    expect(splitStatement(written)).toEqual(expected);
  });
});

describe('check with statements, rounds and masks', () => {
  it('marks what people stated, follows the numbers, and gives a masked report away', async () => {
    const folder = customer();
    const talk: string[] = [];
    const context = contextIn(folder, talk);
    const words = ['p.yaml', 'site/s.yaml'];
    expect(
      await check(context, words, {
        env: ['production'],
        only: ['rollback-signed', 'restored'],
        format: 'json',
        out: 'r1',
      }),
    ).toBe(3);
    const one = savedResult(join(folder, 'r1'));
    expect(one.findings.map(({ id, outcome, cause }) => [id.check, id.rule, outcome, cause])).toEqual([
      ['rollback-signed', 'confirmed', 'unknown', 'unanswered'],
      ['restored', 'daysSince', 'unknown', 'unanswered'],
      ['restored', 'took', 'unknown', 'unanswered'],
    ]);
    expect(one.findings[0]).toMatchObject({ owner: 'PM', due: '2026-12-01' });
    expect(one.followUp.items.map(({ number }) => number)).toEqual([1, 2, 3]);

    const hostile = '\u001b[2J<b>Wang\u202e';
    await stated(folder, ['rollback-signed', 'confirmed=是'], {
      env: ['production'],
      by: hostile,
      because: 'a\nb\u0007',
    });
    await stated(folder, ['restored', 'took=3 h'], { env: ['production'] });
    talk.length = 0;
    const second = {
      env: ['production'],
      only: ['rollback-signed', 'restored'],
      format: 'json',
      out: 'r2',
      previous: 'r1/report.json',
    };
    expect(await check(context, words, second)).toBe(1);
    const two = savedResult(join(folder, 'r2'));
    expect(two.findings.map(({ outcome }) => outcome)).toEqual(['pass', 'unknown', 'fail']);
    expect(two.findings[0]?.attested).toMatchObject({ by: hostile, agrees: null });
    expect(two.attestations.map(({ standing }) => standing)).toEqual(['counts', 'counts']);
    expect(two.followUp).toMatchObject({ round: 2, counts: { closed: 1, open: 2, new: 0 } });
    const shown = talk.join('');
    expect(shown).toMatch(/Statements by people: 2, from site\/plumbline-attestations\.json/);
    expect(shown).toMatch(/Round 2.*1 closed, 2 open/s);
    expect(shown).toContain('#3');
    expect(shown).not.toMatch(/\u001b\[2J|\u202e|\u0007/);

    await report(context, ['r2/report.json'], { format: 'json', out: 'r3', mask: ['names', 'addresses'] });
    expect(savedResult(join(folder, 'r3')).masked).toEqual(['addresses', 'names']);
    const masked = { ...second, previous: 'r3/report.json' };
    await expect(check(context, words, masked)).rejects.toThrow(/masked/);
    put(folder, 'other.yaml', profile.replace('go-live', 'other'));
    await expect(check(context, ['other.yaml', 'site/s.yaml'], second)).rejects.toThrow(/go-live/);
    await expect(report(context, ['r2/report.json'], { mask: ['faces'] })).rejects.toThrow(/faces/);
  });

  it('masks the machines of the site file though no run saw them', async () => {
    const folder = customer();
    const context = contextIn(folder);
    await check(context, ['p.yaml', 'site/s.yaml'], {
      only: ['disks'],
      format: 'json',
      out: 'masked',
      mask: ['names'],
    });
    const text = readFileSync(join(folder, 'masked', 'report.json'), 'utf8');
    expect(text).not.toMatch(/secret-host-0|"app1"|"app2"/);
    expect(savedResult(join(folder, 'masked')).findings.map(({ id }) => id.check)).toContain('disks');
  });
});
