import { setTimeout as pause } from 'node:timers/promises';
import { http } from '../../probes/http/index.ts';
import { look } from './http-task.ts';

/** What one process saw of a hostile server. */
export interface HostileLook {
  readonly cause: string | null;
  readonly phase: string | null;
  /** How much the process grew at most while it looked, bytes. */
  readonly grown: number;
  /** What still keeps the process alive afterwards, by the names of Node. */
  readonly open: readonly string[];
  /** Errors that nobody caught. */
  readonly uncaught: readonly string[];
}

const uncaught: string[] = [];
process.on('uncaughtException', (error) => uncaught.push(String(error)));
process.on('unhandledRejection', (error) => uncaught.push(String(error)));

/** Looks at each hostile port, after harmless looks, and writes what each cost as JSON. Run with --expose-gc. */
const [quiet = '', ...ports] = process.argv.slice(2);
// Everything that is loaded once is loaded now.
for (let round = 0; round < 3; round += 1) await look(http, settings(quiet));
const seen: HostileLook[] = [];
for (const port of ports) seen.push(await cost(port));
process.stdout.write(JSON.stringify(seen));

async function cost(port: string): Promise<HostileLook> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 2);
  const { failure } = await look(http, settings(port));
  most = Math.max(most, process.memoryUsage.rss());
  clearInterval(watching);
  await pause(100);
  return {
    cause: failure?.failureCause ?? null,
    phase: failure?.phase ?? null,
    grown: most - before,
    open: process.getActiveResourcesInfo().filter((name) => !/^(?:Pipe|TTY|File|Fs|CloseReq)/i.test(name)),
    uncaught,
  };
}

function settings(port: string): object {
  return { url: `http://127.0.0.1:${port}/`, read: ['a'] };
}
