import type { IncomingHttpHeaders } from 'node:http';
import { secretMark } from '../settings.ts';
import { newRemembered } from './remembered.ts';

const mostHeaders = 100;
const longestValue = 1000;

/** Headers whose value lets somebody in. */
const secretNames = /authori[sz]ation|api-?key|token|secret|password|passwd|credential|session|^cookie2?$|signature/;

/** Whether a header, by its name, holds what lets somebody in. */
export function isSecretHeader(name: string): boolean {
  return judged.get(name, () => secretNames.test(name.toLowerCase()));
}

/** Servers send the same few names again and again. */
const judged = newRemembered<boolean>(500);

/**
 * Headers of a reply as facts: names in lower case, several values joined by commas, values of cookies and of anything
 * that lets somebody in masked, long values and many headers cut off.
 */
export function headerFacts(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || kept.length >= mostHeaders) continue;
    const values = Array.isArray(value) ? value : [value];
    kept.push([name, clip(values.map((each) => masked(name, each)).join(', '))]);
  }
  return Object.fromEntries(kept);
}

function masked(name: string, value: string): string {
  if (name === 'set-cookie') return maskCookie(value);
  if (name === 'location' || name === 'content-location' || name === 'refresh') return maskQuery(value);
  return isSecretHeader(name) ? secretMark : value;
}

/** Keeps the name and the attributes (RFC 6265 section 4.1.1): whether a cookie is Secure is worth a check. */
function maskCookie(value: string): string {
  const [pair = '', ...attributes] = value.split(';');
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : `${pair.slice(0, equals).trim()}=`;
  return [`${name}${secretMark}`, ...attributes.map((attribute) => attribute.trim())].join('; ');
}

/** Codes and tokens travel in the query of a redirect, names and passwords before its host. */
function maskQuery(value: string): string {
  return value.replace(/\/\/[^/?#]*@/, `//${secretMark}@`).replace(/([?&#][^=&#]*)=[^&#]+/g, `$1=${secretMark}`);
}

function clip(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
