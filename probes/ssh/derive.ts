import { deriveService } from '../../src/kit/service/derive-service.ts';
import { productIn, type ProductSign } from '../../src/kit/service/product-in.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';

/** Products by the software in their identification. Checked in this order. */
const products: readonly ProductSign[] = [
  [/^OpenSSH_for_Windows_(\S+)/, 'OpenSSH for Windows'],
  [/^OpenSSH_(\S+)/, 'OpenSSH'],
  [/^dropbear_?(\S*)/, 'Dropbear'],
  [/^(?:APACHE-SSHD|SSHD-CORE|SSHD)-(\S+)/, 'Apache MINA SSHD'],
  [/^mod_sftp\/?(\S*)/, 'ProFTPD'],
  [/^libssh[_-](\S+)/, 'libssh'],
  [/Bitvise SSH Server \(WinSSHD\) (\S+)/, 'Bitvise SSH Server'],
  [/^Serv-U[_-](\S+)/, 'Serv-U'],
  [/^CrushFTPSSHD[_-]?(\S*)/, 'CrushFTP'],
  [/^AWS_SFTP_(\S+)/, 'AWS Transfer'],
  [/^Cisco-(\S+)/, 'Cisco'],
  [/^HUAWEI-(\S+)/, 'Huawei'],
  [/^Comware-?(\S*)/, 'H3C Comware'],
  [/^ROSSSH/, 'RouterOS'],
];

/** What no longer counts as safe (RFC 8758, RFC 9142; OpenSSH release notes 7.0, 8.8), by the kind of algorithm. */
const weak: Readonly<Record<string, RegExp>> = {
  keyExchange: /sha1(?:$|@)|group1-|-nistk163|rsa1024/,
  hostKey: /^ssh-(?:rsa|dss)(?:-cert-v01@openssh\.com)?$/,
  ciphers: /-cbc|^arcfour|^none$|^des|^3des|^blowfish|^cast128/,
  macs: /md5|sha1|ripemd|-96|^umac-64|^none$/,
};

/** Product, version, weak algorithms and what follows from them. Pure. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context).facts;
  const told = { ...service, ...algorithmFacts(facts['offered']) };
  const { identification } = facts;
  const software = typeof identification === 'string' ? identification.replace(/^SSH-[^-]*-/, '') : null;
  if (software === null) return { facts: told };
  const untold = { product: 'ssh.gap.product', version: 'kit.gap.version-unknown' };
  const { facts: found, gaps } = productIn(software, products, untold);
  return { facts: { ...told, ...found }, gaps };
};

function algorithmFacts(offered: Json | undefined): JsonObject {
  if (!isJsonObject(offered)) return {};
  const weakOf = (name: string, sign: RegExp): readonly string[] =>
    textsOf(offered[name]).filter((each) => sign.test(each));
  const lists = Object.fromEntries(Object.entries(weak).map(([name, sign]) => [name, weakOf(name, sign)] as const));
  const exchange = textsOf(offered['keyExchange']);
  const ciphers = textsOf(offered['ciphers']);
  const macs = textsOf(offered['macs']);
  // Both sides have to know the strict key exchange; that ours does is none of the server’s matter.
  const open =
    ciphers.includes('chacha20-poly1305@openssh.com') ||
    (ciphers.some((name) => name.includes('-cbc')) && macs.some((name) => name.includes('-etm')));
  return { weak: lists, terrapin: open && !exchange.includes('kex-strict-s-v00@openssh.com') };
}

function textsOf(list: Json | undefined): readonly string[] {
  return isJsonList(list) ? list.filter((item) => typeof item === 'string') : [];
}
