// Statements and expressions in which a script asks whether something is there.
import { secure } from './guards.mjs';

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
    BinaryExpression: ({ operator, left, right }) => {
      if (operator === 'in' && left.type === 'Literal' && typeof left.value === 'string')
        guards.mention(left.value, left.start);
      else if (isHttps(left) || isHttps(right)) guards.mention(secure, left.start);
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

/** What `location.protocol` is compared to. @param {import('acorn').AnyNode} node */
function isHttps(node) {
  return node.type === 'Literal' && (node.value === 'https:' || node.value === 'https');
}
