// Uses of interfaces while a script is read. Whether a name is one of the script is known only at the end of the scope
// that would declare it; until then the uses wait under the name that their way begins with, those at the end of the
// text last. A scope takes from the end of each list what stands in it, so that all of it is one step for each use.

/** @typedef {import('./chain.mjs').Chain} Chain */

/**
 * @typedef {object} Use
 * @property {string | null} root name that the way begins with; null: something unknown
 * @property {readonly string[]} path members after it
 * @property {number} at offset of the name that is looked for
 * @property {number} rootAt offset that tells in which scope the root is looked up
 * @property {number} depth functions around it
 * @property {boolean} guarded
 * @property {boolean} whenSecure whether it stands where the script asks first whether the page came by https
 * @property {'call' | 'new' | 'read' | 'fill'} how
 */

/**
 * @typedef {object} Alias
 * @property {number} at
 * @property {Chain | null} chain null: it is something else from here on
 * @property {boolean} callable whether it is itself what is looked for, and not an object that has it
 */

/** Longer ways lead nowhere. */
const longest = 8;

/** Uses that are kept; what they say is counted, and they go, where a script has more. */
export const mostUses = 200_000;

/**
 * @param {import('./interface-index.mjs').InterfaceIndex} index
 * @param {(uses: readonly Use[]) => void} settle takes uses whose roots are known to be global, or are unknown
 */
export function newUses(index, settle) {
  /** @type {Map<string, Use[]>} */
  const waiting = new Map();
  /** @type {Map<string, Alias[]>} */
  const aliases = new Map();
  /** @type {Use[]} in the order of the text, but for destructuring */
  const all = [];

  /** @param {Use} use */
  const wait = (use) => {
    const { root } = use;
    if (root === null) return;
    const list = waiting.get(root);
    if (list === undefined) waiting.set(root, [use]);
    else list.push(use);
  };

  /**
   * @param {string} name
   * @param {number} start
   * @param {number} end
   * @param {Use[]} moved gets the uses that begin with another name now
   */
  const declared = (name, start, end, moved) => {
    const known = takeFrom(aliases.get(name), start);
    if (known.length > 0 && aliases.get(name)?.length === 0) aliases.delete(name);
    const chain = known.length === 1 ? (known[0]?.chain ?? null) : null;
    for (const use of takeFrom(waiting.get(name), start)) {
      const path = chain === null ? [] : [...chain.path, ...use.path];
      use.root = chain === null || path.length > longest ? null : chain.root;
      if (use.root === null) continue;
      use.path = path;
      use.rootAt = end;
      moved.push(use);
    }
  };

  /**
   * @param {number} at
   * @param {Chain | null} chain
   * @returns {Alias}
   */
  const aliasOf = (at, chain) => {
    if (chain === null) return { at, chain, callable: false };
    const before = aliases.get(chain.root)?.at(-1)?.chain;
    const whole = before ? { ...before, path: [...before.path, ...chain.path] } : chain;
    const { key, type } = index.find(whole.root, whole.path, false);
    const leads = whole.path.length <= longest && (key !== null || type);
    return leads ? { at, chain: whole, callable: key !== null } : { at, chain: null, callable: false };
  };

  return {
    all,
    /** @param {Use} use */
    add: (use) => {
      all.push(use);
      wait(use);
    },
    /** @param {string} name */
    isAlias: (name) => aliases.has(name),
    /** @param {string} name */
    isCallable: (name) => aliases.get(name)?.at(-1)?.callable === true,
    /**
     * The name stands for what the chain leads to, from here to the end of its scope; null: for something else.
     *
     * @param {string} name
     * @param {number} at
     * @param {Chain | null} chain
     * @returns {boolean} whether its calls count from now on
     */
    alias: (name, at, chain) => {
      const alias = aliasOf(at, chain);
      const list = aliases.get(name);
      if (list !== undefined) list.push(alias);
      else if (alias.chain !== null) aliases.set(name, [alias]);
      return alias.callable;
    },
    /**
     * A scope ends.
     *
     * @param {readonly (readonly string[])[]} names that it declares
     * @param {number} start
     * @param {number} end
     */
    scope: (names, start, end) => {
      if (waiting.size === 0 && aliases.size === 0) return;
      /** @type {Use[]} */
      const moved = [];
      for (const list of names) for (const name of list) declared(name, start, end, moved);
      if (moved.length === 0) return;
      for (const use of moved.splice(0)) wait(use);
      // What they begin with now may be declared beside the other name.
      for (const list of names) for (const name of list) declared(name, start, end, moved);
    },
    /** All that are left begin with global names. */
    finish: () => {
      settle(all);
      all.length = 0;
      waiting.clear();
    },
  };
}

/** @typedef {ReturnType<typeof newUses>} Uses */

/** @type {never[]} */
const none = [];

/**
 * @template {{ at: number, rootAt?: number }} T
 * @param {T[] | undefined} list
 * @param {number} start
 * @returns {T[]} those from there on, which leave the list
 */
function takeFrom(list, start) {
  if (list === undefined) return none;
  let first = list.length;
  while (first > 0) {
    const each = list[first - 1];
    if (each === undefined || (each.rootAt ?? each.at) < start) break;
    first -= 1;
  }
  return first === list.length ? none : list.splice(first);
}
