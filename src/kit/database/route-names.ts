import type { Texts } from '../../model/message.ts';

/** Of the names of a service those of the settings and facts of the way: what a database has too. */
export function routeNames(service: Texts): Texts {
  return Object.fromEntries(Object.entries(service).filter(([code]) => /^(?:setting\.proxy|fact\.route)/.test(code)));
}

/** The settings among them by their names alone, for a probe that has them below another. */
export function routeSettingNames(service: Texts): Texts {
  const settings = Object.entries(routeNames(service)).filter(([code]) => code.startsWith('setting.'));
  return Object.fromEntries(settings.map(([code, text]) => [code.slice('setting.'.length), text]));
}
