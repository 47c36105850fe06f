/** Fragment of the address of a worker’s script, by which its request is known. */
export const workerMark = '#plumbline-worker';

/**
 * Runs in each document: a worker gets what is removed from its page removed too. A script with an address is asked for
 * with a mark, and changed on its way; one that the page made itself is put together anew.
 *
 * @param removal what runs before everything in a worker
 */
export function workerHook(removal: string): string {
  return `(() => {
  const { Worker, Blob, URL } = window;
  if (typeof Worker !== 'function') return;
  const removal = ${JSON.stringify(removal)}, mark = ${JSON.stringify(workerMark)};
  const create = URL.createObjectURL, Request = XMLHttpRequest;
  const { open, send } = Request.prototype;
  const made = (address) => {
    const request = new Request();
    open.call(request, 'GET', address, false);
    send.call(request);
    return create(new Blob([removal, '\\n', request.responseText], { type: 'text/javascript' }));
  };
  window.Worker = new Proxy(Worker, {
    construct(target, given, as) {
      let [address, ...rest] = given;
      try {
        const url = new URL(String(address), document.baseURI);
        if (url.protocol === 'blob:' || url.protocol === 'data:') address = made(url.href);
        else if (url.hash === '') address = url.href + mark;
      } catch {}
      return Reflect.construct(target, [address, ...rest], as);
    },
  });
  Worker.prototype.constructor = window.Worker;
})();`;
}
