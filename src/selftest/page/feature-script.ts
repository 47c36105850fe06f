import { es3 } from './es3.ts';

/** Asks the browser for one feature after the other. Answers are 0 unknown, 1 yes, 2 no. */
export const featureScript = es3`
var UNKNOWN = 0, YES = 1, NO = 2;
function evaluates() {
  try {
    return new Function('return 1')() === 1;
  } catch (error) {
    return false;
  }
}
var mayEvaluate = evaluates();
function runElement(text) {
  var script = document.createElement('script');
  var before = window.onerror;
  window.plumblineRan = 0;
  window.onerror = function () {
    return true;
  };
  try {
    script.text = text + '\nwindow.plumblineRan = 1;';
    document.getElementsByTagName('head')[0].appendChild(script);
    script.parentNode.removeChild(script);
  } catch (error) {
    window.plumblineRan = 0;
  }
  window.onerror = before;
  return window.plumblineRan === 1;
}
var mayInsert = mayEvaluate || runElement('');
function compiles(text) {
  if (!mayInsert) return UNKNOWN;
  if (!mayEvaluate) return runElement('(function(){' + text + '\n});') ? YES : NO;
  try {
    new Function(text);
    return YES;
  } catch (error) {
    return NO;
  }
}
function evaluate(text) {
  if (!mayInsert) return UNKNOWN;
  if (!mayEvaluate) return runElement(text) ? YES : NO;
  try {
    (0, eval)(text);
    return YES;
  } catch (error) {
    return NO;
  }
}
function matches(text) {
  var slash = text.indexOf('/');
  try {
    new RegExp(text.substring(slash + 1), text.substring(0, slash));
    return YES;
  } catch (error) {
    return NO;
  }
}
function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
function rootOf(name) {
  try {
    if (name === 'TypedArray') return Object.getPrototypeOf(Int8Array);
    if (name === 'Window') return window;
    return window[name];
  } catch (error) {
    return undefined;
  }
}
function memberOf(object, name) {
  var places = [object, object.prototype];
  var own = name;
  var i;
  if (name.indexOf('@@') === 0) {
    if (typeof window.Symbol !== 'function') return NO;
    own = window.Symbol[name.substring(2)];
    if (own === undefined) return NO;
  }
  for (i = 0; i < places.length; i++) {
    if (!isObject(places[i])) continue;
    if (own in places[i] && !(i === 0 && typeof object === 'function' && own in Function.prototype)) return YES;
  }
  return NO;
}
function looksFor(path, rootKnown) {
  var names = path.split('.');
  var object = rootOf(names[0]);
  var last = names.length - 1;
  if (object === undefined) {
    if (last === 0) return names[0] in window ? YES : NO;
    object = window[names[0].charAt(0).toLowerCase() + names[0].substring(1)];
    if (!isObject(object)) return rootKnown ? NO : UNKNOWN;
  }
  for (var i = 1; i <= last; i++) {
    if (!isObject(object)) return UNKNOWN;
    if (names[i] === names[i - 1] && i === last) return typeof object === 'function' ? YES : NO;
    if (i === last) return memberOf(object, names[i]);
    if (memberOf(object, names[i]) === NO) return NO;
    object = object[names[i]];
  }
  return YES;
}
function ask(how, text) {
  try {
    if (how === 'script') return compiles(text);
    if (how === 'eval') return evaluate(text);
    if (how === 'pattern') return matches(text);
    if (how === 'name') return looksFor(text, true);
    if (how === 'member') return looksFor(text, false);
    if (how === 'style') return text in document.documentElement.style ? YES : NO;
  } catch (error) {}
  return UNKNOWN;
}
`;
