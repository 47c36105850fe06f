/** Idioms that stand for themselves: name, text, and the version that reads them where a late syntax is their point. */
export const ownIdioms: readonly (readonly [name: string, text: string, reads?: number])[] = [
  // Constructors, and constructors younger than their interface.
  ['constructable sheet', 'new CSSStyleSheet(); worked();'],
  [
    'constructable sheet, guarded',
    'try { new CSSStyleSheet(); } catch (error) { document.createElement("style"); } worked();',
  ],
  [
    'sheet is an instance all the same',
    'var style = document.createElement("style"); document.head.appendChild(style); if (style.sheet instanceof CSSStyleSheet) worked();',
  ],
  [
    'adopted sheets',
    'var sheet = new CSSStyleSheet(); document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet); worked();',
  ],
  [
    'adopted sheets, guarded by the property',
    'if ("adoptedStyleSheets" in document) document.adoptedStyleSheets = [new CSSStyleSheet()]; worked();',
  ],
  [
    'replaceSync guarded on the prototype',
    'if ("replaceSync" in CSSStyleSheet.prototype) { var s = new CSSStyleSheet(); s.replaceSync("a{}"); } worked();',
  ],
  [
    'class from EventTarget',
    'class Bus extends EventTarget {} new Bus().addEventListener("x", function () {}); worked();',
  ],
  ['weak reference', 'var kept = {}; var weak = new WeakRef(kept); if (weak.deref() === kept) worked();'],
  [
    'weak reference, stand-in',
    'var Weak = typeof WeakRef === "function" ? WeakRef : class { constructor(t) { this.t = t; } deref() { return this.t; } }; if (new Weak(self).deref() === self) worked();',
  ],
  ['finalization', 'var registry = new FinalizationRegistry(function () {}); registry.register({}, 1); worked();'],
  [
    'finalization by window',
    'var registry = window.FinalizationRegistry && new window.FinalizationRegistry(function () {}); worked(registry);',
  ],
  [
    'aggregate error',
    'throw_(); function throw_() { try { throw new AggregateError([new Error("a")]); } catch (e) { if (e.errors.length === 1) worked(); } }',
  ],
  [
    'aggregate error in instanceof',
    'Promise.reject(new Error("x")).catch(function (e) { if (e instanceof AggregateError) return; worked(); });',
  ],
  [
    'interface in instanceof, guarded',
    'if (typeof AggregateError !== "undefined" && new Error() instanceof AggregateError) {} worked();',
  ],
  ['Float16Array', 'new Float16Array(2); worked();'],
  [
    'Float16Array in a list',
    '["Int8Array", "Float16Array"].map(function (n) { return self[n]; }).filter(Boolean).forEach(function (T) { new T(1); }); worked();',
  ],
  [
    'Float16Array in a list, unguarded',
    '["Int8Array", "Float16Array"].forEach(function (n) { new self[n](1); }); worked();',
  ],
  ['DisposableStack', 'var stack = new DisposableStack(); stack.dispose(); worked();'],
  ['compression', 'new CompressionStream("gzip"); worked();'],
  [
    'compression by the global object',
    'if (!("CompressionStream" in globalThis)) throw new Error("no compression"); worked();',
  ],
  ['TransformStream', 'new TransformStream(); worked();'],
  ['reader of a stream', 'new ReadableStreamDefaultReader(new ReadableStream()); worked();'],
  [
    'stream is iterated',
    '(async function () { for await (const part of new Response("a").body) part.length; worked(); })();',
  ],
  ['BroadcastChannel', 'new BroadcastChannel("a").close(); worked();'],
  ['URLPattern', 'new URLPattern({ pathname: "/a" }); worked();'],
  ['URLPattern guarded by self', 'if (self.URLPattern) new URLPattern({ pathname: "/a" }); worked();'],
  ['toggle event', 'new ToggleEvent("toggle"); worked();'],
  ['submit event', 'new SubmitEvent("submit"); worked();'],
  ['highlight', 'CSS.highlights.set("a", new Highlight()); worked();'],
  ['highlight, guarded', 'if (CSS.highlights) CSS.highlights.set("a", new Highlight()); worked();'],
  ['decoder of frames', 'if ("VideoDecoder" in self) VideoDecoder.isConfigSupported({ codec: "vp8" }); worked();'],
  ['decoder of frames, plain', 'VideoDecoder.isConfigSupported({ codec: "vp8" }); worked();'],
  [
    'idle detection',
    'var can = "IdleDetector" in window; if (can && !IdleDetector.requestPermission) throw new Error("half"); worked();',
  ],
  ['trusted types', 'trustedTypes.createPolicy("a", { createHTML: String }); worked();'],
  [
    'trusted types as libraries do',
    'var policy; if (window.trustedTypes && window.trustedTypes.createPolicy) policy = window.trustedTypes.createPolicy("b", { createHTML: String }); worked(policy);',
  ],
  // The global object.
  ['globalThis', 'globalThis.app = 1; if (app === 1) worked();'],
  [
    'globalThis by typeof',
    'var root = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : {}; root.app = 1; worked();',
  ],
  [
    'globalThis polyfill',
    '(function () { if (typeof globalThis === "object") return; Object.prototype.__defineGetter__("__magic__", function () { return this; }); __magic__.globalThis = __magic__; delete Object.prototype.__magic__; })(); globalThis.app = 1; worked();',
  ],
  ['Function("return this")', 'var root = Function("return this")(); root.app = 1; worked();'],
  ['scheduler', 'scheduler.postTask(function () {}).then(worked);'],
  [
    'scheduler, guarded',
    'var post = self.scheduler && scheduler.postTask ? function (f) { scheduler.postTask(f); } : setTimeout; post(worked);',
  ],
  ['scheduler.yield', '(async function () { await scheduler.yield(); worked(); })();'],
  ['navigation', 'navigation.addEventListener("navigate", function () {}); worked();'],
  [
    'navigation, guarded',
    'if (window.navigation) window.navigation.addEventListener("navigate", function () {}); worked();',
  ],
  ['cookie store', 'cookieStore.getAll().then(worked);'],
  ['caches', 'caches.keys().then(worked);'],
  ['visual viewport', 'visualViewport.addEventListener("resize", function () {}); worked();'],
  ['documentPictureInPicture', 'document.querySelector(documentPictureInPicture.window ? "a" : "b"); worked();'],
  ['user agent data', 'navigator.userAgentData.brands.slice(); worked();'],
  [
    'user agent data, guarded',
    'var brands = navigator.userAgentData ? navigator.userAgentData.brands : []; worked(brands.slice());',
  ],
  ['user agent data, optional', 'var brands = navigator.userAgentData?.brands?.slice(); worked(brands);', 80],
  ['locks', 'navigator.locks.request("a", function () {}).then(worked);'],
  [
    'wake lock',
    'if ("wakeLock" in navigator && typeof navigator.wakeLock.request !== "function") throw new Error("half"); worked();',
  ],
  ['wake lock, plain', 'var request = navigator.wakeLock.request.bind(navigator.wakeLock); worked(request);'],
  ['virtual keyboard', 'navigator.virtualKeyboard.overlaysContent = true; worked();'],
  ['serial', 'navigator.serial.addEventListener("connect", function () {}); worked();'],
  // CSS and elements.
  ['CSS.supports', 'if (CSS.supports("display", "grid")) worked();'],
  ['CSS.supports guarded', 'if (window.CSS && CSS.supports && CSS.supports("color", "red")) {} worked();'],
  ['typed numbers', 'CSS.px(5).value; worked();'],
  ['container units', 'CSS.cqw(5).value; worked();'],
  ['typed numbers, guarded', 'var five = CSS.cqw ? CSS.cqw(5) : "5cqw"; worked(five);'],
  [
    'registerProperty',
    'CSS.registerProperty({ name: "--a", syntax: "<length>", inherits: false, initialValue: "0px" }); worked();',
  ],
  [
    'registerProperty, guarded',
    '"registerProperty" in CSS && CSS.registerProperty({ name: "--b", syntax: "<length>", inherits: false, initialValue: "0px" }); worked();',
  ],
  ['style map', 'document.documentElement.attributeStyleMap.set("color", "red"); worked();'],
  ['inert as a property', 'document.body.inert = true; if (document.body.hasAttribute("inert")) worked();'],
  [
    'inert, asked',
    'if (!("inert" in HTMLElement.prototype)) document.body.setAttribute("aria-hidden", "true"); worked();',
  ],
  [
    'popover',
    'var p = document.createElement("p"); p.popover = "manual"; document.body.appendChild(p); p.showPopover(); worked();',
  ],
  [
    'popover asked by hasOwnProperty',
    'if (HTMLElement.prototype.hasOwnProperty("popover")) { var p = document.createElement("p"); p.popover = "manual"; document.body.appendChild(p); p.showPopover(); } worked();',
  ],
  ['dialog', 'var d = document.createElement("dialog"); document.body.appendChild(d); d.show(); d.close(); worked();'],
  [
    'dialog requestClose',
    'var d = document.createElement("dialog"); document.body.appendChild(d); d.show(); d.requestClose(); worked();',
  ],
  ['lazy images', 'if ("loading" in HTMLImageElement.prototype) { new Image().loading = "lazy"; } worked();'],
  [
    'element internals',
    'customElements.define("x-a", class extends HTMLElement { constructor() { super(); this.attachInternals(); } }); document.createElement("x-a"); worked();',
  ],
  [
    'element internals, guarded',
    'customElements.define("x-b", class extends HTMLElement { constructor() { super(); if (this.attachInternals) this.attachInternals(); } }); document.createElement("x-b"); worked();',
  ],
  [
    'declarative shadow',
    'if (!HTMLTemplateElement.prototype.hasOwnProperty("shadowRootMode")) document.querySelectorAll("template"); worked();',
  ],
  ['declarative shadow parsed', 'document.body.setHTMLUnsafe("<p>a</p>"); worked();'],
  ['parseHTMLUnsafe', 'Document.parseHTMLUnsafe("<p>a</p>"); worked();'],
  ['view transition', 'document.startViewTransition(function () {}).ready.catch(function () {}); worked();'],
  [
    'view transition, guarded',
    'var go = function () {}; if (!document.startViewTransition) go(); else document.startViewTransition(go).ready.catch(function () {}); worked();',
  ],
  ['getAnimations of an element', 'document.body.getAnimations().length; worked();'],
  ['timeline', 'new ScrollTimeline({ source: document.documentElement }); worked();'],
  ['match media as an event target', 'matchMedia("print").addEventListener("change", function () {}); worked();'],
  [
    'size of borders',
    'new ResizeObserver(function (all) { if (all[0].borderBoxSize[0].inlineSize >= 0) worked(); }).observe(document.body);',
  ],
  [
    'device pixels asked',
    'if ("devicePixelContentBoxSize" in ResizeObserverEntry.prototype && !self.ResizeObserverSize) throw new Error("half"); worked();',
  ],
  ['aria element', 'document.body.ariaLabel.length; worked();'],
  ['part', 'document.body.part.add("a"); worked();'],
  ['enterKeyHint', 'document.body.enterKeyHint.length; worked();'],
  [
    'showPicker of an input',
    'var i = document.createElement("input"); if (HTMLInputElement.prototype.showPicker) i.type = "date"; worked();',
  ],
  ['showPicker of an input, taken', 'var show = HTMLInputElement.prototype.showPicker.call; worked(show);'],
  ['fetchPriority', 'if (document.createElement("img").fetchPriority === "auto") worked();'],
  ['append of a document', 'document.body.append("a"); worked();'],
  ['getInnerHTML', 'document.body.getHTML().length; worked();'],
];
