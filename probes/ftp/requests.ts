import type { Settings } from './schema.ts';

/** What is asked of one path: its size as a file, else whether it can be gone to as a directory. */
export function pathRequest(path: string): string {
  return `SIZE, CWD ${path}`;
}

/** Everything that may be sent beside the login, in this order (RFC 959, 2228, 2389, 2428). No data connection is made. */
export function requests({ startTls, anonymous, user, paths }: Settings): readonly string[] {
  const loggedIn = anonymous || user !== undefined;
  return [
    'FEAT',
    // A handshake that fails is looked at again and once more.
    ...(startTls ? ['AUTH TLS', 'AUTH TLS', 'AUTH TLS'] : []),
    ...(loggedIn ? ['SYST', 'PWD', 'PASV', 'EPSV'] : []),
    ...(paths.length > 0 ? ['TYPE I'] : []),
    ...new Set(paths.map(pathRequest)),
    'QUIT',
  ];
}
