import { secretMark } from './settings.ts';

/**
 * Names of what nobody may read, in the words people use for it. Rather one too many than one too few: a setting that
 * is wrongly withheld is unknown, a password that is not is in the report.
 */
const secretName = new RegExp(
  [
    'pass(?:word|wd|phrase|code)|passwort|kennwort|pwd|(?<!by|com)pass$|(?:^|[^a-z])pass(?:$|[^a-z])',
    '(?:^|[^a-z])(?:psw|pw|pin|creds?|sk|ak|salt|mima|miyao)(?:$|[^a-z])|(?:^|[^a-z])auth$|authorization$|cookie$',
    'secret|token|credential|community|^requirepass$|^masterauth$|^secure_link_md5$',
    '密码|口令|密钥|秘钥|私钥|令牌|凭据|凭证',
  ].join('|'),
  'i',
);

/** Keys that are secret, whatever stands between the two words; the words may be parts of their own: `api.key`. */
const secretKeyName =
  /(?:api|app|access|private|encrypt|encryption|crypto|cipher|aes|des|rsa|sm2|sm4|jwt|hmac|sign|signing|signature|master|shared|session|webhook|licen[cs]e|account)[-_. ]?key(?:[-_. ]?id)?$/i;

/** Settings about secrets that are none themselves: how long a password must be, where a key store lies. */
const harmless =
  /(?:enabled?|required?|expir(?:y|es?|ed|ation)?|length|size|policy|timeout|ttl|validity|seconds|days|hours|minutes|type|algorithm|encoder|header|url|uri|endpoint|path|file|location|count|attempts|长度|有效期|天数)$|^(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass/i;

/** `pass` alone is a password only with an equals sign: `PASS: 12` is what tests say. */
const words =
  'pass(?:word|wd|phrase|code|(?=["\']?\\s*=))|[._-]pass|pwd|psw|secret|token|(?:api|app|access|account|secret|private)[-_]?key|密码|口令';

/** Texts that carry a secret whatever they are called. Each is linear, or bounded, in the length of the text. */
const inText = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  // user and password before the host: of a URL, of a Go data source, of Oracle
  /:\/\/[^\s/]{0,200}:[^\s@]{0,200}@/,
  /:\/\/[^\s/@:]{0,200}:[^\s@]{0,200}@/,
  /^[^\s:@/]{1,100}:[^\s@/]{1,200}@(?!sha256:)[\w(.[-]/,
  /^jdbc:oracle:\w+:[^\s/@]{1,200}\/[^\s@]{1,200}@/i,
  /^[\w$#]{1,30}\/[^\s/@]{1,128}@(?:\/\/|(?!sha256)[A-Za-z][\w.-]*(?::\d+)?(?:\/[\w.$]+)?$)/,
  // NAME=VALUE and NAME: VALUE anywhere, also in JSON within a text, and in conditions
  new RegExp(
    String.raw`(?:^|[?&;,\s("'{[$])[\w.-]*(?:${words})\d{0,3}["']?\s*!?[=:]=?\s*["']?(?!\$\{[\w.]{1,200}\}(?:[\s&;,)"'}\]]|$))[^\s&;,)"'}\]${secretMark}]`,
    'i',
  ),
  /[?&](?:key|sig|sign|signature)=[^\s&•]{6}/i,
  // on a command line, in SQL, in redis.conf
  new RegExp(String.raw`(?:^|\s)--?[\w-]{0,60}?(?:${words}|pass)\s+[^\s-]`, 'i'),
  /\s(?:-u|--user)[\s=]+["']?[^\s:"']{1,100}:[^\s"']/,
  /\bmysql\w{0,10}\s[^\n]{0,500}?(?<=\s)-p[^\s]/,
  /\bidentified\s+(?:with\s+\S{1,80}\s+)?(?:by|as)\s+(?:password\s+)?["']/i,
  /(?:^|\s)(?:requirepass|masterauth)\s+\S/i,
  // tokens that can be told by their form: JSON Web Token, AWS, GitHub, Slack, HTTP credentials
  /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\./,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:gh[pousr]_|xox[abprs]-|sk-|glpat-)[\w-]{10,}/,
  /\bhooks\.slack\.com\/services\//,
  /\b(?:Basic|Bearer)\s+[\w+/=.-]{8,}/i,
  // digests of passwords, which can be guessed, and what Spring and Jasypt write
  /\$(?:1|2[abxy]?|5|6|y|apr1|argon2\w{0,2}|scrypt)\$[^\s$]/,
  /\{(?:S?SHA\d{0,3}|SMD5|MD5|CRYPT|bcrypt|noop|pbkdf2|scrypt|argon2|cipher)\}\S/i,
  /\bENC\([^)\s]/,
  /(?:^|[^\w])\*[0-9A-F]{40}\b/,
];

/** Texts with more than this are not looked at whole: long before, they are no settings of a person. UTF-16 units. */
const longest = 16_384;

/** Lines of output can be longer: one of JSON holds all of an answer. */
const longestLine = 131_072;

/** Whether what goes by a name is secret. `whole`: the name with all that stands before it, `api.key` for `key`. */
export function isSecretName(name: string, whole = name): boolean {
  return !isAboutSecrets(name) && (secretName.test(name) || secretKeyName.test(whole));
}

/** Whether a name only tells something about a secret: its length, its file, when it expires. */
export function isAboutSecrets(name: string): boolean {
  return harmless.test(name);
}

/** Whether a text holds a secret that can be told by its form; of a very long one nobody knows. */
export function hasSecretForm(text: string): boolean {
  return text.length > longest || inText.some((pattern) => pattern.test(text));
}

/** A private key in several lines, whole or cut off. */
const keyBlock = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[^]*?(?:-----END [A-Z0-9 ]*-----|$)/g;

/**
 * A text of somebody else’s program with a mark for each secret that can be told by its form: the word it stands in, or
 * all up to the closing quotation mark. Lines that are too long to be looked at are masked whole.
 */
export function maskSecrets(text: string): string {
  const lines = text.replaceAll(keyBlock, secretMark).split('\n');
  return lines.map((line) => (line.length > longestLine ? secretMark : inText.reduce(maskEach, line))).join('\n');
}

function maskEach(line: string, pattern: RegExp): string {
  let rest = line;
  let done = '';
  for (let found = pattern.exec(rest); found !== null; found = pattern.exec(rest)) {
    const end = found.index + found[0].length;
    const quote = /["'](?=[^"']$)/.exec(found[0])?.[0] ?? null;
    const length = rest.slice(end).search(quote === null ? /[\s"']|$/ : new RegExp(`${quote}|$`));
    done += rest.slice(0, found.index) + secretMark;
    rest = rest.slice(end + length);
  }
  return done + rest;
}
