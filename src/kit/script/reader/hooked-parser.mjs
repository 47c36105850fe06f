// acorn, with the places to listen at that its plugins use. Its types do not have them; they are named here, and
// test/kit/script holds that they are what we take them for.
import { Parser } from 'acorn';

/** @typedef {import('acorn').Node} Node */
/** @typedef {import('acorn').AnyNode} AnyNode */
/** @typedef {import('acorn').TokenType} TokenType */

/**
 * @typedef {object} HookedParser
 * @property {string} input
 * @property {TokenType} type of the token in hand
 * @property {unknown} value of the token in hand
 * @property {number} start of the token in hand
 * @property {number} pos where the next token is looked for
 * @property {number} lastTokStart
 * @property {boolean} containsEsc whether the word in hand has an escape
 * @property {boolean} inFunction
 * @property {(type: TokenType, value?: unknown) => void} finishToken
 * @property {(node: Node, type: string) => Node} finishNode
 * @property {(node: Node, type: string, end: number, place: unknown) => Node} finishNodeAt
 * @property {(closing: TokenType, stays?: boolean) => boolean | undefined} afterTrailingComma
 * @property {(node: Node | null, isBinding: boolean, errors: unknown) => Node} toAssignable
 * @property {() => Node[]} parseWithClause
 * @property {(at: number, place: unknown, left: Node, right: Node, operator: string, logical: boolean) => Node} buildBinary
 * @property {(left: Node, at: number, place: unknown, above: number, forInit: unknown) => Node} parseExprOp
 * @property {(flags: number) => void} enterScope
 * @property {() => void} exitScope
 * @property {() => Scope} currentScope
 * @property {(property: unknown) => unknown} parsePropertyName
 * @property {() => unknown} parseModuleExportName
 * @property {() => unknown} parse
 */

/**
 * @typedef {object} Scope names that were declared, each perhaps more than once
 * @property {number} flags
 * @property {readonly string[]} var
 * @property {readonly string[]} lexical
 * @property {readonly string[]} functions
 */

/** Flags of a scope, see acorn’s scopeflags.js: the scope of a function; one that `var` declares in. */
export const functionScope = 2;
export const varScope = 1 | 2 | 256;

/**
 * @typedef {object} Listener
 * @property {(parser: HookedParser, type: TokenType, value: unknown) => void} token
 * @property {(parser: HookedParser, node: AnyNode) => Node} node gives the node that acorn goes on with
 * @property {(node: AnyNode) => void} pattern what looked like an expression is about to become a pattern
 * @property {(parser: HookedParser, closing: TokenType) => void} trailingComma
 * @property {(parser: HookedParser) => void} withClause
 * @property {ScopeListener | null} scopes
 */

/**
 * @typedef {object} ScopeListener
 * @property {(parser: HookedParser, flags: number) => void} enter
 * @property {(parser: HookedParser, scope: Scope) => void} exit all names of the scope are declared
 * @property {(at: number) => void} name a name follows that is no variable: of a property, of an export
 */

/**
 * @param {string} text
 * @param {import('../../../model/script.ts').ScriptGoal} goal
 * @param {Listener} listener
 * @returns {HookedParser}
 */
export function hookedParser(text, goal, listener) {
  /** @type {unknown} */
  const made = Parser.tokenizer(text, { ecmaVersion: 'latest', sourceType: goal });
  // A tokenizer of acorn is its parser: see `Parser.tokenizer`.
  const parser = /** @type {HookedParser} */ (made);
  const { finishToken, finishNode, finishNodeAt, afterTrailingComma, toAssignable, parseWithClause } = parser;
  // What acorn has finished has a type.
  const known = (/** @type {Node} */ node) => /** @type {AnyNode} */ (node);
  parser.finishToken = (type, value) => {
    finishToken.call(parser, type, value);
    listener.token(parser, type, value);
  };
  parser.finishNode = (node, type) => listener.node(parser, known(finishNode.call(parser, node, type)));
  parser.finishNodeAt = (node, type, end, place) =>
    listener.node(parser, known(finishNodeAt.call(parser, node, type, end, place)));
  parser.afterTrailingComma = (closing, stays) => {
    if (parser.type === closing) listener.trailingComma(parser, closing);
    return afterTrailingComma.call(parser, closing, stays);
  };
  parser.toAssignable = (node, isBinding, errors) => {
    if (node !== null) listener.pattern(known(node));
    return toAssignable.call(parser, node, isBinding, errors);
  };
  parser.parseWithClause = () => {
    listener.withClause(parser);
    return parseWithClause.call(parser);
  };
  flattenChains(parser);
  if (listener.scopes !== null) listenToScopes(parser, listener.scopes);
  return parser;
}

/**
 * @param {HookedParser} parser
 * @param {ScopeListener} listener
 */
function listenToScopes(parser, listener) {
  const { enterScope, exitScope, parsePropertyName, parseModuleExportName } = parser;
  parser.enterScope = (flags) => {
    enterScope.call(parser, flags);
    listener.enter(parser, flags);
  };
  parser.exitScope = () => {
    listener.exit(parser, parser.currentScope());
    exitScope.call(parser);
  };
  parser.parsePropertyName = (property) => {
    listener.name(parser.start);
    return parsePropertyName.call(parser, property);
  };
  parser.parseModuleExportName = () => {
    listener.name(parser.start);
    return parseModuleExportName.call(parser);
  };
}

/**
 * acorn calls itself once more for each operator of `a + b + c + ...`; engines read such a chain in a loop, and bundles
 * have long ones. That call follows at once on the node of the operator before it, and here it comes back instead, so
 * that its caller can make it. `**` is built elsewhere and not followed by it.
 *
 * @param {HookedParser} parser
 */
function flattenChains(parser) {
  const { buildBinary, parseExprOp } = parser;
  /** @type {Node | null} */
  let built = null;
  let goesOn = false;
  parser.buildBinary = (at, place, left, right, operator, logical) => {
    const node = buildBinary.call(parser, at, place, left, right, operator, logical);
    if (operator !== '**') built = node;
    return node;
  };
  parser.parseExprOp = (left, at, place, above, forInit) => {
    if (left === built) {
      built = null;
      goesOn = true;
      return left;
    }
    /** @param {Node} from */
    const next = (from) => {
      goesOn = false;
      return parseExprOp.call(parser, from, at, place, above, forInit);
    };
    let chain = next(left);
    while (goesOn) chain = next(chain);
    return chain;
  };
}
