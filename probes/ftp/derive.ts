import { notSupported } from '../../src/kit/machine/missed.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

/** Product by its greeting, and the version in it where it tells one. Checked in this order. */
const products: readonly (readonly [RegExp, string])[] = [
  [/\(vsFTPd (\d[\w.]*)\)/, 'vsftpd'],
  [/\bProFTPD(?: (\d[\w.]*))?/, 'ProFTPD'],
  [/\bPure-FTPd\b(?: (\d[\w.]*))?/, 'Pure-FTPd'],
  [/FileZilla Server(?: version)?(?: (\d[\w.]*))?/, 'FileZilla Server'],
  [/Microsoft FTP Service(?: \(Version (\d[\w.]*)\))?/, 'Microsoft IIS'],
  [/Serv-U FTP Server v(\d[\w.]*)/, 'Serv-U'],
  [/Wing FTP Server(?: (\d[\w.]*))?/, 'Wing FTP Server'],
  [/Xlight FTP Server (\d[\w.]*)/, 'Xlight FTP Server'],
];

/** Product and version by the greeting, and whether passive mode leads back to the server. Pure. */
export const derive: Derive = (facts, context) => {
  const service = { ...deriveService(facts, context).facts, ...passiveFacts(facts) };
  const { greeting } = facts;
  if (typeof greeting !== 'string') return { facts: service };
  for (const [sign, product] of products) {
    const found = sign.exec(greeting);
    if (found === null) continue;
    const version = found[1];
    if (version !== undefined) return { facts: { ...service, product, version } };
    return { facts: { ...service, product }, gaps: [notSupported('version', 'ftp.gap.version')] };
  }
  return { facts: service, gaps: ['product', 'version'].map((path) => notSupported(path, 'ftp.gap.product')) };
};

function passiveFacts({ address, passive }: JsonObject): JsonObject {
  if (!isJsonObject(address) || !isJsonObject(passive)) return {};
  const own = address['ip'];
  return typeof own === 'string' ? { passive: { same: passive['address'] === own.replace(/^::ffff:/, '') } } : {};
}
