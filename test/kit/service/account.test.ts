import { expect, it } from 'vitest';
import * as z from 'zod';
import { accountSettings, wholeAccount } from '../../../src/kit/service/account.ts';

const Settings = z.strictObject(accountSettings()).superRefine(wholeAccount);

it('takes both or neither', () => {
  expect(Settings.safeParse({}).success).toBe(true);
  expect(Settings.safeParse({ user: 'app', password: 'x' }).success).toBe(true);
  expect(Settings.safeParse({ user: 'app' }).error?.issues).toMatchObject([
    { path: ['password'], message: 'service.half-account' },
  ]);
  expect(Settings.safeParse({ password: 'x' }).error?.issues).toMatchObject([{ path: ['user'] }]);
});
