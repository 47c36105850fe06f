import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import { createRedactor } from '../../src/run/redact.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { freeProbe, makeTask, runTasks } from '../support/run-plan.ts';

const secret = `p@ss/wörd "&<'+%>\\ 7`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Everything a target may make of a secret; the name says how. */
const forms: Readonly<Record<string, string>> = {
  plain: secret,
  component: encodeURIComponent(secret),
  lower: encodeURIComponent(secret).replaceAll(/%[0-9A-F]{2}/g, (c) => c.toLowerCase()),
  uri: encodeURI(secret),
  form: new URLSearchParams({ p: secret }).toString(),
  twice: encodeURIComponent(encodeURIComponent(secret)),
  userinfo: Object.assign(new URL('https://h.example'), { username: 'u', password: secret }).href,
  json: JSON.stringify({ p: secret }),
  jsonInJson: JSON.stringify(JSON.stringify({ p: secret })),
  html: secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;'),
  sql: `ALTER ROLE r PASSWORD '${secret.replaceAll("'", "''")}'`,
  hex: Buffer.from(secret).toString('hex'),
  basic: `Basic ${base64(`ready:${secret}`)}`,
  basic1: `Basic ${base64(`xready:${secret}`)}`,
  basic2: `Basic ${base64(`xxready:${secret}`)}`,
  latin1: Buffer.from(`u:${secret}`, 'latin1').toString('base64'),
  base64url: Buffer.from(`{"p":"${secret}"}`).toString('base64url'),
  base64InUrl: encodeURIComponent(base64(secret)),
};

/** What may not be left of the form: the secret itself, and the heart of its base64. */
const hearts = [secret, 'ss/wörd', 'ss%2Fw', 'ss%2fw', Buffer.from('s/wörd "').toString('hex')];

describe('a redactor', () => {
  it.each(Object.entries(forms))('takes out a secret written as %s', (_name, form) => {
    const redactor = createRedactor();
    redactor.add(secret);
    const clean = redactor.text(`before ${form} after`);
    expect(clean).toContain('••••');
    for (const heart of hearts) expect(clean).not.toContain(heart);
    expect(clean.length).toBeLessThan(`before ${form} after`.length);
  });

  it('leaves nothing of any secret in base64 at any offset', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (before, hidden, after) => {
        const redactor = createRedactor();
        redactor.add(hidden);
        const decoded = Buffer.from(redactor.text(base64(before + hidden + after)).replaceAll('•', ''), 'base64');
        const found = decoded.toString().includes(hidden) && !(before + after).includes(hidden);
        return !found;
      }),
    );
  });

  it('takes the longest first, and leaves other texts alone', () => {
    const redactor = createRedactor();
    for (const each of ['open', 'open sesame', 'sesame street']) redactor.add(each);
    expect(redactor.text('say open sesame, or open')).toBe('say ••••, or ••••');
    expect(redactor.text('nothing here')).toBe('nothing here');
  });

  it('takes out a secret below four characters only where it stands alone', () => {
    const redactor = createRedactor();
    redactor.add('a1');
    redactor.add('$');
    expect(redactor.text('a1')).toBe('••••');
    expect(redactor.text('user:a1@host')).toBe('user:••••@host');
    expect(redactor.text('data1 a1b $ x$y')).toBe('data1 a1b •••• x$y');
  });

  it('goes once over a megabyte, whatever the number of secrets', () => {
    const redactor = createRedactor();
    for (let index = 0; index < 100; index += 1) redactor.add(`secret number ${String(index)} ${'x'.repeat(40)}`);
    const text = 'secret number x '.repeat(65_536);
    expect(redactor.text(text)).toBe(text);
    const planted = `${text}secret number 42 ${'x'.repeat(40)}${text}`;
    expect(redactor.text(planted)).toBe(`${text}••••${text}`);
  });
});

describe('what leaves the runner', () => {
  it('holds no secret in any form: facts, names, gaps, failures, journal, progress', async () => {
    const told = { ...forms, [secret]: 'as a name', list: Object.values(forms) };
    const answering = freeProbe('answering', async () => ({
      facts: told,
      gaps: [
        { path: `["${secret}"]`, reason: 'not-supported' as const, detail: `no ${secret}` },
        {
          path: 'noted',
          reason: 'not-supported' as const,
          detail: null,
          note: 'answering.gap.said',
          noteParams: { said: value(secret), list: { kind: 'list' as const, items: [encodeURIComponent(secret)] } },
        },
      ],
      timings: [{ phase: secret, durationMs: 1 }],
    }));
    const failing = freeProbe('failing', async (task) => {
      task.touched({ kind: 'url', method: 'GET', url: `http://h/${encodeURIComponent(secret)}` });
      throw new ProbeFailure('http-unexpected-status', {
        params: { url: `http://h/?p=${encodeURIComponent(secret)}`, said: { kind: 'value', value: told, unit: null } },
        learnt: { facts: told },
        cause: new Error(`refused ${secret}`, { cause: new Error(base64(secret)) }),
      });
    });
    const crashing = freeProbe('crashing', async () => {
      throw new TypeError(`bad ${JSON.stringify(secret)}`);
    });
    const written: unknown[] = [];
    const probes = [answering, failing, crashing];
    const settings: JsonObject = { deep: [{ password: { $secret: 'P' } }] };
    // one task knows the secret, the others only meet it
    const tasks = [
      makeTask(answering, {}),
      makeTask(failing, {}),
      makeTask(crashing, {}),
      makeTask(answering, settings),
    ];
    const { observations, events } = await runTasks(tasks, probes, {
      secrets: secretsFromRecord({ P: secret }),
      journal: { observation: (each) => written.push(each), close: () => undefined },
    });
    expect(written).toHaveLength(4);
    expect(observations[0]?.gaps[1]).toMatchObject({
      note: 'answering.gap.said',
      noteParams: { list: { kind: 'list' } },
    });
    const all = JSON.stringify([observations, written, events]);
    for (const [name, form] of Object.entries(forms)) {
      expect(all.includes(JSON.stringify(form).slice(1, -1)), name).toBe(false);
    }
    for (const heart of hearts) expect(all).not.toContain(JSON.stringify(heart).slice(1, -1));
  });

  it('withholds facts that the catalogue calls sensitive, with a gap, and numbers that are a secret', async () => {
    const facts = z.strictObject({
      token: z.string().nullable().meta({ sensitive: true }),
      users: z
        .array(z.strictObject({ name: z.string(), pin: z.number().meta({ sensitive: true }) }))
        .meta({ key: 'name' }),
      number: z.number(),
    });
    const probe = freeProbe(
      'sensitive',
      async () => ({ facts: { token: 'abcdef', users: [{ name: 'a', pin: 7 }], number: 123_456 } }),
      facts,
    );
    const { observations } = await runTasks([makeTask(probe, { p: { $secret: 'N' } })], [probe], {
      secrets: secretsFromRecord({ N: '123456' }),
    });
    expect(observations[0]?.facts).toEqual({ number: '••••', token: '••••', users: [{ name: 'a', pin: '••••' }] });
    expect(observations[0]?.gaps.map((each) => each.path)).toEqual(['number', 'token', 'users[name="a"].pin']);
  });
});
