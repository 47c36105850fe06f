import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll } from 'vitest';
import { createLandscapeFolder, type LandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { installPostgres } from '../../src/landscape/postgres-installation.ts';
import { findPostgresPackage, type PostgresMajor, type PostgresPackage } from '../../src/landscape/postgres-package.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from '../../src/landscape/postgres-server.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';

/** What a test may choose about its server. */
export type SharedPostgresOptions = Pick<PostgresOptions, 'settings' | 'hba' | 'tls'>;

/**
 * Starts a real PostgreSQL server before the tests of a file (or of the `describe` it is called in) and stops it after
 * them. Call it at the top of the file; the function it returns gives the server inside a test.
 */
export function sharedPostgres(major: PostgresMajor, options: SharedPostgresOptions = {}): () => PostgresServer {
  let folder: LandscapeFolder | undefined;
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    folder = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
    const { signal } = new AbortController();
    const installation = await installPostgres(major, folder, signal, await packageOf(major));
    const password = randomBytes(18).toString('base64url');
    server = await startPostgres({ ...options, installation, folder, signal, password });
  });
  afterAll(async () => {
    await server?.stop();
    await folder?.remove();
  });
  return () => {
    if (server === undefined) throw new Error('The server is there only while tests run');
    return server;
  };
}

/** The demo’s majors are dependencies of the product, the others of test/servers/package.json. */
function packageOf(major: PostgresMajor): Promise<PostgresPackage> {
  const shipped = major === 15 || major === 17;
  return shipped
    ? findPostgresPackage(major)
    : findPostgresPackage(
        major,
        process.platform,
        process.arch,
        new URL('../servers/package.json', import.meta.url).href,
      );
}

/** Why no PostgreSQL of that major can be started here; null: it can. For `contract`. */
export async function postgresMissing(major: PostgresMajor): Promise<string | null> {
  try {
    await packageOf(major);
    return null;
  } catch (error) {
    return error instanceof Error ? `PostgreSQL ${String(major)}: ${error.message}` : String(error);
  }
}
