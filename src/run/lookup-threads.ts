/**
 * How many names Node looks up at once: half its threads, rounded (libuv, src/threadpool.c, slow_work_thread_threshold).
 *
 * @param threads the variable UV_THREADPOOL_SIZE (Node.js, "Command-line API")
 */
export function lookupThreads(threads: string | undefined): number {
  const usual = 4;
  const most = 1024;
  const said = Number.parseInt(threads ?? '', 10);
  const all = Number.isNaN(said) ? usual : Math.min(most, Math.max(1, said));
  return Math.floor((all + 1) / 2);
}
