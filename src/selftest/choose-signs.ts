import { engines, type ReferenceData, type Since } from '../model/reference.ts';
import type { Sign } from './page-spec.ts';
import { interfaceTest } from './interface-test.ts';
import { syntaxTest, type FeatureQuestion } from './syntax-tests.ts';

type Browsers = Pick<ReferenceData['browsers'], 'features' | 'interfaces' | 'styles'>;

interface Candidate {
  readonly question: FeatureQuestion;
  readonly since: Since;
  /** The lower the surer: nothing but the version of the engine decides whether it is there. */
  readonly rank: number;
}

/** Below these nobody runs a browser any more that this page could tell apart. */
const oldest = { chromium: 45, firefox: 45, safari: 10 } as const;
/** Signs for each version of an engine: a second one stands by where a build lacks the first. */
const perVersion = { chromium: 2, firefox: 1, safari: 1 } as const;

/**
 * What tells the versions of each engine apart, whatever a browser calls itself: for each version with news the surest
 * of them. Surest is the language and its library, then style sheets, then what every document has; what hangs on a
 * secure context, a device, a setting or a flag comes last.
 */
export function chooseSigns(browsers: Browsers): readonly Sign[] {
  const all = candidates(browsers);
  const chosen = new Set<Candidate>();
  for (const engine of engines) {
    const current = [...byVersion(all, engine)].filter(([version]) => version >= oldest[engine]);
    for (const [, some] of current) choose(chosen, some, perVersion[engine]);
  }
  return [...chosen].map(({ question: { how, text }, since: { chromium, firefox, safari } }) => ({
    how,
    text,
    since: [chromium, firefox, safari],
  }));
}

/** Takes so many of these, counting those that were chosen for another engine. */
function choose(chosen: Set<Candidate>, some: readonly Candidate[], count: number): void {
  const have = some.filter((each) => chosen.has(each)).length;
  const rest = some.filter((each) => !chosen.has(each));
  for (const each of rest.slice(0, Math.max(0, count - have))) chosen.add(each);
}

function byVersion(all: readonly Candidate[], engine: keyof Since): ReadonlyMap<number, readonly Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const each of all) {
    const version = each.since[engine];
    if (version === null) continue;
    groups.set(version, [...(groups.get(version) ?? []), each]);
  }
  return groups;
}

/** All that can be asked, the surest first. */
function candidates({ features, interfaces, styles }: Browsers): readonly Candidate[] {
  const syntax = Object.entries(features).flatMap(([key, { since, costs }]): Candidate[] => {
    const question = syntaxTest(key);
    return question?.how === 'script' && costs === 'script' ? [{ question, since, rank: 0 }] : [];
  });
  const named = Object.entries(interfaces).flatMap(([key, since]): Candidate[] => {
    const question = interfaceTest(key, interfaces);
    const rank = rankOf(key);
    return question === null || rank === null ? [] : [{ question, since, rank }];
  });
  const styled = Object.entries(styles).flatMap(([key, since]): Candidate[] => {
    const name = /^properties\.([a-z][a-z-]*)$/.exec(key)?.[1];
    if (name === undefined) return [];
    const text = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [{ question: { how: 'style', text }, since, rank: 1 }];
  });
  return [...syntax, ...named, ...styled].sort(
    (one, other) => one.rank - other.rank || one.question.text.length - other.question.text.length,
  );
}

const library =
  /^(?:Array|ArrayBuffer|BigInt|JSON|Map|Math|Object|Promise|RegExp|Set|String|Symbol|TypedArray|Uint8Array|WeakRef|Iterator|globalThis)\b/;
const everywhere =
  /^(?:Abort\w+|Animation\w*|Blob|CSS\w*|Custom\w*|DOM\w*|Document|Element|Event|FormData|HTML\w*|Headers|InputEvent|Intersection\w*|Intl|Keyframe\w*|Node|Range|Readable\w*|Request|Resize\w*|Response|SVG\w*|Selection|Shadow\w*|StyleSheet|Text\w*|Transform\w*|URL\w*|Writable\w*|queueMicrotask|reportError|structuredClone)\b/;

/** Null: a page cannot tell, or what tells is no sign of a version. */
function rankOf(key: string): number | null {
  const [root, member] = key.split('.');
  if (root === member || member?.startsWith('on') === true) return null;
  if (library.test(key)) return 0;
  return everywhere.test(key) ? 2 : 3;
}
