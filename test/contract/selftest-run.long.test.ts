import { builds } from '../selftest/open-page.ts';
import { holdsInBuilds } from '../selftest/made-of-a-run.ts';

holdsInBuilds(builds);
