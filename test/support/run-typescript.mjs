// `node --import ./test/support/run-typescript.mjs FILE.ts` runs a TypeScript file on every Node we support.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
