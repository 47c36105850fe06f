import type { JsonObject } from '../../model/json.ts';
import { defineProbe, type ProbeDeclaration, type ProbeDefinition } from '../define-probe.ts';
import { deriveService } from './derive-service.ts';
import type { ServiceSettings } from './settings.ts';
import { serviceTouches, type ServiceRequest } from './touches.ts';

/** Settings of a service; `user` where one may log in there. */
type Settings = ServiceSettings & { readonly user?: string };

/** A probe of a service as its author writes it: what is asked there stands in place of touches and login. */
type ServiceDeclaration<S extends Settings, F extends JsonObject> = Omit<
  ProbeDeclaration<S, F>,
  'capability' | 'touches' | 'login'
> & {
  /** All that is sent, as often as it is sent. Pure. */
  readonly requests: (settings: S) => readonly ServiceRequest[];
  /** Account that logs in, null: none. Pure. Left out: the `user` of the settings. */
  readonly logsInAs?: (settings: S) => string | null;
};

/**
 * Declares a probe that holds one conversation at host and port of its settings (see `visit`). It touches what
 * `serviceTouches` lists; from the facts follow the days left of the certificates, unless it derives more.
 */
export function defineServiceProbe<S extends Settings, F extends JsonObject>(
  declared: ServiceDeclaration<S, F>,
): ProbeDefinition<S, F> {
  const { requests, logsInAs = (settings: S) => settings.user ?? null, ...own } = declared;
  return defineProbe<S, F>({
    derive: deriveService,
    ...own,
    capability: 'network',
    touches: (settings) => serviceTouches(settings, { requests: requests(settings), account: logsInAs(settings) }),
    login: (settings) => {
      const account = logsInAs(settings);
      return account === null ? null : { host: settings.host, port: settings.port, account };
    },
  });
}
