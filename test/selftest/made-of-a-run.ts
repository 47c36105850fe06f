import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FleetEntry } from '../../probes/browser/derived-facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import { chromium, host, type Hosted } from '../support/browser.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { installed, onDisk, openPage, type Build } from './open-page.ts';
import { judged, specOf } from './sample-application.ts';

/** Applications as they are served; each shows `done` where it works. */
const applications: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // reads in every old build, and falls over where Object.hasOwn is missing
  'calls what came in 93': {
    '/': '<!doctype html><title>x</title><h1></h1><script src="/app.js"></script>',
    '/app.js': "if (Object.hasOwn({ a: 1 }, 'a')) document.querySelector('h1').textContent = 'done';",
  },
  // brings what is missing, under a name that only runs show
  'brings what is missing': {
    '/': '<!doctype html><title>x</title><h1></h1><script src="/fill.js"></script><script src="/app.js"></script>',
    '/fill.js': "const own = ['has', 'Own'].join(''); Object[own] = Object[own] || ((a, b) => b in a);",
    '/app.js': "if (Object.hasOwn({ a: 1 }, 'a')) document.querySelector('h1').textContent = 'done';",
  },
  // has a script for new browsers, which it loads only there
  'has two of its scripts': {
    '/': `<!doctype html><title>x</title><h1></h1><script>
var script = document.createElement('script');
script.src = 'hasOwn' in Object ? '/new.js' : '/old.js';
document.head.appendChild(script);</script>`,
    '/new.js': "class A { static { document.querySelector('h1').textContent = 'done'; } }",
    '/old.js': "document.querySelector('h1').textContent = 'done';",
  },
  'loses a script': {
    '/': '<!doctype html><title>x</title><h1></h1><script src="/app.js"></script>',
    '/app.js': "class A { static { document.querySelector('h1').textContent = 'done'; } }",
  },
};

interface Checked {
  readonly spec: PageSpec;
  readonly fleet: readonly FleetEntry[];
  readonly served: Hosted;
}

/** What a verdict of a page says of a browser, in the words of the probe. */
const fits: Readonly<Record<string, boolean | null>> = { fit: true, limited: true, unfit: false, unknown: null };

/** Holds pages that were made of a real run with emulation against that run, and both against what these builds do. */
export function holdsInBuilds(builds: readonly Build[]): void {
  const folder = sharedFolder();
  const checked = new Map<string, Checked>();
  const fleet = builds.map(({ name }) => name).filter((name) => name !== installed.name);

  contract('optional', 'a self-test page made of a run', installed.missing, () => {
    beforeAll(async () => {
      for (const [name, site] of Object.entries(applications)) {
        const served = await host(site);
        const settings = { url: `${served.origin}/`, executablePath: chromium, emulateWithin: 200_000 };
        const { answer, failure } = await look(browser, { ...settings, settleWithin: 1000, fleet });
        if (answer === null) throw new Error(`${name} was not seen`, { cause: failure });
        const said = judged(answer.facts) as { readonly fleet: readonly FleetEntry[] }; // what the probe derives
        checked.set(name, { spec: specOf(answer.facts, { name }), fleet: said.fleet, served });
      }
    }, 400_000);
    afterAll(async () => {
      for (const { served } of checked.values()) await served.stop();
    });

    for (const build of builds)
      contract('optional', `in ${build.name}`, build.missing, () => {
        it('says what the run says of this build, and nothing else than what the build does', async () => {
          for (const each of checked) await holds(build, each, folder);
        }, 120_000);
      });
  });
}

async function holds(build: Build, [name, { spec, fleet, served }]: [string, Checked], folder: string): Promise<void> {
  const { shown, read } = await openPage(build.program, onDisk(folder, spec), spec);
  expect([name, read.fitness.verdict]).toEqual([name, shown]);
  const said = fleet.find((each) => each.browser === build.name) ?? { fits: true, works: true };
  expect([name, fits[shown]]).toEqual([name, said.fits]);
  if (said.works !== null) expect([name, fits[shown]]).toEqual([name, await worksIn(build.program, served.origin)]);
}

/** Whether a build shows what the application shows where it works. */
async function worksIn(program: string, origin: string): Promise<boolean> {
  const real = await startChromium(program);
  try {
    const until = "!!document.querySelector('h1') && document.querySelector('h1').textContent === 'done'";
    const { errors, came } = await real.open(`${origin}/`, {}, until);
    return came && errors.length === 0;
  } finally {
    await real.stop();
  }
}
