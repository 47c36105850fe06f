// Features that a finished node shows.
import { noteClass, noteClassField, noteClassMethod } from './note-classes.mjs';
import { noteArrow, noteFunction, noteMethodKind, noteParameters } from './note-functions.mjs';
import { noteExport, noteExportAll, noteImport } from './note-modules.mjs';
import { noteArray, noteArrayPattern, noteObject, noteObjectPattern } from './note-patterns.mjs';

/** @typedef {import('acorn').AnyNode} AnyNode */
/** @typedef {import('./hooked-parser.mjs').HookedParser} HookedParser */
/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {{
 *   readonly [type in AnyNode['type']]?:
 *     (node: Extract<AnyNode, { type: type }>, tally: Tally, parser: HookedParser) => void
 * }} Notes
 */

/** @type {Notes} */
const notes = {
  FunctionDeclaration: (node, tally) => {
    noteFunction(node, 'statements', tally);
  },
  FunctionExpression: (node, tally, parser) => {
    // The function of a method begins with its parameters; the method itself says what it is.
    if (parser.input[node.start] === '(') noteParameters(node, tally);
    else noteFunction(node, 'operators', tally);
  },
  ArrowFunctionExpression: noteArrow,
  ClassDeclaration: (node, tally) => {
    noteClass(node, 'statements', tally);
  },
  ClassExpression: (node, tally) => {
    noteClass(node, 'operators', tally);
  },
  MethodDefinition: noteClassMethod,
  PropertyDefinition: noteClassField,
  StaticBlock: (node, tally) => {
    tally.note('classes.static.initialization_blocks', node.start);
  },
  Property: noteProperty,
  ObjectExpression: noteObject,
  ArrayExpression: noteArray,
  ObjectPattern: noteObjectPattern,
  ArrayPattern: noteArrayPattern,
  VariableDeclaration: (node, tally) => {
    if (node.kind === 'await using') tally.note('statements.await_using', node.start);
    else if (node.kind !== 'var') tally.note(`statements.${node.kind}`, node.start);
  },
  ForOfStatement: (node, tally, parser) => {
    tally.note(node.await ? 'statements.for_await_of' : 'statements.for_of', node.start);
    if (node.await && !parser.inFunction) tally.note('operators.await.top_level', node.start);
  },
  CatchClause: (node, tally) => {
    if (!node.param) tally.note('statements.try_catch.optional_catch_binding', node.start);
  },
  AwaitExpression: (node, tally, parser) => {
    if (!parser.inFunction) tally.note('operators.await.top_level', node.start);
  },
  CallExpression: noteArguments,
  NewExpression: noteArguments,
  BinaryExpression: (node, tally) => {
    if (node.left.type === 'PrivateIdentifier') tally.note('classes.private_class_fields_in', node.left.start);
  },
  MemberExpression: (node, tally) => {
    if (node.optional && node.property.type === 'PrivateIdentifier')
      tally.note('supplement.optional_private', node.property.start);
  },
  TemplateLiteral: (node, tally) => {
    tally.note('grammar.template_literals', node.start);
  },
  MetaProperty: (node, tally) => {
    tally.note(node.meta.name === 'import' ? 'operators.import_meta' : 'operators.new_target', node.start);
  },
  Super: (node, tally) => {
    tally.note('operators.super', node.start);
  },
  ImportExpression: noteDynamicImport,
  ImportDeclaration: noteImport,
  ExportNamedDeclaration: noteExport,
  ExportDefaultDeclaration: (node, tally) => {
    tally.note('statements.export', node.start);
  },
  ExportAllDeclaration: noteExportAll,
};

/** @type {ReadonlyMap<string, (node: never, tally: Tally, parser: HookedParser) => void>} */
const byType = new Map(Object.entries(notes));

/**
 * @param {AnyNode} node
 * @param {Tally} tally
 * @param {HookedParser} parser
 */
export function noteNode(node, tally, parser) {
  // Each function stands under the type of its nodes.
  byType.get(node.type)?.(/** @type {never} */ (node), tally, parser);
}

/**
 * @param {import('acorn').Property | import('acorn').AssignmentProperty} node
 * @param {Tally} tally
 */
function noteProperty(node, tally) {
  if (node.kind === 'init') {
    if (!node.method || node.value.type !== 'FunctionExpression') return;
    if (!noteMethodKind(node.value, node.start, tally)) tally.note('functions.method_definitions', node.start);
  } else if (node.computed) tally.note(`functions.${node.kind}.computed_property_names`, node.start);
}

/**
 * @param {import('acorn').CallExpression | import('acorn').NewExpression} node
 * @param {Tally} tally
 */
function noteArguments(node, tally) {
  for (const argument of node.arguments) {
    if (argument.type === 'SpreadElement') tally.note('operators.spread.spread_in_function_calls', argument.start);
  }
}

/**
 * @param {import('acorn').ImportExpression} node
 * @param {Tally} tally
 */
function noteDynamicImport(node, tally) {
  tally.note('operators.import', node.start);
  if (node.options) tally.note('operators.import.options_parameter', node.options.start);
}

/**
 * Whether the last trailing comma that was read is the one of this import().
 *
 * @param {import('acorn').ImportExpression} node
 * @param {number} comma its offset
 * @param {Tally} tally
 */
export function noteImportComma(node, comma, tally) {
  // Between the last argument and the closing bracket stands nothing else than a comma, brackets and comments.
  if (comma < (node.options ?? node.source).end) return;
  tally.retract('grammar.trailing_commas.trailing_commas_in_functions', comma);
  tally.note('grammar.trailing_commas.trailing_commas_in_dynamic_import', comma);
}
