import type { Visiting } from '../../src/kit/service/visit.ts';

/** More statistics than this no release has. */
export const mostStats = 500;

/** Learns what the statistics tell, by name; null: the server keeps them to itself. */
export function learnStats(server: Visiting, stats: ReadonlyMap<string, string> | null): void {
  if (stats === null) {
    server.miss(['uptime', 'connections', 'memory', 'evictions'], { reason: 'not-permitted', detail: null });
    return;
  }
  const number = (name: string): number | null => {
    const text = stats.get(name);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
  };
  const uptime = number('uptime');
  const current = number('curr_connections');
  const most = number('max_connections');
  const limit = number('limit_maxbytes');
  const used = number('bytes');
  const evictions = number('evictions');
  server.learn({
    ...(uptime === null ? {} : { uptime }),
    ...(current === null ? {} : { connections: { current, ...(most === null ? {} : { most }) } }),
    ...(limit === null || used === null ? {} : { memory: { limit, used } }),
    ...(evictions === null ? {} : { evictions }),
  });
}
