import { files } from '../../probes/files/index.ts';
import { look } from './http-task.ts';

// Looks at a folder in a process of its own, whose memory can be measured: node --import ... look-at-folder.ts PATH STOP_MS
const [path = '', stopAfterMs = '0'] = process.argv.slice(2);
const controller = new AbortController();
const stopped = { at: 0 };
await import('../../probes/files/observe.ts');
const startMiB = process.resourceUsage().maxRSS / 1024;
if (stopAfterMs !== '0') {
  setTimeout(() => {
    stopped.at = performance.now();
    controller.abort();
  }, Number(stopAfterMs));
}
const { answer, failure, amount } = await look(files, { path }, { signal: controller.signal });
console.log(
  JSON.stringify({
    files: answer?.facts.tree?.files ?? 0,
    size: answer?.facts.tree?.size ?? 0,
    entries: answer?.facts.manifest?.length ?? 0,
    cause: failure?.failureCause ?? null,
    told: amount,
    startMiB,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    msAfterStop: stopped.at === 0 ? null : performance.now() - stopped.at,
  }),
);
