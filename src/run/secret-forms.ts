import { Buffer } from 'node:buffer';

/** Shortest text that is searched for anywhere; see redact.ts for shorter secrets. */
export const shortest = 4;

/**
 * Every text in which a secret may come back from a target: as it is, URL-encoded (RFC 3986 and what browsers, forms
 * and encodeURI leave out, in capital and small digits, once and twice), escaped for JSON (once and twice), HTML and
 * SQL, in base64 and base64url wherever it stands in what was encoded (so also inside `user:password`), in
 * hexadecimal digits. Texts below four characters are left out.
 */
export function secretForms(secret: string): ReadonlySet<string> {
  const forms = new Set<string>([secret, secret.replaceAll("'", "''")]);
  for (const form of [...jsonForms(secret), ...htmlForms(secret), ...urlForms(secret)]) forms.add(form);
  for (const bytes of byteForms(secret)) {
    for (const form of [...base64Forms(bytes), bytes.toString('hex'), bytes.toString('hex').toUpperCase()]) {
      forms.add(form);
    }
  }
  for (const line of longLines(secret)) forms.add(line);
  return new Set([...forms].filter((form) => form.length >= shortest));
}

function jsonForms(secret: string): string[] {
  const once = inner(secret);
  const ascii = once.replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // Go and some frameworks escape these for safe use in HTML
  const safe = ascii.replaceAll(/[<>&']/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  const variants = [once, ascii, safe, once.replaceAll('/', '\\/'), ascii.replaceAll('/', '\\/')];
  const capital = variants.map((each) => each.replaceAll(/\\u[0-9a-f]{4}/g, (c) => `\\u${c.slice(2).toUpperCase()}`));
  return [...variants, ...capital].flatMap((each) => [each, inner(each)]);
}

function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function htmlForms(secret: string): string[] {
  const forms: string[] = [];
  for (const quote of ['"', '&quot;', '&#34;', '&#x22;']) {
    for (const apostrophe of ["'", '&#39;', '&#039;', '&#x27;', '&apos;']) {
      const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      forms.push(text.replaceAll('"', quote).replaceAll("'", apostrophe));
    }
  }
  const numeric = (write: (code: number) => string): string =>
    [...secret].map((c) => (/[A-Za-z0-9]/.test(c) ? c : write(c.codePointAt(0) ?? 0))).join('');
  forms.push(numeric((code) => `&#${String(code)};`));
  forms.push(numeric((code) => `&#x${code.toString(16)};`));
  forms.push(numeric((code) => `&#x${code.toString(16).toUpperCase()};`));
  return forms;
}

/** Characters that the various encoders leave as they are. */
const unescaped = [
  /[A-Za-z0-9\-_.!~*'()]/, // encodeURIComponent
  /[A-Za-z0-9\-_.~]/, // RFC 3986, section 2.3
  /[A-Za-z0-9*\-._ ]/, // application/x-www-form-urlencoded
  /[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/, // encodeURI
  /[A-Za-z0-9]/,
  /[^\s\S]/,
];

function urlForms(secret: string): string[] {
  const forms: string[] = [];
  for (const capital of [...unescaped.map((keep) => percent(secret, keep)), ...partsOfUrl(secret)]) {
    const small = capital.replaceAll(/%[0-9A-F]{2}/g, (c) => c.toLowerCase());
    for (const form of [capital, small]) {
      forms.push(form, form.replaceAll('%20', '+'), form.replaceAll(' ', '+'), form.replaceAll('%', '%25'));
    }
  }
  return forms;
}

/** The secret as user information, path, query and fragment of a URL: each part leaves other characters as they are. */
function partsOfUrl(secret: string): string[] {
  const url = new URL('https://host.invalid');
  url.password = secret;
  url.pathname = secret;
  url.search = secret;
  url.hash = secret;
  return [url.password, url.pathname.slice(1), url.search.slice(1), url.hash.slice(1)];
}

function percent(text: string, keep: RegExp): string {
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    encoded += byte < 128 && keep.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function byteForms(secret: string): Buffer[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const latin1 = Buffer.from(secret, 'latin1');
  return latin1.toString('latin1') === secret && !latin1.equals(utf8) ? [utf8, latin1] : [utf8];
}

/** The characters of base64 that the secret alone decides, for each of the three places it can begin at. */
function base64Forms(bytes: Buffer): string[] {
  const forms: string[] = [];
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes, Buffer.alloc(3)]);
    const from = Math.ceil((8 * offset) / 6);
    const to = Math.floor((8 * (offset + bytes.length)) / 6);
    const core = padded.toString('base64').slice(from, to);
    forms.push(core, core.replaceAll('+', '-').replaceAll('/', '_'), core.replaceAll('/', '\\/'));
    forms.push(core.replaceAll('+', '%2B').replaceAll('/', '%2F'), core.replaceAll('+', '%2b').replaceAll('/', '%2f'));
  }
  return forms;
}

/** A key in several lines can come back line by line; the frame around it is no secret. */
function longLines(secret: string): string[] {
  if (!secret.includes('\n')) return [];
  return secret.split(/\r?\n/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
