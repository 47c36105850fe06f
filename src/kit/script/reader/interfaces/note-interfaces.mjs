// What a script looks for in the engine when it runs, found while it is read.
import { functionScope, varScope } from '../hooked-parser.mjs';
import { chainOf, memberName, rootOf } from './chain.mjs';
import { newFills } from './fills.mjs';
import { newGuards, secure } from './guards.mjs';
import { howUsed } from './how-used.mjs';
import { methodNames } from './method-names.mjs';
import { noteQuestions } from './note-questions.mjs';
import { newTotals } from './totals.mjs';
import { newSieve } from './sieve.mjs';
import { mostUses, newUses } from './uses.mjs';

/** @typedef {import('acorn').AnyNode} AnyNode */
/** @typedef {import('acorn').Function} FunctionNode */
/** @typedef {import('../hooked-parser.mjs').HookedParser} HookedParser */
/** @typedef {import('../hooked-parser.mjs').Scope} Scope */
/** @typedef {import('./chain.mjs').Chain} Chain */
/** @typedef {import('./interface-index.mjs').InterfaceIndex} InterfaceIndex */
/** @typedef {import('./uses.mjs').Use} Use */

/**
 * @typedef {{
 *   readonly [type in AnyNode['type']]?: (node: Extract<AnyNode, { type: type }>, parser: HookedParser) => void
 * }} Notes
 */

/**
 * @param {InterfaceIndex} index
 * @param {string} text
 */
