import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { startHttp } from './http-servers.ts';

/** Who may log in. */
export const jobBoardUser = { user: 'ready', password: 'board-pass' };

export interface JobBoard {
  readonly origin: string;
  /** API paths that were asked for. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ...{ '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' },
  ...{ '.png': 'image/png', '.ico': 'image/x-icon' },
};

/**
 * Serves the built pages of a real application behind a login (HTTP basic), with the answers of its API that two pages
 * need: the overview of the queues and the jobs of one queue.
 *
 * @param folder with `index.ejs` and `static/`
 */
export async function serveJobBoard(folder: string): Promise<JobBoard> {
  const login = `Basic ${Buffer.from(`${jobBoardUser.user}:${jobBoardUser.password}`).toString('base64')}`;
  const document = documentOf(await readFile(join(folder, 'index.ejs'), 'utf8'));
  const asked: string[] = [];
  const server = await startHttp((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (request.headers.authorization !== login) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="board"' }).end('Log in');
      return;
    }
    if (pathname.startsWith('/api/')) {
      asked.push(pathname);
      answerApi(pathname, response);
    } else if (/^\/static\/[\w./-]+$/.test(pathname)) void sendFile(join(folder, pathname), response);
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(document);
  });
  return { origin: `http://127.0.0.1:${String(server.port)}`, asked, stop: () => server.stop() };
}

/** As the server of the application fills it in; without the letters of a host elsewhere. */
function documentOf(template: string): string {
  const values: Readonly<Record<string, string>> = {
    basePath: '/',
    title: 'Jobs',
    uiConfig: '{"boardTitle":"Jobs"}',
    favIconDefault: 'static/images/logo.svg',
    favIconAlternative: 'static/favicon-32x32.png',
  };
  return template
    .replace(/<%[=-] (\w+) %>/g, (_all, name: string) => values[name] ?? '')
    .replace(/<link href="https:[^>]*>/g, '');
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(path);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

const statuses = ['latest', 'active', 'waiting', 'completed', 'failed', 'delayed', 'paused'];

const job = (id: string) => ({
  ...{ id, name: `send-invoice-${id}`, timestamp: 1_760_000_000_000, processedOn: 1_760_000_001_000 },
  ...{ finishedOn: 1_760_000_002_000, progress: 100, attempts: 1, stacktrace: [], opts: { attempts: 3 } },
  ...{ data: { order: id, customer: 'ward 7' }, returnValue: 'sent', isFailed: false },
});

const queue = (name: string) => ({
  ...{ name, statuses, readOnlyMode: false, allowRetries: true, allowCompletedRetries: true, isPaused: false },
  counts: { active: 1, waiting: 12, completed: 340, failed: 2, delayed: 0, paused: 0 },
  jobs: ['101', '102', '103'].map(job),
  pagination: { pageCount: 1, range: { start: 0, end: 9 } },
  ...{ type: 'bullmq', delimiter: '', globalConcurrency: null, activeRateLimitTtl: 0, supportsGlobalRateLimit: true },
  ...{ jobSchedulerCount: 0, hasWorkers: true },
});

const stats = {
  ...{ version: '7.2.5', mode: 'standalone', port: 6379, os: 'Linux', uptime: '86400' },
  memory: { total: 8_000_000_000, used: 2_000_000, fragmentationRatio: 1.2, peak: 3_000_000 },
  clients: { connected: 4, blocked: 0 },
};

function answerApi(path: string, response: ServerResponse): void {
  const answers: Readonly<Record<string, unknown>> = {
    '/api/queues': { queues: ['invoices', 'reminders'].map(queue) },
    '/api/queues/invoices/101': { job: job('101'), status: 'completed' },
    '/api/redis/stats': stats,
  };
  const answer = answers[path];
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { error: 'not found' }));
}
