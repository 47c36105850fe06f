/**
 * Waits until every promise has settled, then returns the values or throws the first error. Unlike Promise.all nothing
 * is still under way afterwards, so what has been started can be stopped and its folders deleted.
 */
export async function settleAll<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const values: T[] = [];
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') throw result.reason;
    values.push(result.value);
  }
  return values;
}
