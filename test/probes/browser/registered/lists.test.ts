import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchBrowsers } from '../../../../probes/browser/find-browsers.ts';
import { browser } from '../../../../probes/browser/index.ts';
import { desktopBrowsers, parseEntry } from '../../../../probes/browser/registered/desktop-entries.ts';
import { eachOnce } from '../../../../probes/browser/registered/registered-browser.ts';
import { parseApplications } from '../../../../probes/browser/registered/mac-applications.ts';
import { browserMissing, chromium } from '../../../support/browser.ts';
import { contract } from '../../../support/contract.ts';
import { look } from '../../../support/http-task.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const kinds = 'Categories=Network;WebBrowser;\nMimeType=text/html;x-scheme-handler/http;x-scheme-handler/https;';
const entry = (exec: string, more = ''): string =>
  `[Desktop Entry]\nName=Browser\nName[zh_CN]=浏览器\nExec=${exec}\nType=Application\n${kinds}\n${more}`;

describe('entries of menus', () => {
  it.each([
    ['/opt/apps/org.deepin.browser/files/browser %U', '/opt/apps/org.deepin.browser/files/browser', null],
    ['/usr/bin/google-chrome-stable %U', '/usr/bin/google-chrome-stable', 'chrome'],
    ['"/opt/other place/microsoft-edge" --new %u', '/opt/other place/microsoft-edge', 'edge'],
    ['env BAMF_DESKTOP_FILE_HINT=/x.desktop /snap/bin/chromium %U', '/snap/bin/chromium', 'chromium'],
    ['/usr/lib/firefox-esr/firefox-esr %u', '/usr/lib/firefox-esr/firefox-esr', 'firefox'],
    ['/opt/google/chrome/chrome', '/opt/google/chrome/chrome', 'chrome'],
    ['/opt/chromium/chrome', '/opt/chromium/chrome', 'chromium'],
    // a name that many have
    ['/opt/other/chrome', '/opt/other/chrome', null],
    [String.raw`"/opt/a \\"b\\"/chromium" %U`, '/opt/a "b"/chromium', 'chromium'],
    [String.raw`"/opt/a\\\\b/chromium" %U`, String.raw`/opt/a\b/chromium`, 'chromium'],
    [
      '/opt/apps/com.qianxin.browser-stable/files/qaxbrowser',
      '/opt/apps/com.qianxin.browser-stable/files/qaxbrowser',
      null,
    ],
  ])('name the program %s', (exec, path, choice) => {
    expect(parseEntry(entry(exec))).toEqual([{ name: 'Browser', path, choice }]);
  });

  it('may name it without its folder', () => {
    expect(parseEntry(entry('chromium %U')).map(({ path }) => path)).toContain('/usr/bin/chromium');
  });

  it.each([
    ['that starts another program', entry('/usr/bin/flatpak run org.chromium.Chromium')],
    ['that starts a snap', entry('snap run chromium')],
    ['that starts a package of UOS', entry('/usr/bin/ll-cli run org.deepin.browser -- browser')],
    ['whose program stands nowhere', entry('../../tmp/chromium %U')],
    ['whose program stands in no folder of programs', entry('bin/chromium')],
    ['that was taken away', entry('/usr/bin/chromium', 'Hidden=true')],
    ['of no browser', entry('/usr/bin/vim').replace('WebBrowser', 'TextEditor')],
    ['without a program', entry('')],
    ['that is broken', '\u0000\u0000[Desktop Entry]=='],
    ['of an action', `[Desktop Action new]\nExec=/usr/bin/chromium\n${kinds}`],
  ])('are not taken where it is one %s', (_, text) => {
    expect(parseEntry(text)).toEqual([]);
  });

  it('are found in the folder of each package, and nothing that is no file is read', async () => {
    const root = await temporaryFolder();
    const folder = join(root, 'cn.example', 'entries');
    await mkdir(join(folder, 'folder.desktop'), { recursive: true });
    await writeFile(join(folder, 'a.desktop'), entry('/opt/apps/cn.example/files/browser'));
    await writeFile(join(folder, 'large.desktop'), entry('/opt/large', '#'.repeat(300_000)));
    await symlink('/dev/zero', join(folder, 'endless.desktop'));
    const { browsers, looked } = await desktopBrowsers([join(root, '*', 'entries'), '/nowhere/at/all']);
    expect(browsers.map(({ path }) => path)).toEqual(['/opt/apps/cn.example/files/browser']);
    expect(looked).toEqual(['*.desktop']);
  });
});

it('takes each of many once', () => {
  const all = Array.from({ length: 50_000 }, (_, index) => ({ name: '', path: `/a/${String(index)}`, choice: null }));
  expect(eachOnce([...all, ...all.map((each) => ({ ...each, path: each.path.toUpperCase() }))])).toEqual(all);
});

it('reads what the index of macOS lists', () => {
  const listed = '/Volumes/Work/Chrome copy.app\n/Users/li/Applications/Firefox.app/\n\nno such index\n';
  expect(parseApplications(listed).map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/Volumes/Work/Chrome copy.app/Contents/MacOS/Google Chrome',
      '/Users/li/Applications/Firefox.app/Contents/MacOS/firefox',
    ]),
  );
  expect(parseApplications('mdfind: index unavailable')).toEqual([]);
  expect(parseApplications('/Users/li/.Trash/Google Chrome.app\n/Volumes/x/.Trashes/501/Firefox.app')).toEqual([]);
});

const why = process.platform === 'linux' ? browserMissing(chromium) : 'menus of Linux';
contract('optional', 'the lists of a Linux with Chromium', why, () => {
  const settings = { executablePath: null, browser: 'edge' } as const;
  const execute = () => Promise.reject(new Error('no program is asked on Linux'));

  it('tell what else is there, and where was looked', async () => {
    const search = await searchBrowsers(settings, { execute });
    expect(search.found).toEqual([]);
    expect(search.looked).toContain('*.desktop');
    expect(search.others).toContainEqual(expect.stringMatching(/\(\/usr\/bin\/chromium\)$/));
    const { failure } = await look(browser, { url: 'http://127.0.0.1:9/', browser: 'edge' });
    expect(failure?.failureCause).toBe('browser-missing');
    expect(failure?.params['note']).toMatchObject({ kind: 'message', code: 'browser.note.others' });
  });

  it('are not asked where the wanted one stands at its place, or a path is written', async () => {
    expect((await searchBrowsers({ ...settings, browser: 'chromium' }, { execute })).others).toEqual([]);
    const named = await searchBrowsers({ executablePath: '/nowhere/x', browser: 'auto' }, { execute });
    expect(named).toEqual({ found: [], looked: ['/nowhere/x'], others: [] });
  });
});
