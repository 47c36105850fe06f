export { makeSelftest } from '../selftest-make.ts';
export { readSelftest } from '../selftest-read.ts';
