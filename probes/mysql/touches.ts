import { hostPort, type DeclaredTouch, type Touch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';
import { everyStatement } from './statements.ts';

/** Everything one look may touch. Of statements that differ between products only those of one are sent. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { host, port, ca } = settings;
  const list: Touch[] = [
    { kind: 'connect', transport: 'tcp', host, port },
    accountTouch(settings),
    ...(ca === undefined ? [] : [{ kind: 'file', path: ca } as const]),
    ...everyStatement(settings.statementTimeout).map((text) => statementTouch(settings, text)),
  ];
  return list.map((touch) => ({ touch, count: 1 }));
}

/** The login. */
export function accountTouch(settings: Settings): Touch {
  return { kind: 'account', at: databaseOf(settings), name: settings.user };
}

/** One statement. */
export function statementTouch(settings: Settings, text: string): Touch {
  return { kind: 'sql', at: databaseOf(settings), text };
}

function databaseOf({ host, port, database }: Settings): string {
  return database === undefined ? hostPort(host, port) : `${hostPort(host, port)}/${database}`;
}
