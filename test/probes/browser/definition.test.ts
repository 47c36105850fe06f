import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { settle, type FactSchema } from '../../../src/model/catalogue.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const url = 'https://portal.example/start?ticket=abc';

function names(schema: FactSchema, above: string): string[] {
  const shape = settle(schema);
  const inner = settle(shape.items ?? shape);
  return Object.entries(inner.properties ?? {}).flatMap(([name, below]) => [
    `fact.${above}${name}`,
    ...names(below, `${above}${name}.`),
  ]);
}

describe('the fact catalogue of browser', () => {
  it('has a name for every fact in both languages', () => {
    const wanted = names(describeProbe(browser).facts, '').sort();
    for (const texts of Object.values(browser.texts))
      expect(
        Object.keys(texts)
          .filter((code) => code.startsWith('fact.'))
          .sort(),
      ).toEqual(wanted);
    expect(Object.keys(browser.texts['zh-CN']).sort()).toEqual(Object.keys(browser.texts.en).sort());
  });
});

describe('the touch list of browser', () => {
  it('names every origin, page and account, and no query value', () => {
    const settings = browser.settings.parse({
      url,
      pages: [{ name: 'help', url: 'http://[::1]:8080/help' }],
      allowOrigins: ['https://static.portal.example/any/path'],
      basic: { user: 'ready', password: '••••' },
      requestLimit: 10,
    });
    expect(browser.touches(settings).map(({ touch, count }) => `${String(count)} ${touchLineText(touch)}`)).toEqual([
      '1 system installed browser (auto), started without a window and with a profile of its own',
      ...String.raw`1 command ["reg.exe","query","HKLM\\Software\\Clients\\StartMenuInternet","/s","/ve"]
1 command ["reg.exe","query","HKCU\\Software\\Clients\\StartMenuInternet","/s","/ve"]
1 command ["reg.exe","query","HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths","/s","/ve"]
1 command ["reg.exe","query","HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths","/s","/ve"]`.split('\n'),
      expect.stringMatching(/^1 command \["mdfind","kMDItemCFBundleIdentifier == .*com\.google\.Chrome/),
      '20 tcp portal.example:443',
      '20 tcp [::1]:8080',
      '20 tcp static.portal.example:443',
      '1 GET https://portal.example/start?ticket=••••',
      '1 GET http://[::1]:8080/help',
      '20 * https://portal.example/*',
      '20 * http://[::1]:8080/*',
      '20 * https://static.portal.example/*',
      '2 account ready at portal.example:443',
    ]);
    expect(browser.login(settings)).toEqual({ host: 'portal.example', port: 443, account: 'ready' });
  });

  it('counts a program that the profile names as chosen by it', () => {
    const touches = browser.touches(browser.settings.parse({ url, executablePath: '/opt/apps/x/browser' }));
    const [first] = touches;
    expect(first).toEqual({ touch: { kind: 'command', argv: ['/opt/apps/x/browser'] }, count: 1, chosen: true });
    expect(touches.filter(({ touch }) => touch.kind === 'command')).toHaveLength(1);
  });
});

describe('the settings of browser', () => {
  const refused = (written: Record<string, unknown>) =>
    (browser.settings.safeParse({ url, ...written }).error?.issues ?? []).map(({ message }) => message);

  it('refuse what would carry a secret elsewhere', () => {
    const headers = { Authorization: '••••' };
    expect(refused({ headers })).toEqual([]);
    expect(refused({ headers, allowOrigins: ['https://portal.example'] })).toEqual([]);
    expect(refused({ headers, allowOrigins: ['https://cdn.example'] })).toEqual(['browser.headers-leak']);
    expect(refused({ headers, ignoreCertificateErrors: true })).toEqual(['browser.unsafe-login']);
  });

  it('refuse what cannot be told apart', () => {
    const page = (name: string) => ({ name, url });
    expect(refused({ pages: [page('main')] })).toEqual(['browser.same-name']);
    expect(refused({ pages: [page('a'), page('a')] })).toEqual(['browser.same-name']);
    expect(refused({ pages: [page('')] })).toEqual(['browser.page-name']);
    expect(refused({ locale: 'chinese!' })).toEqual(['browser.locale']);
  });
});