export function noteInterfaces(index, text) {
  const fills = newFills(index, text);
  const totals = newTotals(index, fills);
  const uses = newUses(index, totals.add);
  const guards = newGuards();
  /** Names of variables that may mean something. */
  const sieve = newSieve();
  for (const name of index.globals) sieve.add(name);
  sieve.add(secure);
  /** @type {number[]} */
  const starts = [];
  /** The scope of the function that is about to be finished. @type {Scope | null} */
  let ended = null;
  /** What the last block declared, which may be what an error is caught as. @type {readonly string[]} */
  let caught = [];
  let depth = 0;
  let noVariable = -1;

  /**
   * @param {Pick<Chain, 'rootAt' | 'path'> & { root: string | null }} to
   * @param {string} name that stands there
   * @param {number} at
   * @param {Use['how']} how
   * @param {boolean} guarded
   */
  const use = ({ root, rootAt, path }, name, at, how, guarded) => {
    if (uses.all.length >= mostUses) {
      uses.finish();
      guards.forget();
    }
    /** @type {Use} */
    const made = { root, path, at, rootAt, depth, guarded, whenSecure: false, how };
    uses.add(made);
    if (!guarded) guards.use(name, made);
  };

  /** @param {AnyNode} node whether the way to it begins with something known */
  const leadsFrom = (node) => {
    const root = rootOf(node, text);
    return root !== null && (index.roots.has(root) || uses.isAlias(root));
  };

  /**
   * Whether what a way leads to is in every engine, so that its `?.` asks for nothing: `navigator?.clipboard`.
   *
   * @param {Chain | null} chain
   */
  const isAlwaysThere = (chain) => {
    if (chain === null || chain.path.some((name) => name.endsWith('()'))) return false;
    const { key, type } = index.find(chain.root, chain.path, false);
    return type && key === null && (chain.path.length === 0 || !index.globals.has(chain.root));
  };

  /** @param {AnyNode} node */
  const known = (node) => (leadsFrom(node) ? chainOf(node, text) : null);

  /**
   * What a name stands for from now on.
   *
   * @param {import('acorn').Identifier} target
   * @param {AnyNode} value
   */
  const given = ({ name, start }, value) => {
    if (uses.alias(name, start, known(value))) sieve.add(name);
    if (guards.keep(name, value, depth)) sieve.add(name);
  };

  /**
   * `const { randomUUID } = crypto`.
   *
   * @param {import('acorn').ObjectPattern} pattern
   * @param {AnyNode} value
   */
  const taken = ({ properties }, value) => {
    const chain = known(value);
    if (chain === null) return;
    for (const property of properties) {
      if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') continue;
      const { name, start } = property.key;
      const to = { ...chain, path: [...chain.path, name] };
      const hasDefault = property.value.type === 'AssignmentPattern';
      if (index.members.has(name)) use(to, name, start, 'call', hasDefault || chain.optional);
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      if (target.type === 'Identifier' && uses.alias(target.name, start, to)) sieve.add(target.name);
    }
  };

  /**
   * @param {AnyNode} target
   * @param {AnyNode | null | undefined} value
   */
  const assigned = (target, value) => {
    if (!value) return;
    if (target.type === 'Identifier') given(target, value);
    else if (target.type === 'ObjectPattern') taken(target, value);
    else if (target.type === 'MemberExpression') guards.keepMember(memberName(target), value);
  };

  /**
   * @param {import('acorn').Identifier} node
   * @param {HookedParser} parser
   */
  const identifier = ({ name, start }, parser) => {
    if (!sieve.mayHave(name)) return;
    if (name === secure) guards.mention(name, start);
    const isGlobal = index.globals.has(name);
    const isKept = guards.isKept(name);
    if (!isGlobal && !isKept && !uses.isCallable(name)) return;
    if (start === noVariable || isMember(text, start)) return;
    if (isKept) guards.answer(name, start);
    if (isAskedFor(text, start)) {
      guards.mention(name, start);
      return;
    }
    const to = { root: name, rootAt: start, path: [] };
    const how = howUsed(parser, text, start);
    if (how === 'fill') use(to, name, start, 'fill', true);
    else if (how === 'call' || how === 'new') use(to, name, start, how, false);
    else if (isGlobal) use(to, name, start, 'call', false);
  };

  /**
   * @param {import('acorn').MemberExpression} node
   * @param {HookedParser} parser
   */
  const member = (node, parser) => {
    const name = memberName(node);
    if (name === null) return;
    if (guards.keptByMembers.size > 0) guards.memberAnswer(name, node.property.start);
    if (!index.members.has(name)) return;
    const isMethod = methodNames.has(name);
    const isLed = leadsFrom(node.object);
    if (!isLed && !isMethod && !index.globals.has(name)) return;
    const chain = isLed ? chainOf(node.object, text) : null;
    const at = node.property.start;
    const how = howUsed(parser, text, chain?.rootAt ?? node.start);
    if (how === 'fill') fills.define(name);
    else if (how === 'read') guards.mention(name, at);
    const isOptional = how === 'optional' || ((node.optional || chain?.optional === true) && !isAlwaysThere(chain));
    const isCalled = how === 'call' || how === 'optional';
    if (chain !== null) {
      const guarded = isOptional || how === 'read' || how === 'fill';
      const calledAs = isCalled ? 'call' : 'read';
      const kind = how === 'fill' || how === 'new' ? how : calledAs;
      use({ ...chain, path: [...chain.path, name] }, name, at, kind, guarded);
    } else if (isCalled && isMethod) use({ root: null, rootAt: at, path: [name] }, name, at, 'call', isOptional);
  };

  /** @param {FunctionNode} node */
  const functionEnd = (node) => {
    if (ended !== null) uses.scope([ended.var, ended.lexical, ended.functions], node.start, node.end);
    ended = null;
  };

  /** @type {Notes} */
  const notes = {
    Identifier: identifier,
    MemberExpression: member,
    VariableDeclarator: ({ id, init }) => {
      assigned(id, init);
    },
    AssignmentExpression: ({ operator, left, right }) => {
      if (operator === '=') assigned(left, right);
    },
    Property: (node) => {
      const { key, value, shorthand } = node;
      if (key.type !== 'Identifier') return;
      if (!shorthand) guards.keepMember(key.name, value);
      // Its value is a copy of the key, and no node that was finished.
      else if (index.globals.has(key.name))
        use({ root: key.name, rootAt: key.start, path: [] }, key.name, key.start, 'call', false);
    },
    ObjectExpression: fills.object,
    CallExpression: fills.call,
    MethodDefinition: fills.member,
    PropertyDefinition: fills.member,
    FunctionDeclaration: (node) => {
      functionEnd(node);
      // `export default function () {}` has no name
      if (node.id && guards.keep(node.id.name, node, depth)) sieve.add(node.id.name);
    },
    FunctionExpression: (node) => {
      functionEnd(node);
      if (node.id) uses.scope([[node.id.name]], node.start, node.end);
    },
    ArrowFunctionExpression: functionEnd,
    ClassExpression: ({ id, start, end }) => {
      if (id) uses.scope([[id.name]], start, end);
    },
    // What is caught stands before the scope that declares it.
    CatchClause: ({ start, end }) => {
      uses.scope([caught], start, end);
    },
    TryStatement: (node) => {
      guards.caught(uses.all, node, depth);
    },
    ...noteQuestions(guards, text),
  };
  /** @type {ReadonlyMap<string, (node: never, parser: HookedParser) => void>} */
  const byType = new Map(Object.entries(notes));

  return {
    /**
     * @param {HookedParser} parser
     * @param {AnyNode} node
     */
    node: (parser, node) => {
      // Each function stands under the type of its nodes.
      byType.get(node.type)?.(/** @type {never} */ (node), parser);
    },
    /** @type {import('../hooked-parser.mjs').ScopeListener} */
    scopes: {
      enter: (parser, flags) => {
        starts.push(parser.start);
        if (flags & functionScope) depth += 1;
      },
      exit: (parser, scope) => {
        const start = starts.pop() ?? 0;
        if (scope.flags & functionScope) {
          // Its parameters may stand before it begins: it ends with its node, which is the next to be finished.
          ended = scope;
          guards.functionEnd(depth);
          depth -= 1;
        } else {
          const names = [scope.lexical, scope.functions];
          caught = scope.lexical;
          uses.scope(scope.flags & varScope ? [scope.var, ...names] : names, start, parser.start);
        }
      },
      name: (at) => {
        noVariable = at;
      },
    },
    /** @param {HookedParser} parser that has come to the end */
    uses: (parser) => {
      const top = parser.currentScope();
      uses.scope([top.var, top.lexical, top.functions], 0, text.length);
      uses.finish();
      return totals.uses(text);
    },
  };
}

/** `typeof X`. @param {string} text @param {number} start */
function isAskedFor(text, start) {
  return text.slice(start - 7, start - 1) === 'typeof';
}

/** `a.X`, and not `...X`. @param {string} text @param {number} start */
function isMember(text, start) {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at -= 1;
  return text[at] === '.' && text[at - 1] !== '.';
}
