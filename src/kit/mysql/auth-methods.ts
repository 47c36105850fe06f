import { authPlugins, type AuthPlugin } from 'mysql2';
import { ProbeFailure } from '../probe-failure.ts';

/** What decides how a password may be sent. */
interface Protection {
  readonly host: string;
  readonly port: number;
  readonly password: string | undefined;
  /** Whether TLS stands. */
  readonly secure: boolean;
  /** `tls: off`: the author of the profile knows that nothing protects the connection. */
  readonly unprotectedByChoice: boolean;
}

/**
 * Ways to log in where more than a proof of the password is sent. Over TLS the password itself is, as the methods ask.
 * Without TLS it would be encrypted with a key that whoever answers may choose: only where the profile says `tls: off`.
 * mysql_clear_password never. The functions throw ProbeFailure `login-unprotected`.
 */
export function authMethods(protection: Protection): { readonly [name: string]: AuthPlugin } {
  const refuse = (method: string): ProbeFailure => {
    const { host, port } = protection;
    return new ProbeFailure('login-unprotected', { phase: 'login', params: { host, port, method } });
  };
  const keyOf = (method: string) => (): void => {
    if (!protection.unprotectedByChoice) throw refuse(method);
  };
  const { caching_sha2_password: cachingSha2, sha256_password: sha256 } = authPlugins;
  const withKey = sha256({ onServerPublicKey: keyOf('sha256_password') });
  const overTls: AuthPlugin = () => () => Buffer.from(`${protection.password ?? ''}\0`);
  return {
    caching_sha2_password: cachingSha2({
      overrideIsSecure: protection.secure,
      onServerPublicKey: keyOf('caching_sha2_password'),
    }),
    sha256_password: protection.secure ? overTls : withKey,
    mysql_clear_password: () => () => {
      throw refuse('mysql_clear_password');
    },
  };
}
