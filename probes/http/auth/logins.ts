import type { ProbeLogin } from '../../../src/kit/define-probe.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import type { Settings } from '../schema.ts';

/**
 * Where the settings log in. A client that fetches a token shows itself at two places: where the token is given out,
 * and where it is used; being refused at one says nothing of the other.
 */
export function logins({ url, basic, auth }: Settings): readonly ProbeLogin[] {
  const at = placeOf(url);
  const oauth2 = auth?.oauth2 ?? null;
  const digest = auth?.digest ?? null;
  return [
    ...(basic === null ? [] : [{ ...at, account: basic.user }]),
    ...(digest === null ? [] : [{ ...at, account: digest.user }]),
    ...(oauth2 === null
      ? []
      : [
          { ...placeOf(oauth2.tokenUrl), account: oauth2.clientId },
          { ...at, account: oauth2.clientId },
        ]),
  ];
}

function placeOf(written: string): Pick<ProbeLogin, 'host' | 'port'> {
  const url = new URL(written);
  return placeOfUrl(url);
}
