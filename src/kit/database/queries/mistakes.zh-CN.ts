import type { en } from './mistakes.en.ts';

/** What would fit instead of the text of a query that is refused, Simplified Chinese: it stands after “应为：”. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'kit.wanted-query-name': '由字母、数字、_、- 组成的名称，最长 60 个字符',
  'kit.query-same-name': '与其他查询不同的名称',
  'kit.query-empty': '一条语句',
  'kit.query-begins': '以 SELECT、WITH、VALUES、TABLE、SHOW 或 EXPLAIN 开头的语句，不能以“{word}”开头（第 {line} 行）',
  'kit.query-several': '单条语句；“{word}”（第 {line} 行）处开始了另一条',
  'kit.query-explains':
    '对 SELECT、WITH、VALUES 或 TABLE 的 EXPLAIN；“{word}”（第 {line} 行）使它成为可能被执行的其他语句',
  'kit.query-brackets': '括号成对的条件',
  'kit.query-into': '不含 INTO 的查询，INTO 会写入表、文件或变量（第 {line} 行）',
  'kit.query-writes': '不含 {word} 的查询（第 {line} 行），它会修改数据；与其同名的列须加引号',
  'kit.query-locks': '不含 {word} 的查询（第 {line} 行），它会锁定行',
  'kit.query-assigns': '不用 := 给变量赋值的查询（第 {line} 行）',
  'kit.query-secrets': '不含 {word} 的查询（第 {line} 行），它会暴露口令摘要或其他凭据',
  'kit.query-function-acts': '不调用 {word} 的查询（第 {line} 行）：该函数会操作服务器或会话',
  'kit.query-function-files': '不调用 {word} 的查询（第 {line} 行）：该函数会读写服务器上的文件',
  'kit.query-function-waits': '不调用 {word} 的查询（第 {line} 行）：该函数会等待或占用服务器',
  'kit.query-function-locks': '不调用 {word} 的查询（第 {line} 行）：该函数会加锁或释放锁',
  'kit.query-function-runs': '不调用 {word} 的查询（第 {line} 行）：该函数会把文本当作语句或程序执行',
  'kit.query-function-writes': '不含 {word} 的查询（第 {line} 行）：它会修改数据、序列或事务号',
  'kit.query-function-leaves': '不调用 {word} 的查询（第 {line} 行）：该函数会连接其他服务器',
  'kit.query-letters': '不带变音符号的函数名：服务器会把 {word}（第 {line} 行）当作另一个名称',
  'kit.query-comment': '不含 {word} 的文本（第 {line} 行）：服务器会执行此类注释中的内容，或据此改变设置',
  'kit.query-backslash': '用双写而不是反斜杠转义的引号：{word}（第 {line} 行）的含义取决于服务器设置',
  'kit.query-unicode': '不含 {word} 的名称和文本（第 {line} 行）：请直接写出字符',
  'kit.query-unclosed': '完整的文本：{word}（第 {line} 行）没有结束',
  'kit.query-number': '数字“{word}”（第 {line} 行）之后的空格；以数字开头的名称须加引号',
  'kit.query-place': '完整的文本：{word}（第 {line} 行）处没有可填入的值',
  'kit.query-unseen': '不含字符 {word} 的文本（第 {line} 行）',
};
