import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Executed, Execution } from '../../src/kit/execute.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { execute } from '../../src/run/execute.ts';
import { programEnvironment } from '../../src/run/program-environment.ts';
import { processesUsing } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const node = process.execPath;
let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});

interface More {
  readonly signal?: AbortSignal;
  readonly touched?: string[];
}

function run(
  execution: Execution,
  { signal = new AbortController().signal, touched = [] }: More = {},
): Promise<Executed> {
  return execute(execution, {
    allowed: new Set([touchLineText({ kind: 'command', argv: execution.argv })]),
    signal,
    monotonic: () => performance.now(),
    environment: programEnvironment(process.env, process.platform),
    onTouched: (line) => touched.push(line),
  });
}

async function script(name: string, text: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Waits until no process has to do with the folder; the test’s own limit ends it otherwise. */
async function nothingLeft(): Promise<void> {
  while ((await processesUsing(folder)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a program', () => {
  it('gives its output, its exit code, and no interpretation of its arguments', async () => {
    const touched: string[] = [];
    const say = 'console.log(process.argv[1]); console.error("warned"); process.exitCode = 3';
    const ended = await run({ argv: [node, '-e', say, '$HOME; `id` && "x" 中文'] }, { touched });
    expect(ended).toMatchObject({ exitCode: 3, signal: null, truncated: false });
    expect(text(ended.stdout)).toBe('$HOME; `id` && "x" 中文\n');
    expect(text(ended.stderr)).toBe('warned\n');
    expect(ended.durationMs).toBeGreaterThan(0);
    expect(touched).toHaveLength(1);
  });

  it('has no input to wait for', async () => {
    expect(text((await run({ argv: ['cat'] })).stdout)).toBe('');
  });

  it('says by which signal it ended', async () => {
    expect(
      await run({ argv: [node, '-e', 'process.kill(process.pid, "SIGTERM"); setTimeout(() => 0, 9e6)'] }),
    ).toMatchObject({ exitCode: null, signal: 'SIGTERM' });
  });

  it('runs in the folder it is told', async () => {
    expect(text((await run({ argv: ['pwd', '-P'], cwd: folder })).stdout).trim()).toBe(folder);
  });

  it('keeps the first bytes of an endless output and lets the program end', async () => {
    const many = 'let left = 300; (function more() { if (left-- > 0) process.stdout.write("x".repeat(1e5), more) })()';
    const ended = await run({ argv: [node, '-e', many], outputLimit: 1000 });
    expect(ended).toMatchObject({ exitCode: 0, truncated: true });
    expect(ended.stdout).toHaveLength(1000);
  });

  it('loses nothing that was written right before the end', async () => {
    const ended = await run({ argv: [node, '-e', 'require("fs").writeSync(1, "y".repeat(60000))'] });
    expect(ended.stdout).toHaveLength(60_000);
  });

  it('can run a hundred at once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, (_, n) => run({ argv: ['echo', String(n)] })));
    expect(all.map(({ stdout }) => Number(text(stdout)))).toEqual(Array.from({ length: 100 }, (_, n) => n));
  }, 60_000);
});

describe('a program that is not declared', () => {
  it('is not started', async () => {
    const proof = join(folder, 'proof');
    const options = {
      allowed: new Set([touchLineText({ kind: 'command', argv: ['touch', `${proof}.other`] })]),
      signal: new AbortController().signal,
      monotonic: () => 0,
      environment: {},
      onTouched: () => expect.unreachable(),
    };
    await expect(execute({ argv: ['touch', proof] }, options)).rejects.toMatchObject({ failureCause: 'not-approved' });
    await expect(execute({ argv: ['touch', `${proof}.other`, ''] }, options)).rejects.toMatchObject({
      failureCause: 'not-approved',
    });
  });
});

describe('what cannot be started', () => {
  it('is told apart: no such program, no such folder, no interpreter, no right', async () => {
    const plain = await script('plain', '#!/bin/sh\n', 0o644);
    const lost = await script('lost', '#!/no/such/interpreter\n');
    const cases: readonly (readonly [Execution, string])[] = [
      [{ argv: ['no-such-program-4711'] }, 'command-not-found'],
      [{ argv: [join(folder, 'none')] }, 'command-not-found'],
      [{ argv: ['./none'], cwd: folder }, 'command-not-found'],
      [{ argv: ['echo'], cwd: join(folder, 'none') }, 'file-missing'],
      [{ argv: ['no-such-program-4711'], cwd: join(folder, 'none') }, 'file-missing'],
      [{ argv: ['echo'], cwd: plain }, 'file-missing'],
      [{ argv: [lost] }, 'command-failed'],
      [{ argv: ['./lost'], cwd: folder }, 'command-failed'],
      [{ argv: [plain] }, 'command-failed'],
      [{ argv: [folder] }, 'command-failed'],
      [{ argv: ['echo', 'a\0b'] }, 'command-failed'],
      [{ argv: [''] }, 'command-failed'],
      [{ argv: ['echo', 'x'.repeat(4_000_000)] }, 'command-failed'],
    ];
    for (const [execution, cause] of cases) {
      const { argv, cwd } = execution;
      const ended = await run(execution).catch((error: unknown) => error);
      expect(ended, `${argv.join(' ').slice(0, 80)} in ${String(cwd)}`).toMatchObject({
        failureCause: cause,
        phase: 'command',
      });
    }
  });
});

describe('what a program leaves behind', () => {
  it('ends with it, and does not keep the answer waiting', async () => {
    const path = await script('leaves', `#!/bin/sh\n(trap '' TERM HUP; sleep 600) &\nsleep 600 &\necho done\n`);
    const ended = await run({ argv: [path], cwd: folder });
    expect(text(ended.stdout)).toBe('done\n');
    await nothingLeft();
  });

  it('may be a daemon that holds the streams: the answer comes all the same', async () => {
    const path = await script(
      'daemon',
      `#!/bin/sh\nsetsid sleep 5 &\nwhile [ -z "$done" ]; do sleep 0.1; done=1; done\necho done\n`,
    );
    const ended = await run({ argv: [path] });
    expect(text(ended.stdout)).toBe('done\n');
    expect(ended.durationMs).toBeLessThan(4000);
  });
});

describe('a stop', () => {
  it('ends a program that takes no notice, and its children', async () => {
    const path = await script(
      'stubborn',
      `#!/bin/sh\ntrap '' TERM INT HUP\n(trap '' TERM INT HUP; sleep 600) &\ntouch ready\nwhile :; do sleep 600; done\n`,
    );
    const controller = new AbortController();
    const running = run({ argv: [path], cwd: folder }, { signal: controller.signal });
    running.catch(() => undefined);
    await until(async () => (await processesUsing(folder)).length >= 3);
    controller.abort();
    await expect(running).rejects.toMatchObject({ failureCause: 'cancelled', phase: 'command' });
    await nothingLeft();
  });

  it('leaves nothing running at whatever moment it comes', async () => {
    await expect(run({ argv: ['sleep', '600'], cwd: folder }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      failureCause: 'cancelled',
    });
    const path = await script('slow', `#!/bin/sh\nsleep 600 & sleep 600\n`);
    for (const pause of [null, 0, 1, 2, 5, 10, 20, 40]) {
      const controller = new AbortController();
      const running = run({ argv: [path], cwd: folder }, { signal: controller.signal });
      running.catch(() => undefined);
      if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
      controller.abort();
      await expect(running).rejects.toMatchObject({ failureCause: 'cancelled' });
    }
    await nothingLeft();
  });

  it('comes by itself when the limit of the program is over', async () => {
    const limited = run({ argv: ['sleep', '600'], cwd: folder, limitMs: 50 });
    await expect(limited).rejects.toMatchObject({
      failureCause: 'command-failed',
      params: { note: { code: 'kit.gap.too-slow', params: { limit: { value: 50, unit: 'milliseconds' } } } },
    });
    await nothingLeft();
  });

  it('leaves no zombie and no listener', async () => {
    const controller = new AbortController();
    for (let n = 0; n < 20; n += 1) await run({ argv: ['true'] }, { signal: controller.signal });
    const children = await run({ argv: ['ps', '-o', 'stat=', '--ppid', String(process.pid)] });
    expect(
      text(children.stdout)
        .split('\n')
        .filter((line) => line.startsWith('Z')),
    ).toEqual([]);
  });
});

describe('the environment of a program', () => {
  it('has what it needs and nothing else of ours, and what it is given', async () => {
    process.env['PLUMBLINE_PLANTED_PASSWORD'] = 'planted-4711';
    try {
      const ended = await run({ argv: ['env'], environment: { LC_ALL: 'C', TZ: 'UTC' } });
      const names = text(ended.stdout)
        .split('\n')
        .map((line) => line.split('=')[0] ?? '');
      expect(text(ended.stdout)).not.toContain('planted-4711');
      expect(names).toEqual(expect.arrayContaining(['PATH', 'LC_ALL', 'TZ']));
    } finally {
      delete process.env['PLUMBLINE_PLANTED_PASSWORD'];
    }
  });

  it('takes names as the system takes them', () => {
    const own = { Path: 'C:\\x', PATH: '/x', lc_all: 'x', LC_TIME: 'zh_CN.UTF-8', SECRET_X: 'x', JAVA_HOME: '/j' };
    expect(programEnvironment(own, 'linux')).toEqual({ PATH: '/x', LC_TIME: 'zh_CN.UTF-8', JAVA_HOME: '/j' });
    expect(programEnvironment({ ...own, gone: undefined }, 'win32')).toEqual({
      Path: 'C:\\x',
      PATH: '/x',
      lc_all: 'x',
      LC_TIME: 'zh_CN.UTF-8',
      JAVA_HOME: '/j',
    });
  });
});
