/**
 * Waits for something of the browser, but not for long: a page that is caught in a loop answers nothing.
 *
 * @returns what came, `value: undefined` where it was refused; null where nothing came in time. Never rejects.
 */
export async function shortly<T>(
  asked: Promise<T>,
  limitMs: number,
): Promise<{ readonly value: T | undefined } | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([asked.then((value) => ({ value })), late]);
  } catch {
    return { value: undefined };
  } finally {
    clearTimeout(timer);
  }
}
