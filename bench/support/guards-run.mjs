import { createServer } from 'node:http';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { goTo } from './guards-existence.mjs';

/** @typedef {{ name: string, text: string, module: boolean, reads: number }} Idiom */

/** By name: why it failed, empty where all went well. @typedef {ReadonlyMap<string, string>} Outcomes */

/** Milliseconds that an idiom may take to say that it worked. */
const limit = 2500;

/**
 * Text of a function that runs in each page of an idiom before it: hears of errors, and tells the page around it how it
 * ended. Written for every Chromium from 70 on.
 */
const listen = `function listen(index, limit) {
  let why = null;
  let worked = false;
  let since = 0;
  const page = self;
  const { parent, setTimeout } = page;
  page.worked = () => {
    worked = true;
  };
  page.addEventListener('error', (event) => {
    if (why === null) why = String(event.message || 'error');
  });
  page.addEventListener('unhandledrejection', (event) => {
    if (why === null) why = 'rejected: ' + event.reason;
  });
  const look = () => {
    since += 20;
    // What went wrong behind the mark is heard too.
    if ((worked && since >= 60) || why !== null || since > limit)
      parent.said(index, why === null ? (worked ? '' : 'no mark') : why);
    else setTimeout(look, 20);
  };
  page.addEventListener('load', () => setTimeout(look, 20));
}`;

/** Text of a function that runs in the page around: opens the pages of the idioms, some at once. */
const runAll = `function runAll(count) {
  const page = self;
  return new Promise((resolve) => {
    const outcomes = [];
    let next = 0;
    let open = 0;
    const frames = [];
    const more = () => {
      if (next === count && open === 0) resolve(outcomes);
      while (next < count && open < 8) {
        const frame = page.document.createElement('iframe');
        const index = next;
        frame.src = '/idiom?' + index;
        frames[index] = frame;
        // Where its own clock was stopped too.
        setTimeout(() => page.said(index, 'stuck'), 8000);
        next += 1;
        open += 1;
        page.document.body.appendChild(frame);
      }
    };
    page.said = (index, why) => {
      if (outcomes[index] !== undefined) return;
      outcomes[index] = why;
      open -= 1;
      setTimeout(() => {
        frames[index].remove();
        more();
      }, 0);
    };
    more();
  });
}`;

/**
 * Serves the idioms, each as a page of its own.
 *
 * @param {readonly Idiom[]} idioms
 */
export async function serveIdioms(idioms) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const index = Number(/^\/idiom\?(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
    const idiom = idioms[index];
    if (idiom === undefined) {
      response.end('<!doctype html><title>idioms</title><body></body>');
      return;
    }
    const type = idiom.module ? ' type="module"' : '';
    response.end(
      `<!doctype html><meta charset="utf-8"><script>(${listen})(${String(index)}, ${String(limit)})</script>` +
        `<body><script${type}>${idiom.text}</script></body>`,
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${String(port)}/`;
  const expression = `(${runAll})(${String(idioms.length)})`;
  /** @param {unknown} value @returns {Outcomes} */
  const outcomes = (value) => {
    /** @type {string[]} */
    const list = JSON.parse(JSON.stringify(value));
    return new Map(idioms.map(({ name }, index) => [name, list[index] ?? 'not run']));
  };
  return {
    /** In a build as it is. @param {string} program */
    inBuild: async (program) => {
      const browser = await startChromium(program);
      try {
        await goTo(browser, url);
        return outcomes(
          await browser
            .evaluate(`window.all = null; ${expression}.then((r) => { all = r; }); 0`)
            .then(() => until(() => browser.evaluate('all'))),
        );
      } finally {
        await browser.stop();
      }
    },
    /**
     * In the installed Chromium, with a script that runs first in every frame.
     *
     * @param {string} program
     * @param {string} first
     */
    disguised: async (program, first) => {
      const { chromium } = await import('playwright');
      const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        const page = await browser.newPage();
        await page.addInitScript(first);
        await page.goto(url);
        // The driver's own evaluate needs what was taken away.
        const session = await page.context().newCDPSession(page);
        const ask = async (/** @type {string} */ asked) => {
          const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
            expression: asked,
            returnByValue: true,
          });
          if (exceptionDetails !== undefined)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          /** @type {unknown} */
          const value = result.value;
          return value;
        };
        await ask(`window.all = null; ${expression}.then((r) => { all = r; }); 0`);
        return outcomes(await until(() => ask('all')));
      } finally {
        await browser.close();
      }
    },
    stop: () => server.close(),
  };
}

/** @param {() => Promise<unknown>} ask */
async function until(ask) {
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
