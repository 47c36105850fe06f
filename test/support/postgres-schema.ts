import * as z from 'zod';
import { allCatalogueStatements } from '../../probes/postgres/catalogue/statements/catalogue-statements.ts';
import { normalisers } from '../../probes/postgres/catalogue/normalisers.ts';
import { readCatalogue } from '../../probes/postgres/catalogue/read-catalogue.ts';
import { beginLook } from '../../src/kit/database/look.ts';
import type { Opening } from '../../src/kit/database/session.ts';
import { databaseTouches } from '../../src/kit/database/touches.ts';
import { defineProbe, type ProbeTask } from '../../src/kit/define-probe.ts';
import { enter } from '../../src/kit/postgres/enter.ts';
import { postgresLogin } from '../../src/kit/postgres/login.ts';
import { refusals } from '../../src/kit/postgres/refusal.ts';
import { schemaSettings } from '../../src/kit/schema/schema-settings.ts';
import { snapshotShape } from '../../src/kit/schema/snapshot-shape.ts';
import type { SchemaSnapshot } from '../../src/kit/schema/snapshot.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import { look } from './http-task.ts';

const settings = z.strictObject({ ...postgresLogin, schema: schemaSettings(normalisers) });
type Settings = z.infer<typeof settings>;

const none = { level: 'cosmetic', strict: [] } as const;

/** The part of the probe that reads the schema, by itself. */
const schemaProbe = defineProbe({
  kind: 'postgres-schema',
  lifecycle: 'experimental',
  capability: 'network',
  settings,
  facts: z.strictObject({ schema: snapshotShape.exactOptional() }),
  touches: (given: Settings) => databaseTouches(given, allCatalogueStatements(given.schema)),
  observe: async (task: ProbeTask<Settings>) => {
    const opening: Opening = { timings: [], facts: {}, from: '' };
    const session = await enter(task, opening, 256 * 1024 ** 2);
    const learning = beginLook(session, task, refusals, {});
    try {
      await readCatalogue(learning, task.settings.schema ?? none);
    } finally {
      await session.close();
    }
    return {
      facts: z.object({ schema: snapshotShape.exactOptional() }).parse(learning.facts()),
      gaps: learning.gaps(),
    };
  },
  texts: { en: {}, 'zh-CN': {} },
});

type Asked = z.input<NonNullable<(typeof settings)['shape']['schema']>>;

/** What one look at the schema of a database taught. */
export async function lookAtSchema(
  server: PostgresServer,
  database: string,
  schema: Asked = {},
  login: { readonly user: string; readonly password: string } = server.superuser,
) {
  const { host, port } = server;
  const { answer, failure } = await look(schemaProbe, { host, port, database, ...login, schema });
  if (answer === null) throw failure ?? new Error('no answer');
  return { facts: answer.facts, gaps: answer.gaps ?? [] };
}

/** The schema of a database as the probe reads it; fails with what the server said. */
export async function readSchema(...of: Parameters<typeof lookAtSchema>): Promise<SchemaSnapshot> {
  const { facts, gaps } = await lookAtSchema(...of);
  if (facts.schema === undefined) throw new Error(JSON.stringify(gaps));
  return facts.schema;
}
