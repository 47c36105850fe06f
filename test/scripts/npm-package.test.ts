import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fetchPackage, untilOneFails } from '../../scripts/npm-package.mjs';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('fetching a package', () => {
  it('unpacks it, without running anything of it', async () => {
    const home = await temporaryFolder();
    const source = join(home, 'source');
    mkdirSync(source);
    const scripts = { prepack: 'node -e "process.exit(1)"' };
    writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'something', version: '1.0.0', scripts }));
    writeFileSync(join(source, 'main.js'), 'main');
    const folder = join(home, 'deep', 'something');
    fetchPackage(source, folder);
    expect(readdirSync(folder).sort()).toEqual(['main.js', 'package.json']);
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe('main');
    // whoever was second keeps what is there
    fetchPackage(source, folder);
    expect(readdirSync(join(home, 'deep'))).toEqual(['something']);
  });

  it('asks a registry that is not there once, and leaves nothing behind', async () => {
    const home = await temporaryFolder();
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    vi.stubEnv('npm_config_cache', join(home, 'cache'));
    const folder = join(home, 'deep', 'something');
    expect(() => fetchPackage('vue@3.5.13', folder)).toThrow('npm pack vue@3.5.13 ended with exit code');
    vi.unstubAllEnvs();
    expect(readdirSync(join(home, 'deep'))).toEqual([]);
  });

  it('ends what takes too long', async () => {
    const folder = join(await temporaryFolder(), 'something');
    expect(() => fetchPackage('/', folder, 1)).toThrow('npm took longer than 0.001 s');
    expect(existsSync(folder)).toBe(false);
  });

  it('is not tried again after one that failed', () => {
    const asked: string[] = [];
    const fetch = untilOneFails((spec) => {
      asked.push(spec);
      if (spec === 'b@1') throw new Error('no network');
    });
    fetch('a@1', '/a');
    for (const spec of ['b@1', 'c@1']) expect(() => fetch(spec, '/x')).toThrow('no network');
    expect(asked).toEqual(['a@1', 'b@1']);
  });
});
