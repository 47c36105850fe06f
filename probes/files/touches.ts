import { win32 } from 'node:path';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';

/** Whether a path is written as a folder: with a separator at its end. */
export function isFolderPath(path: string): boolean {
  return /[\\/]$/.test(path);
}

/** A path without the separators at its end; the top of a file system or drive keeps its own. */
export function withoutEnd(path: string): string {
  const bare = path.replace(/[\\/]+$/, '');
  return bare === '' || /^[A-Za-z]:$/.test(bare) ? `${bare}${path.charAt(bare.length)}` : bare;
}

/**
 * One spelling for what names the same place: without `.` and double separators, on Windows also without `..` and in one
 * case. Elsewhere `..` behind a link leads to another place.
 */
export function plainPath(path: string): string {
  const isWindows = /^(?:[A-Za-z]:|[\\/]{2}[^\\/])/.test(path) || path.includes('\\');
  if (isWindows) return withoutEnd(win32.normalize(path).toLowerCase());
  return withoutEnd(path.replaceAll(/\/(?:\.?\/)+/g, '/').replace(/(?<=.)\/\.$/, ''));
}

/** The file itself. */
export function fileTouch(settings: Settings): Touch {
  return { kind: 'file', path: withoutEnd(settings.path) };
}

/** All that is below a folder. */
export function folderTouch(settings: Settings): Touch {
  return { kind: 'file', path: `${withoutEnd(settings.path).replace(/[\\/]$/, '')}/**` };
}

/** A folder is read only where it is written as one, so that the list says exactly what may be read. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const touch = isFolderPath(settings.path) ? folderTouch(settings) : fileTouch(settings);
  return [{ touch, count: 1 }];
}
