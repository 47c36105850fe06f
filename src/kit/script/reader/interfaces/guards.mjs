// Where a script asks first whether something is there. What counts is that the name is mentioned in the question; it is
// for ranking only, and the browser that is made to lack it decides.

/** @typedef {import('acorn').AnyNode} AnyNode */
/** @typedef {import('./uses.mjs').Use} Use */

/** Names that are mentioned at a place; asked: there itself, and not where the answer was kept. @typedef {{ names: readonly string[], at: number, asked: boolean }} Mention */

/** A place from which on a name is known to be there, to the end of its block. @typedef {{ names: readonly string[], from: number }} Open */

/** Longest text of a function or an expression that counts as the keeping of an answer. */
const longestTest = 300;
/** Characters of a name that means one thing in a whole script. */
const shortest = 3;
/** Names that one answer is about. */
const mostNames = 4;
/** Mentions of one question that are looked at. */
const mostMentions = 32;
/** Steps back through what was read, for all questions together: hostile scripts have no end of them. */
const mostSteps = 5_000_000;

/** @type {readonly string[]} */
const none = [];

/** What is asked where a script asks for https, see InterfaceUse: an answer to it is one to whatever needs that. */
export const secure = 'isSecureContext';

export function newGuards() {
  /** @type {Mention[]} */
  const mentions = [];
  /** @type {Map<string, Use[]>} */
  const byName = new Map();
  /** All of these, in the order of the text. @type {Use[]} */
  const all = [];
  /** @type {Open[]} */
  const open = [];
  /** What is kept, and what it answers. @type {Map<string, readonly string[]>} */
  const kept = new Map();
  /** The same for members. @type {Map<string, readonly string[]>} */
  const keptByMembers = new Map();
  /** Short names, which mean something else in the next function. @type {{ name: string, depth: number }[]} */
  const shortlived = [];
  let steps = 0;
  let exit = -1;

  /**
   * @param {number} from
   * @param {number} to
   * @param {boolean} asked only what is asked there itself
   * @returns {readonly string[]} what is mentioned between
   */
  const mentioned = (from, to, asked) => {
    const last = mentions.at(-1);
    if (last === undefined || last.at < from) return none;
    /** @type {Set<string>} */
    const names = new Set();
    const end = upTo(mentions, to);
    for (let index = end - 1; index >= Math.max(0, end - mostMentions); index -= 1) {
      const mention = mentions[index];
      if (mention === undefined || mention.at < from) break;
      if (mention.asked || !asked) for (const name of mention.names) names.add(name);
    }
    return [...names];
  };

  /**
   * @param {readonly Use[] | undefined} uses
   * @param {number} from
   * @param {number} to
   * @param {number} [depth] only of these functions
   */
  const mark = (uses, from, to, depth) => {
    if (uses === undefined) return;
    for (let index = upTo(uses, to) - 1; index >= 0 && steps < mostSteps; index -= 1) {
      const use = uses[index];
      if (use === undefined || use.at < from) return;
      steps += 1;
      if (depth === undefined || use.depth === depth) use.guarded = true;
    }
  };

  /**
   * @param {readonly string[]} names
   * @param {number} from
   * @param {number} to
   */
  const guard = (names, from, to) => {
    for (const name of names) mark(byName.get(name), from, to);
    if (!names.includes(secure)) return;
    for (let index = upTo(all, to) - 1; index >= 0 && steps < mostSteps; index -= 1) {
      const use = all[index];
      if (use === undefined || use.at < from) return;
      steps += 1;
      use.whenSecure = true;
    }
  };

  /** @param {AnyNode} node @returns {readonly string[]} */
  const answerIn = ({ start, end }) => {
    const names = end - start > longestTest ? none : mentioned(start, end, true);
    return names.length > mostNames ? none : names;
  };

  return {
    /** @param {string} name */
    isKept: (name) => kept.has(name),
    /**
     * @param {string} name
     * @param {number} at
     */
    mention: (name, at) => {
      mentions.push({ names: [name], at, asked: true });
    },
    /**
     * @param {string} name the last part of it
     * @param {Use} use
     */
    use: (name, use) => {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [use]);
      else list.push(use);
      all.push(use);
    },
    /** @param {string} name of a variable @param {number} at */
    answer: (name, at) => {
      const names = kept.get(name);
      if (names !== undefined) mentions.push({ names, at, asked: false });
    },
    /** @param {string} name of a member @param {number} at */
    memberAnswer: (name, at) => {
      const names = keptByMembers.get(name);
      if (names !== undefined) mentions.push({ names, at, asked: false });
    },
    keptByMembers,
    /**
     * What a name is given may be the answer to a question.
     *
     * @param {string} name
     * @param {AnyNode} node
     * @param {number} depth
     * @returns {boolean} whether it is
     */
    keep: (name, node, depth) => {
      const names = answerIn(node);
      if (names.length === 0) return false;
      kept.set(name, names);
      if (name.length < shortest) shortlived.push({ name, depth });
      return true;
    },
    /**
     * The same for a member, of whatever object.
     *
     * @param {string | null} name
     * @param {AnyNode} node
     */
    keepMember: (name, node) => {
      if (name === null || name.length < shortest) return;
      const names = answerIn(node);
      if (names.length > 0) keptByMembers.set(name, names);
    },
    /** @param {number} depth of a function that ends */
    functionEnd: (depth) => {
      for (let last = shortlived.at(-1); last !== undefined && last.depth >= depth; last = shortlived.at(-1)) {
        kept.delete(last.name);
        shortlived.pop();
      }
    },
    /** @param {number} at where a statement ends that leads away */
    leave: (at) => {
      exit = at;
    },
    /**
     * @param {AnyNode} test
     * @param {AnyNode} node what hangs on it, to its end
     */
    question: (test, node) => {
      const names = mentioned(test.start, test.end, false);
      if (names.length > 0) guard(names, test.end, node.end);
    },
    /**
     * An `if` without `else` that leads away.
     *
     * @param {import('acorn').IfStatement} node
     * @param {string} text
     */
    early: (node, text) => {
      if (exit < node.test.end || node.end - exit > 20 || !/^[\s;}]*$/.test(text.slice(exit, node.end))) return;
      const names = mentioned(node.test.start, node.test.end, false);
      if (names.length > 0) open.push({ names, from: node.end });
    },
    /** @param {AnyNode} node a block, with all that stands in it */
    block: ({ start, end }) => {
      for (let last = open.at(-1); last !== undefined && last.from >= start; last = open.at(-1)) {
        guard(last.names, last.from, end);
        open.pop();
      }
    },
    /**
     * @param {readonly Use[]} uses
     * @param {import('acorn').TryStatement} node
     * @param {number} depth
     */
    caught: (uses, { start, handler }, depth) => {
      if (handler) mark(uses, start, handler.start, depth);
    },
    forget: () => {
      mentions.length = 0;
      all.length = 0;
      byName.clear();
    },
  };
}

/** @typedef {ReturnType<typeof newGuards>} Guards */

/**
 * @param {readonly { readonly at: number }[]} list in the order of the text
 * @param {number} end
 * @returns {number} how many stand before the end
 */
function upTo(list, end) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
