// Which interface an object is of, as far as the way to it tells (HTML, Web IDL of each).

/** Objects that have a name of their own. @type {ReadonlyMap<string, string>} */
export const objects = new Map(
  Object.entries({
    window: 'Window',
    self: 'Window',
    globalThis: 'Window',
    top: 'Window',
    parent: 'Window',
    frames: 'Window',
    navigator: 'Navigator',
    clientInformation: 'Navigator',
    document: 'Document',
    crypto: 'Crypto',
    performance: 'Performance',
    history: 'History',
    location: 'Location',
    screen: 'Screen',
    caches: 'CacheStorage',
    indexedDB: 'IDBFactory',
    customElements: 'CustomElementRegistry',
    visualViewport: 'VisualViewport',
    speechSynthesis: 'SpeechSynthesis',
    scheduler: 'Scheduler',
    cookieStore: 'CookieStore',
    navigation: 'Navigation',
    localStorage: 'Storage',
    sessionStorage: 'Storage',
    trustedTypes: 'TrustedTypePolicyFactory',
    launchQueue: 'LaunchQueue',
    documentPictureInPicture: 'DocumentPictureInPicture',
  }),
);

/** What a member of an object is; with `()` what it gives. Of a constructor itself: `Array:from()`. */
const members = new Map(
  Object.entries({
    'Crypto.subtle': 'SubtleCrypto',
    'Navigator.bluetooth': 'Bluetooth',
    'Navigator.clipboard': 'Clipboard',
    'Navigator.connection': 'NetworkInformation',
    'Navigator.credentials': 'CredentialsContainer',
    'Navigator.geolocation': 'Geolocation',
    'Navigator.gpu': 'GPU',
    'Navigator.hid': 'HID',
    'Navigator.keyboard': 'Keyboard',
    'Navigator.locks': 'LockManager',
    'Navigator.mediaCapabilities': 'MediaCapabilities',
    'Navigator.mediaDevices': 'MediaDevices',
    'Navigator.mediaSession': 'MediaSession',
    'Navigator.permissions': 'Permissions',
    'Navigator.scheduling': 'Scheduling',
    'Navigator.serial': 'Serial',
    'Navigator.serviceWorker': 'ServiceWorkerContainer',
    'Navigator.storage': 'StorageManager',
    'Navigator.usb': 'USB',
    'Navigator.userActivation': 'UserActivation',
    'Navigator.userAgentData': 'NavigatorUAData',
    'Navigator.virtualKeyboard': 'VirtualKeyboard',
    'Navigator.wakeLock': 'WakeLock',
    'Navigator.windowControlsOverlay': 'WindowControlsOverlay',
    'Navigator.xr': 'XRSystem',
    'Screen.orientation': 'ScreenOrientation',
    'Document.activeElement': 'Element',
    'Document.body': 'HTMLElement',
    'Document.documentElement': 'HTMLElement',
    'Document.fonts': 'FontFaceSet',
    'Document.head': 'HTMLElement',
    'Document.scrollingElement': 'Element',
    'Document.createElement()': 'HTMLElement',
    'Document.getElementById()': 'HTMLElement',
    'Document.querySelector()': 'Element',
    'Element.closest()': 'Element',
    'Element.querySelector()': 'Element',
    'Element.style': 'CSSStyleDeclaration',
    'Array:from()': 'Array',
    'Array:of()': 'Array',
    'Object:entries()': 'Array',
    'Object:keys()': 'Array',
    'Object:values()': 'Array',
    'Array.concat()': 'Array',
    'Array.filter()': 'Array',
    'Array.map()': 'Array',
    'Array.slice()': 'Array',
    'String.split()': 'Array',
  }),
);

/** @type {ReadonlyMap<string, string>} */
const parents = new Map(
  Object.entries({
    HTMLElement: 'Element',
    Element: 'Node',
    Document: 'Node',
    Node: 'EventTarget',
    Window: 'EventTarget',
    Performance: 'EventTarget',
    ServiceWorkerContainer: 'EventTarget',
    ShadowRoot: 'DocumentFragment',
    DocumentFragment: 'Node',
    File: 'Blob',
  }),
);

/**
 * The interface, then what it inherits from.
 *
 * @param {string} name
 */
export function lineage(name) {
  const line = [name];
  for (let up = parents.get(name); up !== undefined; up = parents.get(up)) line.push(up);
  return line;
}

/** Names of methods whose results are known. @type {ReadonlySet<string>} */
export const tellingMethods = new Set([...members.keys()].flatMap((key) => /[.:](\w+)\(\)$/.exec(key)?.slice(1) ?? []));

/**
 * What stands behind a member: the interface of an object, or null where that is not known.
 *
 * @param {string} name of the interface
 * @param {'object' | 'interface'} kind whether the member is one of its objects or its own
 * @param {string} member
 */
export function memberType(name, kind, member) {
  if (kind === 'interface') return members.get(`${name}:${member}`) ?? null;
  for (const each of lineage(name)) {
    const found = members.get(`${each}.${member}`);
    if (found !== undefined) return found;
  }
  return null;
}
