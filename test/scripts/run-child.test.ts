import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/project-folder.mjs';

const runner = join(projectFolder, 'scripts', 'run-child.mjs');

/** A process that runs `code` through runChild and ends with the exit code that it gave. */
function start(code: string): ReturnType<typeof spawn> {
  const script = `import { runChild } from ${JSON.stringify(pathToFileURL(runner).href)};
    process.exitCode = await runChild(['-e', ${JSON.stringify(code)}]);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}

describe('runChild', () => {
  it('gives the exit code of the child', async () => {
    expect(await exitCode(start('process.exit(3)'))).toBe(3);
  });

  it('counts a signal that ended the child as shells do', async () => {
    expect(await exitCode(start("process.kill(process.pid, 'SIGKILL')"))).toBe(137);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('passes %s on and waits for the child to tidy up', async (signal) => {
    const child = start(
      `process.on('${signal}', () => { console.log('tidy'); process.exit(7); }); setInterval(() => {}, 1000); console.log('ready');`,
    );
    if (child.stdout === null) throw new Error('The child has no standard output.');
    const ended = exitCode(child);
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line === 'ready') child.kill(signal);
    }
    expect(lines).toEqual(['ready', 'tidy']);
    expect(await ended).toBe(7);
  });
});
