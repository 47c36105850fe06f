import { describe, expect, it } from 'vitest';
import type { FetchedToken } from '../../src/kit/shared-token.ts';
import { createTokenStore } from '../../src/run/token-store.ts';

function store() {
  const world = { now: 0 };
  const told: string[] = [];
  const token = createTokenStore(
    () => world.now,
    (text) => told.push(text),
  );
  let given = 0;
  const fetch = (lastsMs: number | null) => (): Promise<FetchedToken> => {
    given += 1;
    return Promise.resolve({ text: `token-${String(given)}`, lastsMs });
  };
  return { world, told, token, fetch };
}

describe('tokens of a run', () => {
  it('are fetched once for a key, and told to whoever takes them out of texts', async () => {
    const { token, fetch, told } = store();
    const all = await Promise.all([token('a', fetch(null)), token('a', fetch(null)), token('b', fetch(null))]);
    expect(all).toEqual(['token-1', 'token-1', 'token-2']);
    expect(await token('a', fetch(null))).toBe('token-1');
    expect(told).toEqual(['token-1', 'token-2']);
  });

  it('are fetched again before they run out', async () => {
    const { world, token, fetch } = store();
    expect(await token('a', fetch(100_000))).toBe('token-1');
    world.now = 60_000;
    expect(await token('a', fetch(100_000))).toBe('token-1');
    world.now = 71_000;
    expect(await token('a', fetch(100_000))).toBe('token-2');
  });

  it('serve once where they last no longer than a moment', async () => {
    const { token, fetch } = store();
    expect(await token('a', fetch(5))).toBe('token-1');
    expect(await token('a', fetch(5))).toBe('token-2');
  });

  it('are fetched by the next task where the first one failed', async () => {
    const { token, fetch } = store();
    const first = token('a', () => Promise.reject(new Error('deadline')));
    const second = token('a', fetch(null));
    await expect(first).rejects.toThrow('deadline');
    expect(await second).toBe('token-1');
  });
});
