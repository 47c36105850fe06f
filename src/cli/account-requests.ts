import type { AccountRequest } from '../../reports/access/access-input.ts';
import { markSecrets, type Toolbox } from '../assess/toolbox.ts';
import type { AccountScript, AnyProbe } from '../kit/define-probe.ts';
import { loginsOf } from '../kit/logins-of.ts';
import { hostPort } from '../model/plan.ts';
import type { Check, CheckNode, Profile } from '../model/profile.ts';
import { factsAsked } from './facts-asked.ts';

/** Whether a check takes part in an environment. */
export type TakesPart = (check: string, environment: string) => boolean;

/**
 * The accounts that checks log in with, each with the rights that all of them together ask for at that server. Settings
 * that the probe cannot read ask for none.
 */
export function accountRequests(profile: Profile, tools: Toolbox, takesPart: TakesPart): readonly AccountRequest[] {
  const logins = new Map<string, Login>();
  for (const check of profile.checks) {
    const own = check.environments.filter(
      (each) => each.notApplicable === null && takesPart(check.name, each.environment),
    );
    const nodes = own.flatMap((each) => each.nodes.map((node) => ({ environment: each.environment, node })));
    for (const { environment, node } of nodes)
      addLogin(logins, profile, tools.probes.get(check.probe), check, environment, node);
  }
  return [...logins.values()].map(requestOf);
}

/** One account at one server: everything that is looked at through it. */
interface Login {
  readonly probe: AnyProbe;
  readonly environment: string;
  readonly server: string;
  readonly account: string;
  readonly looks: { readonly settings: unknown; readonly facts: readonly string[] }[];
  readonly checks: Set<string>;
}

function addLogin(
  logins: Map<string, Login>,
  profile: Profile,
  probe: AnyProbe | undefined,
  check: Check,
  environment: string,
  node: CheckNode,
): void {
  if (probe === undefined) return;
  const parsed = probe.settings.safeParse(markSecrets(node.settings));
  if (!parsed.success) return;
  for (const { host, port, account } of loginsOf(probe, parsed.data)) {
    const server = hostPort(host, port);
    const key = JSON.stringify([probe.kind, environment, server, account]);
    const known = logins.get(key) ?? { probe, environment, server, account, looks: [], checks: new Set() };
    known.looks.push({ settings: parsed.data, facts: factsAsked(profile, check, environment, node) });
    known.checks.add(check.name);
    logins.set(key, known);
  }
}

function requestOf({ probe, environment, server, account, looks, checks }: Login): AccountRequest {
  const scripts = looks.flatMap(({ settings, facts }) => {
    const script = probe.account?.(settings, facts) ?? null;
    return script === null ? [] : [script];
  });
  const each = (part: (script: AccountScript) => readonly string[]): readonly string[] => [
    ...new Set(scripts.flatMap(part)),
  ];
  const [first] = scripts;
  return {
    environment,
    probe: probe.kind,
    tool: first?.tool ?? null,
    at: first === undefined ? [server] : each((script) => [script.at]),
    name: first?.name ?? account,
    statements: each((script) => script.statements),
    notes: each((script) => script.notes).map((code) => ({ code: `${probe.kind}.${code}`, params: {} })),
    checks: [...checks],
  };
}
