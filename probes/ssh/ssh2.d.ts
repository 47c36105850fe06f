/** The part of the library’s interface that is used (ssh2, README, "API"). */
declare module 'ssh2' {
  import type { Duplex } from 'node:stream';

  /** Answer to a question for the next method; false: none is left. */
  export type Method =
    | { readonly type: 'none'; readonly username: string }
    | { readonly type: 'password'; readonly username: string; readonly password: string }
    | { readonly type: 'publickey'; readonly username: string; readonly key: unknown }
    | { readonly type: 'keyboard-interactive'; readonly username: string; readonly prompt: Prompt };

  export type Prompt = (
    name: string,
    instructions: string,
    language: string,
    prompts: readonly { readonly prompt: string; readonly echo?: boolean }[],
    finish: (answers: readonly string[]) => void,
  ) => void;

  export interface Agreed {
    readonly kex: string;
    readonly serverHostKey: string;
    readonly cs: { readonly cipher: string; readonly mac: string; readonly compress: string };
  }

  export interface Stats {
    /** Each is undefined where the server left it out. */
    readonly mode: number | undefined;
    readonly size: number | undefined;
    /** Seconds since 1970. */
    readonly mtime: number | undefined;
  }

  export interface FileSystem {
    readonly f_frsize: number;
    readonly f_blocks: number;
    readonly f_bavail: number;
  }

  type Done<T> = (error: Error | undefined | null, value: T) => void;

  export interface Sftp {
    stat(path: string, done: Done<Stats>): void;
    opendir(path: string, done: Done<Buffer>): void;
    close(handle: Buffer, done: (error: Error | undefined | null) => void): void;
    /** Throws where the server has no such extension. */
    ext_openssh_statvfs(path: string, done: Done<FileSystem>): void;
    on(event: 'error', listener: (error: Error) => void): void;
  }

  interface Additions {
    readonly append: readonly RegExp[];
  }

  export interface ClientOptions {
    readonly sock: Duplex;
    readonly username: string;
    readonly ident: string;
    /** Milliseconds; 0: none. */
    readonly readyTimeout: number;
    readonly algorithms: {
      readonly kex: Additions;
      readonly serverHostKey: Additions;
      readonly cipher: Additions;
      readonly hmac: Additions;
    };
    readonly hostVerifier: (key: Buffer) => boolean;
    readonly authHandler: (
      left: readonly string[] | null,
      partial: boolean | null,
      next: (method: Method | false) => void,
    ) => void;
  }

  export interface Client {
    connect(options: ClientOptions): void;
    end(): void;
    sftp(done: Done<Sftp>): void;
    on(event: 'error', listener: (error: Error & { readonly level?: string }) => void): this;
    on(event: 'ready' | 'close' | 'end' | 'change password', listener: () => void): this;
    on(event: 'handshake', listener: (agreed: Agreed) => void): this;
  }

  /** An attempt of a client to log in, as the server of the library tells it; only tests have servers. */
  export interface Attempt {
    readonly method: string;
    readonly username: string;
    /** With `keyboard-interactive`. */
    readonly prompt: (
      prompts: readonly { readonly prompt: string; readonly echo: boolean }[],
      answered: (answers: readonly string[] | Error) => void,
    ) => void;
    readonly accept: () => void;
    readonly reject: (others: readonly string[], partial?: boolean) => void;
  }

  /** SFTP as a server answers it: each request has a number. */
  export interface SftpServer {
    on(event: 'STAT' | 'OPENDIR', listener: (id: number, path: string) => void): this;
    attrs(
      id: number,
      attributes: { readonly mode?: number; readonly size?: number; readonly atime?: number; readonly mtime?: number },
    ): void;
    status(id: number, code: number): void;
  }

  export interface GuestSession {
    on(event: 'sftp', listener: (accept: () => SftpServer) => void): this;
  }

  export interface Guest {
    on(event: 'authentication', listener: (attempt: Attempt) => void): this;
    on(event: 'session', listener: (accept: () => GuestSession) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export interface Server {
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    address(): { readonly port: number };
  }

  const ssh2: {
    readonly Client: new () => Client;
    readonly Server: new (options: { readonly hostKeys: readonly string[] }, onGuest: (guest: Guest) => void) => Server;
    readonly utils: { readonly parseKey: (key: string, passphrase?: string) => unknown };
  };
  // eslint-disable-next-line no-restricted-syntax -- it is how the library exports itself
  export default ssh2;
}
