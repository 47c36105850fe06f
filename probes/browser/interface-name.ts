/** Objects that scripts reach by a name of their own. */
const objects: Readonly<Record<string, string>> = {
  Crypto: 'crypto',
  SubtleCrypto: 'crypto.subtle',
  Navigator: 'navigator',
  Clipboard: 'navigator.clipboard',
  LockManager: 'navigator.locks',
  MediaDevices: 'navigator.mediaDevices',
  StorageManager: 'navigator.storage',
  ServiceWorkerContainer: 'navigator.serviceWorker',
  Document: 'document',
  History: 'history',
  Location: 'location',
  Performance: 'performance',
  Scheduler: 'scheduler',
  Screen: 'screen',
};

/** Constructors of the language, whose methods most scripts call on what they made. */
const constructors = new Set([
  ...['Array', 'ArrayBuffer', 'Date', 'Error', 'Iterator', 'Map', 'Promise', 'RegExp', 'Set', 'String', 'Symbol'],
  ...['SharedArrayBuffer', 'TypedArray', 'Uint8Array', 'WeakMap', 'WeakRef', 'WeakSet', 'DataView'],
]);

/** What these constructors have themselves (ECMA-262). */
const own = new Set([
  ...['Array.from', 'Array.fromAsync', 'Array.of', 'Array.isArray', 'ArrayBuffer.isView', 'Date.now', 'Error.isError'],
  ...['Error.captureStackTrace', 'Error.stackTraceLimit', 'Iterator.from', 'Iterator.concat', 'Iterator.zip'],
  ...['Iterator.zipKeyed', 'Map.groupBy', 'Promise.all', 'Promise.allSettled', 'Promise.any', 'Promise.race'],
  ...['Promise.try', 'Promise.withResolvers', 'Promise.allKeyed', 'Promise.allSettledKeyed', 'RegExp.escape'],
  ...['String.raw', 'Symbol.asyncDispose', 'Symbol.asyncIterator', 'Symbol.dispose', 'Symbol.matchAll'],
  ...['Uint8Array.fromBase64', 'Uint8Array.fromHex'],
]);

/** As developers write what a key of InterfaceUse names: `crypto.randomUUID`, `Array.prototype.at`, `new CSSStyleSheet()`. */
export function interfaceName(key: string): string {
  const isStatic = key.endsWith('_static');
  const plain = key.replace(/_static$/, '');
  const dot = plain.lastIndexOf('.');
  const [place, name] = [plain.slice(0, Math.max(dot, 0)), plain.slice(dot + 1)];
  if (place === '' || isStatic) return plain;
  if (place === 'Window') return name;
  if (place.split('.').at(-1) === name) return `new ${place}()`;
  const object = objects[place];
  if (object !== undefined) return `${object}.${name}`;
  const ofInstances = (constructors.has(place) && !own.has(plain)) || place.startsWith('Intl.');
  return ofInstances ? `${place}.prototype.${name}` : plain;
}
