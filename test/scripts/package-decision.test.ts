import { describe, expect, it } from 'vitest';
import {
  aptReason,
  askedFor,
  missingPackages,
  packageDecision,
  testPackages,
} from '../../scripts/package-decision.mjs';
import { dependencies } from '../../scripts/unpacked-packages.mjs';

const desktop = { hasApt: true, root: false, sudo: true, ci: false, container: false, asked: null };
const missing = ['chromium', 'poppler-utils'];

it('what a package depends on is read without versions, of alternatives the first', () => {
  const field =
    'adduser, libc6 (>= 2.34), libedit2 (>= 2.11-20080614-0), default-mta | mail-transport-agent, libstdc++6\n';
  expect(dependencies(field)).toEqual(['adduser', 'libc6', 'libedit2', 'default-mta', 'libstdc++6']);
  expect(dependencies('')).toEqual([]);
});

describe('packages of the system', () => {
  it.each([
    ['root in a container', { root: true, container: true }, 'root'],
    ['root in CI', { root: true, ci: true }, 'root'],
    ['sudo in CI', { ci: true }, 'sudo'],
    ['sudo when asked', { asked: true }, 'sudo'],
    ['root when asked', { root: true, asked: true }, 'root'],
  ])('are installed by %s', (_who, change, as) => {
    expect(packageDecision({ ...desktop, ...change }, missing)).toEqual({ kind: 'install', as });
  });

  it.each([
    ['on a desktop', {}, 'only in CI'],
    ['by root on a machine with services', { root: true }, 'only in CI'],
    ['in a container without root', { container: true }, 'only in CI'],
    ['where somebody said no', { root: true, ci: true, asked: false }, 'PLUMBLINE_TEST_PACKAGES=0'],
    ['without root and sudo', { sudo: false, ci: true }, 'neither root'],
    ['without apt-get', { hasApt: false, ci: true, root: true }, 'no apt-get'],
  ])('are not installed %s, and it says so', (_where, change, words) => {
    const decision = packageDecision({ ...desktop, ...change }, missing);
    expect(decision.kind).toBe('say');
    expect(JSON.stringify(decision)).toContain('chromium, poppler-utils will be skipped');
    expect(JSON.stringify(decision)).toContain(words);
  });

  it('are left alone where all are there', () => {
    expect(packageDecision({ ...desktop, ci: true }, [])).toEqual({ kind: 'nothing' });
  });

  it('are missing unless dpkg says installed', () => {
    const status =
      'chromium installed\nfirefox-esr config-files\npoppler-utils not-installed\ndpkg-query: no packages\n';
    expect(missingPackages(status, ['chromium', 'firefox-esr', 'poppler-utils', 'fonts-noto-cjk'])).toEqual([
      'firefox-esr',
      'poppler-utils',
      'fonts-noto-cjk',
    ]);
    expect(missingPackages('')).toEqual(testPackages);
  });

  it('are asked for by argument or variable', () => {
    expect(askedFor(['a', '--with-packages'], '0')).toEqual({ rest: ['a'], asked: true });
    expect(askedFor([], undefined)).toEqual({ rest: [], asked: null });
    expect(askedFor([], '')).toEqual({ rest: [], asked: null });
    expect(askedFor([], '1')).toEqual({ rest: [], asked: true });
    expect(askedFor(['x'], 'False')).toEqual({ rest: ['x'], asked: false });
  });

  it('that apt-get could not bring have its last error as reason', () => {
    expect(aptReason('Reading...\nE: one\nE: Unable to locate package chromium\nnote\n')).toBe(
      'E: Unable to locate package chromium',
    );
    expect(aptReason('Reading...\nstopped\n\n')).toBe('stopped');
    expect(aptReason('')).toBe('it said nothing');
  });
});
