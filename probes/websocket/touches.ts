import { serviceTouches } from '../../src/kit/service/touches.ts';
import { secretMark } from '../../src/kit/settings.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import { placeOf } from './place.ts';
import type { Settings } from './schema.ts';

export const ping = 'ping';
export const close = 'close';
export const textMessage = (text: string): string => `message ${text}`;

/** Everything one attempt may touch. A message may change something, unless the settings say that it does not. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { send, sideEffect } = settings;
  const place = placeOf(settings);
  const message = send === undefined ? [] : [textMessage(send)];
  const declared = serviceTouches(place, { requests: [ping, ...message, close], account: null });
  return [
    ...declared.map((each) => (sideEffect && isMessage(each.touch, message) ? { ...each, sideEffect } : each)),
    { touch: urlTouch(settings), count: 1 },
  ];
}

/** The URL as it stands in the profile, the values of secret query parameters masked. */
export function urlTouch(settings: Settings): Touch {
  const url = new URL(settings.url);
  const secrets = Object.keys(settings.query).map((name) => `${encodeURIComponent(name)}=${secretMark}`);
  const joint = url.search === '' ? '?' : '&';
  return { kind: 'url', method: 'GET', url: secrets.length === 0 ? url.href : url.href + joint + secrets.join('&') };
}

function isMessage(touch: Touch, message: readonly string[]): boolean {
  return touch.kind === 'request' && message.includes(touch.text);
}
