import { builds, installed } from '../selftest/open-page.ts';
import { holdsInBuilds } from '../selftest/made-of-a-run.ts';

holdsInBuilds(builds.filter(({ name }) => ['Chromium 83', 'Chromium 92', installed.name].includes(name)));
