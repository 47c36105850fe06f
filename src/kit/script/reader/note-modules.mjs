// Imports and exports.

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('../features.ts').SyntaxFeature} SyntaxFeature */

/**
 * @param {import('acorn').ImportDeclaration} node
 * @param {Tally} tally
 */
export function noteImport(node, tally) {
  tally.note('statements.import', node.start);
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportSpecifier') noteName(specifier.imported, 'statements.import', tally);
  }
  noteAttributes(node.attributes, tally);
}

/**
 * @param {import('acorn').ExportNamedDeclaration} node
 * @param {Tally} tally
 */
export function noteExport(node, tally) {
  tally.note('statements.export', node.start);
  for (const { local, exported } of node.specifiers) {
    // acorn has one node for both where there is no `as`.
    if (local.start !== exported.start) noteName(local, 'statements.export', tally);
    noteName(exported, 'statements.export', tally);
  }
  noteAttributes(node.attributes, tally);
}

/**
 * @param {import('acorn').ExportAllDeclaration} node
 * @param {Tally} tally
 */
export function noteExportAll(node, tally) {
  tally.note('statements.export', node.start);
  if (node.exported) {
    tally.note('statements.export.namespace', node.start);
    noteName(node.exported, 'statements.export', tally);
  }
  noteAttributes(node.attributes, tally);
}

/**
 * @param {import('acorn').Identifier | import('acorn').Literal} name
 * @param {'statements.import' | 'statements.export'} where
 * @param {Tally} tally
 */
function noteName(name, where, tally) {
  if (name.type === 'Literal') tally.note(`${where}.arbitrary_module_namespace_identifier_names`, name.start);
}

/** @type {ReadonlyMap<unknown, SyntaxFeature>} */
const types = new Map([
  ['css', 'statements.import.import_attributes.type_css'],
  ['json', 'statements.import.import_attributes.type_json'],
  ['text', 'statements.import.import_attributes.type_text'],
]);

/**
 * @param {readonly import('acorn').ImportAttribute[]} attributes
 * @param {Tally} tally
 */
function noteAttributes(attributes, tally) {
  for (const { key, value, start } of attributes) {
    const feature = (key.type === 'Identifier' ? key.name : key.value) === 'type' ? types.get(value.value) : undefined;
    if (feature !== undefined) tally.note(feature, start);
  }
}
