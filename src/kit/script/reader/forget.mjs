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
const some = { type: 'ThisExpression', start: 0, end: 0 };

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
    if (node.init) node.init = some;
  },
  CallExpression: (node) => {
    node.callee = some;
    node.arguments = none;
  },
  NewExpression: (node) => {
    node.callee = some;
    node.arguments = none;
  },
  MemberExpression: (node) => {
    node.object = some;
    if (node.property.type !== 'PrivateIdentifier') node.property = some;
  },
  AssignmentExpression: (node) => {
    node.right = some;
  },
  AssignmentPattern: (node) => {
    node.right = some;
  },
  BinaryExpression: (node) => {
    node.left = some;
    node.right = some;
  },
  LogicalExpression: (node) => {
    node.left = some;
    node.right = some;
  },
  ConditionalExpression: (node) => {
    node.test = some;
    node.consequent = some;
    node.alternate = some;
  },
  SequenceExpression: (node) => {
    node.expressions = none;
  },
  UnaryExpression: (node) => {
    node.argument = some;
  },
  AwaitExpression: (node) => {
    node.argument = some;
  },
  YieldExpression: (node) => {
    node.argument = null;
  },
  TemplateLiteral: (node) => {
    node.quasis = none;
    node.expressions = none;
  },
  ImportExpression: (node) => {
    node.source = some;
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
  Object.assign(node, { type: some.type });
}
