/** Folders of an archive that hold libraries, and `lib` of a program as it is unpacked. */
const folders = /^(?:WEB-INF\/lib|BOOT-INF\/lib|APP-INF\/lib|lib)\/([^/]+)\.jar$/;

/** Stands where the name of a jar says no version. */
export const unknownVersion = '?';

/** Name and version of a library by the path of its jar; null: it is none. */
export function libraryOf(path: string): { readonly name: string; readonly version: string } | null {
  const file = folders.exec(path)?.[1];
  if (file === undefined) return null;
  const [, name, version] = /^(.+?)[-_]v?(\d[\w.+-]*)$/.exec(file) ?? [];
  return name === undefined || version === undefined ? { name: file, version: unknownVersion } : { name, version };
}
