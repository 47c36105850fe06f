import { deriveService } from '../../src/kit/service/derive-service.ts';
import { productIn, type ProductSign } from '../../src/kit/service/product-in.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

/** Product by its greeting, and the version in it where it tells one. Checked in this order. */
const products: readonly ProductSign[] = [
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
  const { facts: told, gaps } = productIn(greeting, products, {
    product: 'ftp.gap.product',
    version: 'ftp.gap.version',
  });
  return { facts: { ...service, ...told }, gaps };
};

function passiveFacts({ address, passive }: JsonObject): JsonObject {
  if (!isJsonObject(address) || !isJsonObject(passive)) return {};
  const own = address['ip'];
  return typeof own === 'string' ? { passive: { same: passive['address'] === own.replace(/^::ffff:/, '') } } : {};
}
