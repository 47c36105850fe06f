import type { JsonObject } from '../../model/json.ts';
import { defineProbe, type ProbeDeclaration, type ProbeDefinition } from '../define-probe.ts';
import { deriveService } from '../service/derive-service.ts';
import { httpJsonLogin } from './login.ts';
import type { HttpJsonSettings } from './settings.ts';
import { httpJsonTouches, type Asked } from './touches.ts';

/** A probe of a product that answers JSON over HTTP, as its author writes it. */
type HttpJsonDeclaration<S extends HttpJsonSettings, F extends JsonObject> = Omit<
  ProbeDeclaration<S, F>,
  'capability' | 'touches' | 'login'
> & {
  /** All that is asked of the product. */
  readonly requests: readonly Asked[];
  /** Account that logs in, null: none; of a secret only the name. Pure. Left out: nobody logs in. */
  readonly logsInAs?: (settings: S) => string | null;
};

/**
 * Declares a probe that asks one path after the other below the `url` of its settings (see `consult`). It touches what
 * `httpJsonTouches` lists; from the facts follow the days left of the certificates, unless it derives more.
 */
export function defineHttpJsonProbe<S extends HttpJsonSettings, F extends JsonObject>(
  declared: HttpJsonDeclaration<S, F>,
): ProbeDefinition<S, F> {
  const { requests, logsInAs = () => null, ...own } = declared;
  return defineProbe<S, F>({
    derive: deriveService,
    ...own,
    capability: 'network',
    touches: (settings) => httpJsonTouches(settings, requests, logsInAs(settings)),
    login: (settings) => httpJsonLogin(settings, logsInAs(settings)),
  });
}
