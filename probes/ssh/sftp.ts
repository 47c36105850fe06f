import type { Sftp, Stats } from 'ssh2';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { untold } from '../../src/kit/service/told.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { ofAttributes, pathAttributes } from './path-attributes.ts';
import { pathRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Numbers of refusals (draft-ietf-secsh-filexfer-02, section 7). */
const noSuchFile = 2;
const denied = 3;

/** Looks at each path; nothing is read or written (draft-ietf-secsh-filexfer-02; statvfs: OpenSSH, PROTOCOL 3.4). */
export async function readPaths(server: Visiting, session: Session, paths: readonly string[]): Promise<void> {
  const sftp = await openSftp(server, session);
  if (sftp === null) return;
  const found: JsonObject[] = [];
  for (const path of new Set(paths)) {
    server.touched(pathRequest(path));
    found.push(await readPath(server, session, sftp, path));
    server.learn({ sftp: { paths: [...found] } });
  }
}

async function openSftp(server: Visiting, session: Session): Promise<Sftp | null> {
  try {
    const sftp = await session.ask<Sftp>((client, done, fail) => {
      client.sftp(settle(done, fail));
    });
    sftp.on('error', () => undefined);
    return sftp;
  } catch (error) {
    if (error instanceof ProbeFailure) throw error;
    server.miss(['sftp'], { reason: 'not-supported', detail: messageOf(error) });
    return null;
  }
}

async function readPath(server: Visiting, session: Session, sftp: Sftp, path: string): Promise<JsonObject> {
  const stats = await asked<Stats>(session, (done, fail) => {
    sftp.stat(path, settle(done, fail));
  });
  if (stats instanceof Error) {
    if (codeOf(stats) !== noSuchFile) server.gap(gapAt(path, '', stats));
    return {
      path,
      exists: false,
      kind: null,
      size: null,
      mode: null,
      modified: null,
      mayList: null,
      free: null,
      total: null,
    };
  }
  const facts = pathAttributes(stats);
  const left = untold(ofAttributes, facts);
  const unseen = left.includes('kind') ? [...left, 'mayList'] : left;
  const below = unseen.map((name) => `${placeOf(path)}.${name}`);
  server.miss(below, { reason: 'not-supported', detail: null });
  return {
    path,
    exists: true,
    ...facts,
    ...(await listing(server, session, sftp, { path, kind: facts['kind'] })),
    ...(await space(server, session, sftp, path)),
  };
}

interface Looked {
  readonly path: string;
  /** Undefined: it was not told. */
  readonly kind: Json | undefined;
}

async function listing(server: Visiting, session: Session, sftp: Sftp, { path, kind }: Looked): Promise<JsonObject> {
  if (kind === undefined) return {};
  return kind === 'directory' ? mayList(server, session, sftp, path) : { mayList: null };
}

async function mayList(server: Visiting, session: Session, sftp: Sftp, path: string): Promise<JsonObject> {
  const handle = await asked<Buffer>(session, (done, fail) => {
    sftp.opendir(path, settle(done, fail));
  });
  if (handle instanceof Error && codeOf(handle) === denied) return { mayList: false };
  if (handle instanceof Error) {
    server.gap(gapAt(path, '.mayList', handle));
    return {};
  }
  await asked<null>(session, (done, fail) => {
    sftp.close(handle, (error) => {
      if (error === undefined || error === null) done(null);
      else fail(error);
    });
  });
  return { mayList: true };
}

async function space(server: Visiting, session: Session, sftp: Sftp, path: string): Promise<JsonObject> {
  const system = await asked<{ readonly free: number; readonly total: number }>(session, (done, fail) => {
    sftp.ext_openssh_statvfs(path, (error, found) => {
      if (error === undefined || error === null)
        done({ free: found.f_bavail * found.f_frsize, total: found.f_blocks * found.f_frsize });
      else fail(error);
    });
  });
  if (!(system instanceof Error)) return { ...system };
  for (const name of ['free', 'total']) server.gap(gapAt(path, `.${name}`, system, 'not-supported'));
  return {};
}

/** An answer, or the refusal; failures of the session are thrown. */
async function asked<T>(
  session: Session,
  begin: (done: (value: T) => void, fail: (error: unknown) => void) => void,
): Promise<T | Error> {
  try {
    return await session.ask<T>((_client, done, fail) => {
      begin(done, fail);
    });
  } catch (error) {
    if (error instanceof ProbeFailure || !(error instanceof Error)) throw error;
    return error;
  }
}

function settle<T>(done: (value: T) => void, fail: (error: unknown) => void) {
  return (error: Error | undefined | null, value: T): void => {
    if (error === undefined || error === null) done(value);
    else fail(error);
  };
}

function placeOf(path: string): string {
  return formatFactPath([
    { kind: 'name', name: 'sftp' },
    { kind: 'name', name: 'paths' },
    { kind: 'key', field: 'path', value: path },
  ]);
}

function gapAt(path: string, below: string, error: Error, otherwise: 'not-reached' | 'not-supported' = 'not-reached') {
  const reason = codeOf(error) === denied ? 'not-permitted' : otherwise;
  return { path: `${placeOf(path)}${below}`, reason, detail: error.message } as const;
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : null;
}

function messageOf(error: unknown): string | null {
  return error instanceof Error ? error.message : null;
}
