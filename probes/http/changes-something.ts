/** Methods that are safe by definition (RFC 9110 section 9.2.1). */
const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a call may change something on the target.
 *
 * @param sideEffect what the settings say of it; null: nothing
 */
export function changesSomething(method: string, sideEffect: boolean | null): boolean {
  return sideEffect ?? !reading.includes(method);
}
