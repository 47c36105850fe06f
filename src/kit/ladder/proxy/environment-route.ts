import { ProbeFailure } from '../../probe-failure.ts';
import { noProxyEntry, type Destination } from './no-proxy.ts';
import { parseProxy, type Proxy } from './proxy-url.ts';
import { secretMark } from '../../settings.ts';
import type { Route } from './route-reasons.ts';

/** Variables of the machine that name proxies, as they are called there. */
export type ProxyVariables = Readonly<Record<string, string>>;

const names: readonly string[] = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];

/** Those variables out of all of them. Empty ones count as not set, as in curl. */
export function proxyVariables(all: Readonly<Record<string, string | undefined>>): ProxyVariables {
  const found: Record<string, string> = {};
  for (const [name, text] of Object.entries(all)) {
    if (names.includes(name.toLowerCase()) && text !== undefined && text.trim() !== '') found[name] = text;
  }
  return found;
}

/**
 * The way that the environment of the machine names for a URL, as curl reads it (manual, "Environment"): the variable of
 * the scheme, else ALL_PROXY; small letters before capitals; NO_PROXY takes destinations out. Other than curl, and like
 * the programs of most languages, HTTP_PROXY counts in capitals too.
 *
 * @throws ProbeFailure `settings-invalid` where the variable names no proxy
 */
export function environmentRoute(
  variables: ProxyVariables,
  { scheme, ...destination }: Destination & { readonly scheme: 'http' | 'https' },
): Route {
  const exempt = variable(variables, 'no_proxy');
  const entry = exempt === null ? null : noProxyEntry(exempt.text, destination);
  if (exempt !== null && entry !== null) {
    return { proxy: null, because: 'no-proxy', rule: `${exempt.name}: ${entry}` };
  }
  const named = variable(variables, `${scheme}_proxy`) ?? variable(variables, 'all_proxy');
  if (named === null) return { proxy: null, because: 'no-variable', rule: null };
  const proxy = parseProxy(named.text);
  if (proxy === null) {
    throw new ProbeFailure('settings-invalid', {
      phase: 'settings',
      params: { settings: { kind: 'list', items: [`${named.name}=${withoutAccount(named.text)}`] } },
    });
  }
  return { proxy, because: 'environment', rule: named.name };
}

/** Every proxy that the variables name, whatever for. */
export function environmentProxies(variables: ProxyVariables): readonly Proxy[] {
  return Object.entries(variables).flatMap(([name, text]) => {
    const proxy = name.toLowerCase() === 'no_proxy' ? null : parseProxy(text);
    return proxy === null ? [] : [proxy];
  });
}

function variable(variables: ProxyVariables, name: string): { readonly name: string; readonly text: string } | null {
  for (const each of [name, name.toUpperCase()]) {
    const text = variables[each];
    if (text !== undefined && text.trim() !== '') return { name: each, text };
  }
  return null;
}

function withoutAccount(text: string): string {
  return text.replace(/^([a-z0-9]+:\/\/)?.*@/is, `$1${secretMark}@`);
}
