import { describe, expect, it } from 'vitest';
import { obstacle, type SeenServer } from '../../../probes/tls/could-connect.ts';
import { oldClients } from '../../../probes/tls/old-clients.ts';

const server = (more: Partial<SeenServer> = {}): SeenServer => ({
  versions: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  groups: ['ecdhe-aead', 'ecdhe-cbc', 'rsa-cbc'],
  keyType: 'rsa',
  signatures: ['sha256WithRSA', 'sha256WithRSA'],
  hasNames: true,
  top: 'CN=Some Root',
  ...more,
});

function shutOut(seen: SeenServer): Record<string, string> {
  const found: Record<string, string> = {};
  for (const client of oldClients) {
    const because = obstacle(client, seen);
    if (because !== null) found[client.client] = because;
  }
  return found;
}

describe('old clients', () => {
  it('connect to a server of all versions', () => {
    expect(shutOut(server())).toEqual({});
  });

  it('miss their version', () => {
    expect(shutOut(server({ versions: ['TLSv1.2', 'TLSv1.3'] }))).toEqual({
      'java-7': 'version',
      'windows-7-winhttp': 'version',
      'android-4.4': 'version',
    });
    expect(Object.keys(shutOut(server({ versions: ['TLSv1.3'], groups: [] }))).length).toBe(oldClients.length - 2);
  });

  it('miss a cipher suite, more of them with an RSA key', () => {
    const modern = { versions: ['TLSv1', 'TLSv1.2'], groups: ['ecdhe-aead'] };
    expect(shutOut(server(modern))).toMatchObject({
      'java-7': 'cipher',
      'windows-7-internet-explorer-11': 'cipher',
    });
    expect(shutOut(server({ ...modern, keyType: 'ec' }))).not.toHaveProperty('windows-7-internet-explorer-11');
  });

  it('do not know a key, a signature, a place of names, a root', () => {
    expect(shutOut(server({ keyType: 'ed25519' }))).toMatchObject({ 'chrome-78': 'key' });
    expect(shutOut(server({ keyType: 'ed25519' }))).not.toHaveProperty('openssl-1.1.1');
    expect(Object.values(shutOut(server({ keyType: null })))).toEqual(oldClients.map(() => 'key'));
    expect(Object.values(shutOut(server({ signatures: ['sm3WithSM2'] })))).toEqual(oldClients.map(() => 'signature'));
    expect(Object.keys(shutOut(server({ signatures: ['sha1WithRSA'] })))).toEqual([
      'chrome-63',
      'chrome-69',
      'chrome-78',
    ]);
    expect(Object.keys(shutOut(server({ hasNames: false })))).toEqual(['chrome-63', 'chrome-69', 'chrome-78']);
    expect(shutOut(server({ top: 'C=US, O=Internet Security Research Group, CN=ISRG Root X1' }))).toEqual({
      'java-7': 'root',
      'java-8-early': 'root',
      'android-4.4': 'root',
      'android-5': 'root',
    });
  });
});
