import type { Texts } from '../../model/message.ts';

/** 版本范围中的错误。 */
export const versionMessages: Texts = {
  'range.build': '“{found}”末尾的“{build}”不参与 {dialect} 版本的先后比较，请从范围中去掉',
  'range.empty': '版本范围为空；例如可写“>={example}”，不限版本则写“*”',
  'range.full-width': '版本范围中含有全角或排版字符“{found}”，请改为半角“{suggest}”',
  'range.missing-alternative': '“||”两侧都要有范围，现缺少一侧',
  'range.missing-version': '“{found}”之后缺少版本号，例如 {example}',
  'range.no-version-word': '“{found}”不是版本号；范围中要写数字，例如 {example}',
  'range.nothing-fits': '没有任何版本能满足该范围：各条件互相排斥；若满足其一即可，请用“||”连接',
  'range.operator-not-in-dialect':
    '“{found}”只适用于版本号本身承诺兼容性的写法（semver、loose），不适用于 {dialect}；请改用“>=”和“<”',
  'range.too-long': '版本范围超过 {limit} 个字符',
  'range.unexpected': '此处不应出现“{found}”；条件之间用空格或半角逗号分隔',
  'range.unknown-operator': '“{found}”不是可用的运算符；可用的有 >=、>、<=、<、=、~、^ 和 ||',
  'range.unreadable-version': '“{found}”不是 {dialect} 的版本号；正确的写法如 {example}',
  'range.wildcard-with-operator': '“{found}”与“{version}”中的通配符互相矛盾，请去掉其中一个',
};
