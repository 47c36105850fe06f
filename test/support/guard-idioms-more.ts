/** The same as ownIdioms: handlers, iterators, symbols, regular expressions, and what instances show. */
export const moreOwnIdioms: readonly (readonly [name: string, text: string, reads?: number])[] = [
  // Handlers of events.
  ['onscrollend in window', 'if (!("onscrollend" in window)) addEventListener("scroll", function () {}); worked();'],
  ['onscrollend or the user is told', 'if (!("onscrollend" in document)) throw new Error("old"); worked();'],
  ['onbeforetoggle of an element', 'if (document.body.onbeforetoggle === null) worked();'],
  [
    'oncontextlost',
    'if (document.createElement("canvas").oncontextlost === undefined) throw new Error("old"); worked();',
  ],
  ['onformdata', 'if (!("onformdata" in document.createElement("form"))) throw new Error("old"); worked();'],
  ['onpointerrawupdate', 'if (!("onpointerrawupdate" in window)) throw new Error("old"); worked();'],
  // Iterators, symbols, regular expressions.
  ['iterator helper', '[1, 2].values().map(String).toArray(); worked();'],
  ['iterator helper of a generator', 'function* g() { yield 1; } g().take(1).next(); worked();'],
  [
    'iterator helper, guarded',
    'var it = [1].values(); if (typeof it.map === "function") it.map(String).next(); worked();',
  ],
  ['Iterator.from', 'Iterator.from([1]).next(); worked();'],
  ['Iterator as a class', 'class Mine extends Iterator { next() { return { done: true }; } } new Mine(); worked();'],
  [
    'Symbol.dispose as a key',
    'var thing = { [Symbol.dispose]: function () {} }; thing[Symbol.dispose](); if (!("undefined" in thing)) worked();',
  ],
  [
    'Symbol.dispose, polyfilled',
    'if (!Symbol.dispose) Object.defineProperty(Symbol, "dispose", { value: Symbol.for("dispose") }); var t = { [Symbol.dispose]: worked }; t[Symbol.dispose]();',
  ],
  [
    'Symbol.dispose or by hand',
    'var key = Symbol.dispose || Symbol.for("dispose"); if (typeof key === "symbol") worked();',
  ],
  [
    'other symbols stay',
    'var a = { [Symbol.iterator]: function* () { yield 1; } }; if (Array.from(a)[0] === 1 && Symbol("a").description !== 1 && Object(Symbol.iterator) instanceof Symbol) worked();',
  ],
  ['description of a symbol', 'if (Symbol("a").description === "a") worked();'],
  ['flag v', 'new RegExp("[\\\\p{L}--[a-z]]", "v"); worked();'],
  ['flag v in try', 'var v = true; try { new RegExp("a", "v"); } catch (error) { v = false; } worked(v);'],
  ['flag d', 'var m = RegExp("a(b)", "d").exec("ab"); if (m.indices[1][0] === 1) worked();'],
  ['flag d by the prototype', 'if ("hasIndices" in RegExp.prototype) new RegExp("a", "d"); worked();'],
  ['flag by the flags of another', 'var re = new RegExp(/a/g, "gd"); worked(re);'],
  [
    'flags that all know',
    'if (new RegExp("a", "giu").test("A") && RegExp("b").test("b") && "a,b".split(new RegExp(",")).length === 2) worked();',
  ],
  ['modifier', 'new RegExp("(?i:a)b"); worked();'],
  ['modifier in try', 'try { new RegExp("(?i:a)b"); } catch (error) {} worked();'],
  ['same names of groups', 'new RegExp("(?<y>a)|(?<y>b)"); worked();'],
  ['names in different patterns', 'new RegExp("(?<y>a)"); new RegExp("(?<y>b)"); worked();'],
  ['a class is no group', 'new RegExp("[(?i:]"); new RegExp("\\\\(\\\\?i:a"); worked();'],
  [
    'RegExp is itself',
    'if (/a/.constructor === RegExp && /a/ instanceof RegExp && RegExp.prototype.constructor === RegExp && RegExp(/b/) instanceof RegExp && RegExp.name === "RegExp") worked();',
  ],
  [
    'class from RegExp',
    'class Mine extends RegExp {} var m = new Mine("a"); if (m instanceof Mine && m instanceof RegExp && m.test("a")) worked();',
  ],
  ['last match', '/b/.exec("abc"); if (RegExp["$&"] === "b") worked();'],
  // Members that instances show.
  ['cause of an error', 'var e = new Error("a", { cause: "b" }); if (e.cause.length === 1) worked();'],
  [
    'cause, guarded',
    'var e = new Error("a", { cause: "b" }); var why = "cause" in e ? e.cause.length : 0; worked(why);',
  ],
  [
    'group of an array',
    'var groups = Object.groupBy ? Object.groupBy([1], String) : [1].reduce(function (m, n) { (m[n] = m[n] || []).push(n); return m; }, {}); if (groups[1].length === 1) worked();',
  ],
  ['flat', 'if ([[1]].flat()[0] === 1) worked();'],
  ['bigint arrays', 'new BigInt64Array(1); worked();'],
  ['trimEnd', 'if ("a ".trimEnd() === "a") worked();'],
  ['list format', 'new Intl.ListFormat("en").format(["a", "b"]); worked();'],
  ['list format, guarded', 'var text = Intl.ListFormat ? new Intl.ListFormat("en").format(["a"]) : "a"; worked(text);'],
  ['relative time', 'new Intl.RelativeTimeFormat("en").format(1, "day"); worked();'],
  ['segmenter', 'Array.from(new Intl.Segmenter("zh").segment("你好")).length; worked();'],
  [
    'segmenter with a spare',
    'var parts = typeof Intl.Segmenter === "function" ? Array.from(new Intl.Segmenter("zh").segment("你好")) : "你好".split(""); worked(parts);',
  ],
  ['duration', 'new Intl.DurationFormat("en").format({ hours: 1 }); worked();'],
  ['formatRange', 'new Intl.DateTimeFormat("en").formatRange(0, 1e9); worked();'],
  ['display names', 'new Intl.DisplayNames("en", { type: "region" }).of("CN"); worked();'],
  ['locale info', 'new Intl.Locale("en").getWeekInfo().firstDay; worked();'],
  ['Temporal', 'Temporal.Now.instant(); worked();'],
  ['Temporal, guarded', 'var now = typeof Temporal === "object" ? Temporal.Now.instant() : Date.now(); worked(now);'],
  ['WebAssembly tag', 'new WebAssembly.Tag({ parameters: [] }); worked();'],
  ['WebAssembly tag, guarded', 'if ("Tag" in WebAssembly) new WebAssembly.Tag({ parameters: [] }); worked();'],
  ['Response.json', 'Response.json({ a: 1 }); worked();'],
  ['json of a response', 'new Response("{}").json().then(worked);'],
  ['abort with a reason', 'var c = new AbortController(); c.abort("b"); if (c.signal.reason === "b") worked();'],
  ['throwIfAborted', 'new AbortController().signal.throwIfAborted(); worked();'],
  ['task of the console', 'console.createTask("a").run(worked);'],
  [
    'frame made at once',
    'var f = document.createElement("iframe"); document.body.appendChild(f); f.contentWindow.structuredClone(1); worked();',
  ],
  [
    'frame made at once, document written',
    'var f = document.createElement("iframe"); document.body.appendChild(f); f.contentDocument.write("<script>parent.found = typeof structuredClone<" + "/script>"); f.contentDocument.close(); if (found === typeof structuredClone) worked();',
  ],
  [
    'polyfill taken from a frame',
    'var f = document.createElement("iframe"); document.body.appendChild(f); var at = Array.prototype.at || f.contentWindow.Array.prototype.at; if (at.call([1], 0) === 1) worked();',
  ],
  [
    'names of globals are looked through',
    'var late = Object.getOwnPropertyNames(window).filter(function (n) { return n === "WeakRef" || n === "structuredClone"; }); late.forEach(function (n) { if (typeof window[n] !== "function") throw new Error(n); }); worked();',
  ],
  ['eval', 'eval("structuredClone(1)"); worked();'],
  ['new Function', 'new Function("return [1].at(0)")(); worked();'],
  [
    'nested worker message',
    'var w = new Worker(URL.createObjectURL(new Blob(["onmessage = function (e) { postMessage(structuredClone(e.data)); }"]))); w.onmessage = worked; w.postMessage(1);',
  ],
  [
    'worker says what it has',
    'var w = new Worker(URL.createObjectURL(new Blob(["postMessage([typeof structuredClone, typeof WeakRef, typeof [].at].join())"]))); w.onmessage = function (e) { if (e.data === [typeof structuredClone, typeof WeakRef, typeof [].at].join()) worked(); };',
  ],
];
