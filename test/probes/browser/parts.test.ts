import { describe, expect, it } from 'vitest';
import { cappedList } from '../../../probes/browser/capped-list.ts';
import { authorityOf, originOf, staysInside } from '../../../probes/browser/origins.ts';
import { newPageRecord } from '../../../probes/browser/page-record.ts';
import { newOpenedPage } from '../../../probes/browser/open-page.ts';
import { sumUp } from '../../../probes/browser/sum-up.ts';
import { settle } from '../../../probes/browser/settle.ts';
import { shortly } from '../../../probes/browser/shortly.ts';
import { shownText, shownUrl } from '../../../probes/browser/show-text.ts';
import { startError } from '../../../probes/browser/start-error.ts';
import { chromiumSwitches } from '../../../probes/browser/wall.ts';

describe('origins', () => {
  it('are scheme, host and port, for WebSockets too', () => {
    expect(originOf('https://A.example:443/x?y')).toBe('https://a.example');
    expect(originOf('wss://a.example/socket')).toBe('https://a.example');
    expect(originOf('ws://a.example:8080/')).toBe('http://a.example:8080');
    expect(originOf('ftp://a.example/')).toBe('ftp:');
    expect(originOf('https://a.example.evil.example/')).not.toBe(originOf('https://a.example/'));
    expect(authorityOf('https://a.example')).toBe('a.example:443');
    expect(authorityOf('http://[::1]')).toBe('[::1]:80');
  });

  it('know what never leaves the browser', () => {
    expect(['data:text/plain,x', 'blob:https://a.example/1', 'about:blank'].every(staysInside)).toBe(true);
    expect(['http://a.example', 'ws://a.example', 'ftp://a.example'].some(staysInside)).toBe(false);
  });

  it('make the wall, port by port', () => {
    const switches = chromiumSwitches(['https://a.example', 'http://a.example:8080'], []);
    expect(switches).toContain('--proxy-bypass-list=<-loopback>;a.example:443;a.example:8080');
    expect(switches).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE a.example');
  });

  it('name an IPv6 address to the resolver without its brackets', () => {
    const switches = chromiumSwitches(['http://[::1]:8080'], []);
    expect(switches).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ::1');
    expect(switches).toContain('--proxy-bypass-list=<-loopback>;[::1]:8080');
  });
});

describe('what is shown of a page', () => {
  it('has no query values and no inline data', () => {
    expect(shownUrl('https://u:p@a.example/x?token=abc&v=1#top')).toBe('https://a.example/x?token=••••&v=••••');
    expect(shownUrl('data:image/png;base64,AAAA')).toBe('data:image/png');
    expect(shownText("GET 'https://a.example/x?token=abc' failed, see http://b.example/?k=1.")).toBe(
      "GET 'https://a.example/x?token=••••' failed, see http://b.example/?k=••••",
    );
  });

  it('is never longer than a person reads', () => {
    expect(shownText('x'.repeat(100_000))).toHaveLength(501);
    expect(shownUrl(`https://a.example/${'x'.repeat(100_000)}`)).toHaveLength(501);
  });
});

describe('the words of a browser that did not start', () => {
  it('come before those of the driver', () => {
    const error = new Error(
      [
        'browserType.launch: Failed to launch the browser process.',
        'Browser logs:',
        `<launching> /opt/chrome --user-data-dir=/tmp/x ${'--switch '.repeat(500)}`,
        '<launched> pid=77',
        '[pid=77][err] error while loading shared libraries: libnss3.so',
        'Call log:',
        '\u001b[2m  - <launching> /opt/chrome\u001b[22m',
        '\u001b[2m  - [pid=77] <gracefully close start>\u001b[22m',
      ].join('\n'),
    );
    expect(startError(error).message).toBe(
      'error while loading shared libraries: libnss3.so\nbrowserType.launch: Failed to launch the browser process.',
    );
  });
});

it('keeps the first of many and their number', () => {
  const list = cappedList<number>(3);
  for (let each = 0; each < 1000; each += 1) list.add(each);
  expect([list.items, list.count]).toEqual([[0, 1, 2], 1000]);
});

it('waits for a browser only so long, and for a refusal not at all', async () => {
  expect(await shortly(Promise.resolve(1), 1000)).toEqual({ value: 1 });
  expect(await shortly(Promise.reject(new Error('closed')), 1000)).toEqual({ value: undefined });
  expect(await shortly(new Promise(() => undefined), 10)).toBeNull();
});

describe('waiting until a page is quiet', () => {
  it('ends at its limit where the page never rests, and at once when the task is stopped', async () => {
    const record = newPageRecord();
    let clock = 0;
    const monotonic = (): number => {
      record.requests += 1;
      return (clock += 100);
    };
    expect(await settle(record, 1000, { signal: new AbortController().signal, monotonic })).toBe(false);
    const stopped = { signal: AbortSignal.abort(), monotonic };
    await expect(settle(record, 60_000, stopped)).rejects.toThrow(/abort/i);
  });

  it('ends where nothing happens for half a second', async () => {
    let clock = 0;
    const task = { signal: new AbortController().signal, monotonic: () => (clock += 200) };
    expect(await settle(newPageRecord(), 60_000, task)).toBe(true);
  });
});

it('does not take the first hundred undeclared origins for all', () => {
  const opened = newOpenedPage({ name: 'main', url: 'https://a.example/', waitFor: null });
  const gapsOf = (count: number) => {
    for (let at = 0; at < count; at += 1) opened.record.foreignOrigins.add(`https://${String(at)}.example`);
    return sumUp([opened], 1).gaps.filter(({ path }) => path === 'foreignOrigins');
  };
  opened.document = {
    url: 'https://a.example/',
    title: '',
    protocol: 'h2',
    secure: true,
    load: 1,
    read: 1,
    text: 1,
    things: 1,
    height: 1,
  };
  expect(gapsOf(99)).toEqual([]);
  expect(gapsOf(100)).toEqual([{ path: 'foreignOrigins', reason: 'truncated', detail: null }]);
});

it('shows no password or token of a console', () => {
  for (const text of ['GET /x?token=MARK failed', '{"password":"MARK"}', 'ftp://u:MARK@h/']) {
    expect(shownText(text)).not.toContain('MARK');
    expect(shownUrl(text)).not.toContain('MARK');
  }
});
