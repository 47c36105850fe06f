import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonToInstall } from '../../scripts/installed.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const ours = { optionalDependencies: { 'server-linux': '1.0.0', 'server-mac': '1.0.0' } };
const plain = { version: '1.0.0', integrity: 'sha512-a' };
const onLinux = { ...plain, optional: true, os: ['linux'], cpu: ['x64'] };
const onMac = { ...plain, optional: true, os: ['darwin'], cpu: ['arm64'] };

describe('reasonToInstall', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-installed-'));
    mkdirSync(join(folder, 'node_modules'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function reason(wanted: object | null, present: object | null): string | null {
    if (wanted !== null) writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    if (present !== null) {
      writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
    }
    return reasonToInstall(folder, linux);
  }

  it('asks for an install where there is no lock file, or nothing is installed', () => {
    expect(reason(null, null)).toContain('no package-lock.json');
    expect(reason({ '': {}, 'node_modules/a': plain }, null)).toContain('nothing is installed');
  });

  it('is content where all that is required is there, whatever the file times', () => {
    const wanted = { '': ours, 'node_modules/a': plain, 'node_modules/server-linux': onLinux };
    const present = { 'node_modules/a': plain, 'node_modules/server-linux': onLinux };
    expect(reason({ ...wanted, 'node_modules/server-mac': onMac }, present)).toBeNull();
  });

  it('names the package that is missing or another version', () => {
    expect(reason({ '': {}, 'node_modules/a': plain }, {})).toBe('node_modules/a is missing');
    const other = { ...plain, version: '1.0.1' };
    expect(reason({ '': {}, 'node_modules/a': plain }, { 'node_modules/a': other })).toContain('another version');
  });

  it('asks for an optional package only where the project names it for this machine', () => {
    const wanted = { '': ours, 'node_modules/server-linux': onLinux, 'node_modules/server-mac': onMac };
    expect(reason(wanted, {})).toBe('node_modules/server-linux is missing');
    expect(reason({ '': {}, 'node_modules/deep': onLinux }, {})).toBeNull();
  });

  it('agrees with npm about this very checkout', () => {
    expect(reasonToInstall(projectFolder, { platform: process.platform, arch: process.arch })).toBeNull();
  });
});
