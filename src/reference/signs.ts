import type { Confidence, ProductSign, SignPlace } from '../model/reference.ts';

/** The product names itself in what version() says. */
export function versionSays(pattern: string, confidence: Confidence = 'certain'): ProductSign {
  return { all: [{ in: 'version', pattern }], confidence };
}

/** The product names itself in its version_comment. */
export function commentSays(pattern: string, confidence: Confidence = 'certain'): ProductSign {
  return { all: [{ in: 'comment', pattern }], confidence };
}

/** The product names itself in what version() says, in its version_comment, or at least in its greeting. */
export function anySays(pattern: string): readonly ProductSign[] {
  const likely: ProductSign = { all: [{ in: 'greeting', pattern }], confidence: 'likely' };
  return [versionSays(pattern), commentSays(pattern), likely];
}

/** There is a setting, an extension or a function of this name, as no other product has one. */
export function has(place: Extract<SignPlace, 'setting' | 'extension' | 'function'>, name: string): ProductSign {
  return { all: [{ in: place, name }], confidence: 'likely' };
}

/** There is a setting of this name, and it holds the version of the product. */
export function settingSays(name: string): ProductSign {
  return { all: [{ in: 'setting', name, pattern: String.raw`^(?P<version>\d[\w.-]*)$` }], confidence: 'certain' };
}
