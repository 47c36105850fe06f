import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { supportsText } from '../../../src/kit/sheet/supports-text.ts';
import { browserStyles } from '../../../src/reference/browser-styles.ts';

it('is a script that stands alone', () => {
  const text = supportsText(browserStyles, 83);
  expect(() => new Script(text)).not.toThrow();
  expect(text).not.toMatch(/^\s*(?:import|export) /m);
  expect(text).toContain('"properties.inset"');
  expect(text).not.toContain('</script');
});

it('names what the version lacks and nothing else', () => {
  expect(supportsText(browserStyles, 87)).not.toContain('"properties.inset"');
  expect(supportsText(browserStyles, 120)).not.toContain('"selectors.has"');
});

it('does nothing where there are no styles', () => {
  const context = { self: {} };
  new Script(supportsText(browserStyles, 83)).runInNewContext(context);
  expect(context).toEqual({ self: {} });
});
