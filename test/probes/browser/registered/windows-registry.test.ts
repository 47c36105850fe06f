import { expect, it } from 'vitest';
import { decodeText } from '../../../../src/kit/machine/decode-text.ts';
import { parseRegistry, registryKeys, registryQuery } from '../../../../probes/browser/registered/windows-registry.ts';

const machine = String.raw`HKEY_LOCAL_MACHINE\Software\Clients\StartMenuInternet`;

/** As `reg query KEY /s /ve` writes: the key, its values behind four blanks, an empty line, at the end how many there are. */
function listed(
  values: Readonly<Record<string, string>>,
  [set, end]: readonly [string, string] = ['(Default)', 'End of search: 9 match(es) found.'],
) {
  const keys = Object.entries(values).map(([key, value]) => `${key}\r\n    ${set}    ${value}\r\n`);
  return `\r\n${keys.join('\r\n')}\r\n${end}\r\n`;
}

const chrome = String.raw`D:\Programs\Google\Chrome\Application\chrome.exe`;
const chinese = ['(默认)', '搜索结束: 找到 9 匹配。'] as const;

it('reads browsers of Windows, wherever they stand', () => {
  const text = listed({
    [machine]: 'REG_SZ    (value not set)',
    [String.raw`${machine}\Google Chrome`]: 'REG_SZ    Google Chrome',
    [String.raw`${machine}\Google Chrome\Capabilities`]: 'REG_SZ    (value not set)',
    [String.raw`${machine}\Google Chrome\DefaultIcon`]: `REG_SZ    ${chrome},0`,
    [String.raw`${machine}\Google Chrome\shell\open\command`]: `REG_SZ    "${chrome}"`,
    [String.raw`${machine}\IEXPLORE.EXE`]: 'REG_SZ    Internet Explorer',
    [String.raw`${machine}\IEXPLORE.EXE\shell\open\command`]: String.raw`REG_SZ    C:\Program Files\Internet Explorer\iexplore.exe`,
    [String.raw`${machine}\Microsoft Edge`]: 'REG_SZ    Microsoft Edge',
    [String.raw`${machine}\Microsoft Edge\shell\open\command`]: String.raw`REG_SZ    "C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"`,
    [String.raw`${machine}\Firefox-308046B0AF4A39CB`]: 'REG_SZ    Mozilla Firefox',
    [String.raw`${machine}\Firefox-308046B0AF4A39CB\shell\open\command`]: String.raw`REG_SZ    "E:\Mozilla Firefox\firefox.exe"`,
  });
  expect(parseRegistry(text)).toEqual([
    { name: 'Google Chrome', path: chrome, choice: 'chrome' },
    {
      ...{ name: 'Microsoft Edge', choice: 'edge' },
      path: String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
    },
    { name: 'Mozilla Firefox', path: String.raw`E:\Mozilla Firefox\firefox.exe`, choice: 'firefox' },
  ]);
});

it('reads a Chinese Windows, and starts nothing that only may be a browser of that family', () => {
  const user = String.raw`HKEY_CURRENT_USER\Software\Clients\StartMenuInternet`;
  const values = {
    [String.raw`${user}\360SeSES`]: 'REG_SZ    360安全浏览器',
    [String.raw`${user}\360SeSES\shell\open\command`]: String.raw`REG_SZ    "D:\常用软件\360se6\Application\360se.exe" --from=start`,
    [String.raw`${user}\360Chrome`]: 'REG_SZ    (数值未设置)',
    [String.raw`${user}\360Chrome\shell\open\command`]: String.raw`REG_SZ    C:\Users\li\AppData\Local\360Chrome\Chrome\Application\360chrome.exe`,
    [String.raw`${user}\Other\shell\open\command`]: String.raw`REG_SZ    "D:\Other\chrome.exe"`,
    [String.raw`${user}\Plain\shell\open\command`]: String.raw`REG_SZ    "D:\Chromium\Application\chrome.exe"`,
    [String.raw`${user}\Broken\shell\open\command`]: String.raw`REG_EXPAND_SZ    "%LOCALAPPDATA%\x\chrome.exe"`,
    [String.raw`${user}\Strange\shell\open\command`]: 'REG_SZ    rundll32 strange',
  };
  const text = listed(values, chinese);
  expect(parseRegistry(text)).toEqual([
    { name: '360安全浏览器', path: String.raw`D:\常用软件\360se6\Application\360se.exe`, choice: null },
    {
      ...{ name: '360Chrome', choice: null },
      path: String.raw`C:\Users\li\AppData\Local\360Chrome\Chrome\Application\360chrome.exe`,
    },
    { name: 'Other', path: String.raw`D:\Other\chrome.exe`, choice: null },
    { name: 'Plain', path: String.raw`D:\Chromium\Application\chrome.exe`, choice: 'chromium' },
  ]);
});

it('reads the code page of a Chinese console', () => {
  // 默认, 软件 and 浏览器 in GBK
  const bytes = Buffer.concat([
    Buffer.from('HKEY_CURRENT_USER\\Software\\Clients\\StartMenuInternet\\X\\shell\\open\\command\r\n    (', 'latin1'),
    Buffer.from([0xc4, 0xac, 0xc8, 0xcf]),
    Buffer.from(')    REG_SZ    "D:\\', 'latin1'),
    Buffer.from([0xc8, 0xed, 0xbc, 0xfe]),
    Buffer.from('\\qqbrowser.exe"\r\n', 'latin1'),
  ]);
  const read = parseRegistry(decodeText(bytes, 'auto', false));
  expect(read).toEqual([{ name: 'X', path: String.raw`D:\软件\qqbrowser.exe`, choice: null }]);
});

it('takes only browsers of all programs that are started by their name, each once', () => {
  const [, , paths] = registryKeys;
  const full = paths.replace('HKLM', 'HKEY_LOCAL_MACHINE');
  const values = {
    [String.raw`${full}\chrome.exe`]: `REG_SZ    ${chrome}`,
    [String.raw`${full}\CHROME.EXE`]: `REG_SZ    ${chrome.toUpperCase()}`,
    [String.raw`${full}\SogouExplorer.exe`]: String.raw`REG_SZ    "C:\Program Files (x86)\SogouExplorer\SogouExplorer.exe"`,
    [String.raw`${full}\WINWORD.EXE`]: String.raw`REG_SZ    C:\Program Files\Microsoft Office\WINWORD.EXE`,
    [String.raw`${full}\chrome.exe\sub`]: String.raw`REG_SZ    C:\sub\chrome.exe`,
  };
  const read = parseRegistry(listed(values));
  expect(read.map(({ name, choice }) => [name, choice])).toEqual([
    ['chrome.exe', 'chrome'],
    ['SogouExplorer.exe', null],
  ]);
});

it.each(['', 'ERROR: The system was unable to find the specified registry key or value.', '\u0000'.repeat(1000)])(
  'finds nothing where nothing is told',
  (text) => {
    expect(parseRegistry(text)).toEqual([]);
  },
);

it('bounds what a strange registry costs', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => [
    String.raw`${machine}\B${String(index)}\shell\open\command`,
    String.raw`REG_SZ    "C:\${'x'.repeat(200)}${String(index)}.exe"`,
  ]);
  expect(parseRegistry(listed(Object.fromEntries(lines) as Record<string, string>))).toHaveLength(200);
});

it('asks for default values only', () => {
  expect(registryQuery(registryKeys[0])).toEqual([
    ...['reg.exe', 'query', String.raw`HKLM\Software\Clients\StartMenuInternet`, '/s', '/ve'],
  ]);
});
