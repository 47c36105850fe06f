// Statements and expressions in which a script asks whether something is there.

/**
 * @param {import('./guards.mjs').Guards} guards
 * @param {string} text
 * @returns {import('./note-interfaces.mjs').Notes}
 */
export function noteQuestions(guards, text) {
  /** @param {import('acorn').Node} node */
  const leave = ({ end }) => {
    guards.leave(end);
  };
  return {
    BinaryExpression: ({ operator, left }) => {
      if (operator === 'in' && left.type === 'Literal' && typeof left.value === 'string')
        guards.mention(left.value, left.start);
    },
    IfStatement: (node) => {
      guards.question(node.test, node);
      if (!node.alternate) guards.early(node, text);
    },
    ConditionalExpression: (node) => {
      guards.question(node.test, node);
    },
    LogicalExpression: (node) => {
      guards.question(node.left, node);
    },
    ReturnStatement: leave,
    ThrowStatement: leave,
    BreakStatement: leave,
    ContinueStatement: leave,
    BlockStatement: guards.block,
    StaticBlock: guards.block,
    Program: guards.block,
  };
}
