import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { actedAs } from '../../probes/browser/judge-emulations.ts';
import { findJobBoard } from '../../scripts/job-board.mjs';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium } from '../../scripts/old-chromium.mjs';
import { browserMissing, chromium, pageOf } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';
import { jobBoardUser, serveJobBoard, type JobBoard } from '../support/job-board.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const versions = [83, 92, 109];

/** Pages of the application, with what stands there only when it has got answers from its server. */
const pages = {
  main: { path: '/', shows: '355 Jobs' },
  queue: { path: '/queue/invoices', shows: 'send-invoice-102' },
  job: { path: '/queue/invoices/101', shows: 'ward 7' },
};

const builds = versions.map((version) => ({ version, ...findOldChromium(version) }));
const files = findJobBoard();
const missing = [
  browserMissing(chromium),
  ...[...builds, files].map((each) => ('missing' in each ? each.missing : null)),
]
  .filter((reason) => reason !== null)
  .join('; ');

/** What the probe waits for. */
const shown = ({ shows }: { readonly shows: string }): string => `#root:has-text("${shows}")`;

/** Runs in an old browser: whether a text has stood there for three seconds. One that falls over shows it for less. */
const steadily = `function (text) {
  var root = document.querySelector('#root');
  if (!root || root.innerText.indexOf(text) < 0) window.shownSince = 0;
  else window.shownSince = window.shownSince || Date.now();
  return window.shownSince > 0 && Date.now() - window.shownSince > 3000;
}`;

/** Whether a real build shows every page without an error. */
async function worksIn(program: string, { origin }: JobBoard): Promise<boolean> {
  const login = Buffer.from(`${jobBoardUser.user}:${jobBoardUser.password}`).toString('base64');
  const real = await startChromium(program);
  try {
    let works = true;
    for (const { path, shows } of Object.values(pages)) {
      const until = `(${steadily})('${shows}')`;
      const { errors, came } = await real.open(origin + path, { Authorization: `Basic ${login}` }, until);
      works &&= came && errors.length === 0;
    }
    return works;
  } finally {
    await real.stop();
  }
}

contract('optional', 'a real application behind a login', missing === '' ? null : missing, () => {
  let board: JobBoard;
  let seen: Looked<Facts>;
  beforeAll(async () => {
    board = await serveJobBoard('folder' in files ? files.folder : '');
    seen = await look(browser, {
      url: board.origin,
      // what needs an answer of the server: on a busy machine a page is quiet long before it has drawn anything
      waitFor: shown(pages.main),
      pages: [
        { name: 'queue', url: board.origin + pages.queue.path, waitFor: shown(pages.queue) },
        { name: 'job', url: board.origin + pages.job.path, waitFor: shown(pages.job) },
      ],
      basic: jobBoardUser,
      executablePath: chromium,
      emulateWithin: 200_000,
      fleet: versions.map((version) => `Chrome ${String(version)}`),
    });
  });
  afterAll(() => board.stop());

  it('opens in the browser of today, and got its answers', () => {
    expect(seen.failure).toBeNull();
    for (const name of Object.keys(pages)) {
      const page = pageOf(seen.answer?.facts, name);
      expect(page).toMatchObject({ status: 200, title: 'Jobs', exceptionCount: 0 });
      expect({ name, shown: (page.visibleTextLength ?? 0) > 40 }).toEqual({ name, shown: true });
    }
    expect(board.asked).toEqual(expect.arrayContaining(['/api/queues', '/api/queues/invoices/101']));
    expect(JSON.stringify(seen.answer?.facts)).not.toContain(jobBoardUser.password);
  });

  it('works as those engines in which it really works', async () => {
    const emulations = seen.answer?.facts.emulations ?? [];
    const said = versions.map((version) => ({ version, works: actedAs(version, emulations).works }));
    const really: { version: number; works: boolean }[] = [];
    for (const build of builds)
      if ('program' in build) really.push({ version: build.version, works: await worksIn(build.program, board) });
    expect(said).toEqual(really);
    // 83 cannot read a script; 92 can, but has no Object.hasOwn: the page falls over as soon as it shows a notice
    expect(really.map(({ works }) => works)).toEqual([false, false, true]);
  });
});
