import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, resolveConfig } from 'prettier';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addProbe } from '../../scripts/add-probe.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';
import type { AnyProbe } from '../../src/kit/define-probe.ts';

const registry = `/** The probes. */
const registry = {
  http: async () => (await import('./http/index.ts')).http,
  release: async () => (await import('./release/index.ts')).release,
};
`;

describe('addProbe', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-probe-'));
    mkdirSync(join(folder, 'probes'));
    writeFileSync(join(folder, 'probes', 'registry.ts'), registry);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function registryNow(): string {
    return readFileSync(join(folder, 'probes', 'registry.ts'), 'utf8');
  }

  it.each([
    ['amqp', 'amqp', 'amqp', 1],
    ['message-queue', "'message-queue'", 'messageQueue', 2],
    ['websocket', 'websocket', 'websocket', 3],
  ])('adds one line for %s, in the order of the alphabet', (kind, key, name, at) => {
    addProbe(folder, kind);
    const lines = registry.split('\n');
    lines.splice(at + 1, 0, `  ${key}: async () => (await import('./${kind}/index.ts')).${name},`);
    expect(registryNow()).toBe(lines.join('\n'));
  });

  it.each(['', 'Redis', '../redis', 'redis_cache', '1c', 'a--b'])(
    'refuses the name "%s" and writes nothing',
    (kind) => {
      expect(() => addProbe(folder, kind)).toThrow('cannot name a probe');
      expect(readdirSync(join(folder, 'probes'))).toEqual(['registry.ts']);
    },
  );

  it('leaves a folder that exists as it is', () => {
    mkdirSync(join(folder, 'probes', 'redis'));
    expect(() => addProbe(folder, 'redis')).toThrow('exists already');
    expect(registryNow()).toBe(registry);
  });

  it('writes nothing where the registry is not the list it should be', () => {
    writeFileSync(join(folder, 'probes', 'registry.ts'), 'export const probes = [];\n');
    expect(() => addProbe(folder, 'redis')).toThrow('has no line');
    expect(readdirSync(join(folder, 'probes'))).toEqual(['registry.ts']);
  });

  it('makes a probe that compiles, is formatted, and has a text for all it names', async () => {
    const files = addProbe(folder, 'message-queue').filter((file) => file.includes('message-queue'));
    const options = await resolveConfig(join(projectFolder, 'package.json'));
    const untidy: string[] = [];
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!(await check(text, { ...options, filepath: file }))) untidy.push(file);
    }
    expect(untidy).toEqual([]);

    const probe = await compiled(folder);
    expect(probe.kind).toBe('message-queue');
    expect(probe.touches(probe.settings.parse({ host: 'db', port: 1 }))).toHaveLength(1);
    expect(probe.derive?.({ address: '::1' }, context)).toEqual({ facts: { overIpv6: true } });
    const keys = ['probe', 'probe.about', 'setting.host', 'setting.port', 'fact.address', 'fact.overIpv6'];
    expect(Object.keys(probe.texts.en).sort()).toEqual(keys.sort());
    expect(Object.keys(probe.texts['zh-CN']).sort()).toEqual(keys.sort());
  });
});

const context = {
  now: 0,
  timeZone: 'UTC',
  reference: {
    endOfLife: { date: '2026-01-01', source: 'none', products: {} },
    databases: [],
    browsers: { date: '2026-01-01', source: 'none', features: {}, interfaces: {}, styles: {}, versions: [] },
    files: [],
  },
};

/** Compiles the new probe against the project's own kit and model, and loads it. */
async function compiled(folder: string): Promise<AnyProbe> {
  symlinkSync(join(projectFolder, 'src'), join(folder, 'src'));
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const settings = {
    extends: join(projectFolder, 'tsconfig.build.json'),
    compilerOptions: { rootDir: folder, outDir: join(folder, 'dist'), preserveSymlinks: true },
    include: [join(folder, 'probes/message-queue')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const tsc = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  const index = pathToFileURL(join(folder, 'dist', 'probes', 'message-queue', 'index.js')).href;
  // the compiler has just checked what this module exports
  const loaded = (await import(index)) as { readonly messageQueue: AnyProbe };
  return loaded.messageQueue;
}
