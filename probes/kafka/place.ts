/** Name and port of `kafka1:9092`. */
export function placeOf(written: string): { readonly host: string; readonly port: number } {
  const at = written.lastIndexOf(':');
  return { host: written.slice(0, at), port: Number(written.slice(at + 1)) };
}
