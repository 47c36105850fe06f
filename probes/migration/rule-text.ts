/** A text, or a name, in any of the three quotation marks, which are doubled inside. */
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`/g;

/** What ends a condition, hides the rest of it, sets a variable, or means another thing on another server. */
const refusedMarks = /['"`\\;$@#{}]|--|\/\*|\*\/|:=/;

/** A name in quotation marks that is called; a text that is written by numbers. */
const hiddenName = /["`]\s*\(|\bu&\s*['"]/i;

/** Words of statements that do more than tell a row from another. */
const refusedWords =
  /\b(?:insert|update|delete|replace\s+into|merge|truncate|drop|alter|create|grant|revoke|call|do|execute|prepare|copy|lock|set|into|outfile|dumpfile|handler|load|begin|commit|rollback|vacuum|analyze|listen|notify|uescape|procedure|returning)\b/i;

/** Functions that act, wait, lock, read files or leave the server. */
const refusedFunctions =
  /\b(?:pg_(?!typeof\b)\w+|lo_\w+|dblink\w*|set_config|nextval|setval|currval|query_to_xml\w*|table_to_xml\w*|cursor_to_xml\w*|schema_to_xml\w*|database_to_xml\w*|txid_current|sleep|benchmark|load_file|get_lock|release_\w*locks?|is_\w+_lock|\w+_pos_wait|\w+_gtid_\w+|sys_(?:exec|eval|get|set)|http\w*|extractvalue|updatexml)\s*\(/i;

/**
 * Whether a text is one SQL condition and nothing besides: its parentheses and quotation marks close, no comment hides
 * what follows, and nothing it says is known to act. The session reads only, whatever it says. Rather too strict than
 * too lax: backslashes, variables and dollar quotes mean different things on different servers and are refused.
 */
export function isRuleText(text: string): boolean {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || text.includes('\\') || hiddenName.test(text))
    return false;
  const bare = text.replaceAll(quoted, ' ');
  if (refusedMarks.test(bare) || refusedWords.test(bare) || refusedFunctions.test(bare)) return false;
  return /\S/.test(bare + text) && isBalanced(bare);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
