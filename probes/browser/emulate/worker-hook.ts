/** How the fragment of the address of a worker’s script ends, by which its request is known. */
const mark = 'plumbline-worker';

/** Whether an address is that of the script of a worker. */
export function isForWorker({ url }: { readonly url: string }): boolean {
  return url.endsWith(mark);
}

/**
 * Stands for a function of the page: `realm` is its global object, `removal` what runs before everything in a worker.
 * A worker gets what is removed from its page removed too, and so do those that it makes itself. A script with an address
 * is asked for with a mark, and changed on its way; one that the page made itself is put together anew.
 */
const hook = `function hook(realm, removal, modules) {
  const { Blob, URL, XMLHttpRequest, document, location } = realm;
  if (typeof XMLHttpRequest !== 'function') return '';
  const before = removal + ';(' + hook + ')(self, ' + JSON.stringify(removal) + ', ' + modules + ');';
  const { createObjectURL, revokeObjectURL } = URL;
  const { open, send } = XMLHttpRequest.prototype;
  const blobs = new Map();
  const take = blobs.get.bind(blobs), keep = blobs.set.bind(blobs), forget = blobs.delete.bind(blobs);
  const wrap = (holder, name, apply) => {
    Reflect.defineProperty(holder, name, { value: new Proxy(holder[name], { apply }), configurable: true, writable: true });
  };
  wrap(URL, 'createObjectURL', (target, self, given) => {
    const address = Reflect.apply(target, self, given);
    if (given[0] instanceof Blob) keep(address, given[0]);
    return address;
  });
  wrap(URL, 'revokeObjectURL', (target, self, given) => {
    forget(String(given[0]));
    return Reflect.apply(target, self, given);
  });
  const textOf = (address) => {
    const request = new XMLHttpRequest();
    open.call(request, 'GET', address, false);
    send.call(request);
    return request.responseText;
  };
  const made = (address) => {
    const text = take(address) ?? textOf(address);
    return createObjectURL.call(URL, new Blob([before, '\\n', text], { type: 'text/javascript' }));
  };
  const shared = new Map();
  const sharedOf = shared.get.bind(shared), share = shared.set.bind(shared);
  const marked = (given, isShared) => {
    const url = new URL(String(given), document ? document.baseURI : location.href);
    if (url.protocol !== 'blob:' && url.protocol !== 'data:')
      return url.href + (url.hash === '' ? '#' : '') + ${JSON.stringify(mark)};
    const known = isShared ? sharedOf(url.href) : undefined;
    const address = known ?? made(url.href);
    if (isShared) share(url.href, address);
    return address;
  };
  for (const name of ['Worker', 'SharedWorker']) {
    const Original = realm[name];
    if (typeof Original !== 'function') continue;
    const Other = new Proxy(Original, {
      construct(target, given, as) {
        let [address, ...rest] = given;
        if (!modules && rest[0] && rest[0].type === 'module')
          throw new TypeError("Failed to construct '" + name + "': Module scripts are not supported on " + name + ' yet.');
        try {
          address = marked(address, name === 'SharedWorker');
        } catch {}
        return Reflect.construct(target, [address, ...rest], as === Other ? target : as);
      },
    });
    Reflect.defineProperty(realm, name, { value: Other, configurable: true, writable: true });
    Original.prototype.constructor = Other;
  }
  return before;
}`.replaceAll(/\s*\n\s*/g, ' ');

/** First version in which a worker may be a module. */
export const moduleWorkers = 80;

/**
 * Runs in each document.
 *
 * @param removal what takes away what an engine lacks, on one line; `version` of that engine
 */
export function workerHook(removal: string, version = moduleWorkers): string {
  return `(${hook})(self, ${JSON.stringify(removal)}, ${String(version >= moduleWorkers)});`;
}

/** Runs before everything in a worker, on one line. */
export function workerStart(removal: string, version: number): string {
  return `${removal};${workerHook(removal, version)}`;
}
