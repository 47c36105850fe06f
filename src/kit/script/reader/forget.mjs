// Takes from a finished node what acorn will not look at again, so that memory holds the part of the tree that is being
// read and not the tree: a bundle of 7 MB needs some 100 MB instead of 600.
//
// What acorn does look at again: what an expression is and where it begins and ends; what may still become a pattern;
// the private name in `delete a.#x`; what a declaration declares, for `export`; the parameters of a setter.

/** @typedef {import('acorn').AnyNode} AnyNode */
/** @typedef {import('acorn').Expression} Expression */

/** @type {never[]} */
const none = [];

/** @type {import('acorn').ThisExpression} An expression that nothing can be assigned to. */
export const nothing = { type: 'ThisExpression', start: 0, end: 0 };

/** @type {import('acorn').BlockStatement} */
const statement = { type: 'BlockStatement', start: 0, end: 0, body: none };

/** Of these acorn wants to know no more than that they are there, and whether it is a declaration. */
const statements = new Set([
  'BlockStatement',
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'DoWhileStatement',
  'EmptyStatement',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'IfStatement',
  'ImportDeclaration',
  'LabeledStatement',
  'ReturnStatement',
  'SwitchStatement',
  'ThrowStatement',
  'TryStatement',
  'WhileStatement',
  'WithStatement',
]);

/** @typedef {{ readonly [type in AnyNode['type']]?: (node: Extract<AnyNode, { type: type }>) => void }} Forgetting */

/** @type {Forgetting} */
const forgetting = {
  ArrayExpression: (node) => {
    if (node.elements.every(mayBecomePattern)) return;
    node.elements = none;
    isNoPattern(node);
  },
  ObjectExpression: (node) => {
    if (node.properties.every(mayBecomePattern)) return;
    node.properties = none;
    isNoPattern(node);
  },
  Property: (node) => {
    if (node.value.type === 'FunctionExpression') node.value.params = none;
  },
  MethodDefinition: (node) => {
    node.value.params = none;
  },
  PropertyDefinition: (node) => {
    node.value = null;
  },
  StaticBlock: (node) => {
    node.body = none;
  },
  ClassBody: (node) => {
    node.body = none;
  },
  ClassDeclaration: (node) => {
    node.superClass = null;
  },
  ClassExpression: (node) => {
    node.superClass = null;
  },
  FunctionDeclaration: (node) => {
    node.params = none;
    node.body = statement;
  },
  FunctionExpression: (node) => {
    node.body = statement;
  },
  ArrowFunctionExpression: (node) => {
    node.params = none;
    node.body = statement;
  },
  VariableDeclarator: (node) => {
    if (node.init) node.init = nothing;
  },
  CallExpression: (node) => {
    if (!leads(node.callee)) node.callee = nothing;
    node.arguments = none;
  },
  NewExpression: (node) => {
    if (!leads(node.callee)) node.callee = nothing;
    node.arguments = none;
  },
  MemberExpression: (node) => {
    if (!leads(node.object)) node.object = nothing;
    if (node.property.type !== 'PrivateIdentifier' && !isName(node.property)) node.property = nothing;
  },
  AssignmentExpression: (node) => {
    node.right = nothing;
  },
  AssignmentPattern: (node) => {
    node.right = nothing;
  },
  BinaryExpression: (node) => {
    node.left = nothing;
    node.right = nothing;
  },
  LogicalExpression: (node) => {
    if (!leads(node.left)) node.left = nothing;
    if (!leads(node.right)) node.right = nothing;
  },
  ConditionalExpression: (node) => {
    node.test = nothing;
    node.consequent = nothing;
    node.alternate = nothing;
  },
  SequenceExpression: (node) => {
    node.expressions = none;
  },
  UnaryExpression: (node) => {
    node.argument = nothing;
  },
  AwaitExpression: (node) => {
    node.argument = nothing;
  },
  YieldExpression: (node) => {
    node.argument = null;
  },
  TemplateLiteral: (node) => {
    node.quasis = none;
    node.expressions = none;
  },
  ImportExpression: (node) => {
    node.source = nothing;
    node.options = null;
  },
  SwitchCase: (node) => {
    node.consequent = none;
    node.test = null;
  },
};

/** @type {ReadonlyMap<string, (node: never) => void>} */
const byType = new Map(Object.entries(forgetting));

/**
 * @param {AnyNode} node
 * @returns {AnyNode} what acorn goes on with
 */
export function forget(node) {
  if (statements.has(node.type)) return statement;
  // Each function stands under the type of its nodes.
  byType.get(node.type)?.(/** @type {never} */ (node));
  return node;
}

/** Members in a row that are kept: interfaces/chain.mjs follows them to the name they begin with. */
const mostKept = 4;

/** What such a way may begin with; an array that can become no pattern is a ThisExpression. */
const mayBegin = new Set(['Identifier', 'Literal', 'TemplateLiteral', 'ArrayExpression', 'ThisExpression']);

/**
 * Whether it may be the way to an object of the engine.
 *
 * @param {AnyNode} from
 */
function leads(from) {
  /** @type {AnyNode} */
  let node = from;
  for (let steps = 0; steps < mostKept; steps += 1) {
    if (node.type === 'ChainExpression') node = node.expression;
    else if (node.type === 'MemberExpression') node = node.object;
    else if (node.type === 'NewExpression' || node.type === 'CallExpression') node = node.callee;
    else return node !== nothing && mayBegin.has(node.type);
  }
  return false;
}

/** @param {AnyNode} node */
function isName(node) {
  return node.type === 'Identifier' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** @param {AnyNode | null} node @returns {boolean} */
function mayBecomePattern(node) {
  switch (node?.type) {
    case undefined:
    case 'Identifier':
    case 'MemberExpression':
    case 'ArrayExpression':
    case 'ArrayPattern':
    case 'ObjectExpression':
    case 'ObjectPattern':
    case 'AssignmentPattern':
    case 'RestElement':
      return true;
    case 'AssignmentExpression':
      return node.operator === '=';
    case 'SpreadElement':
      return mayBecomePattern(node.argument);
    case 'Property':
      return node.kind === 'init' && !node.method && mayBecomePattern(node.value);
    default:
      return false;
  }
}

/**
 * What can be no pattern is from now on an expression like any other: acorn refuses both alike.
 *
 * @param {AnyNode} node
 */
function isNoPattern(node) {
  Object.assign(node, { type: nothing.type });
}
