/** Whether a setting holds certificates or a key themselves; else it is the path of a file. */
export function isPem(setting: string): boolean {
  return setting.includes('-----BEGIN');
}
