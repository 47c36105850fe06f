import { hostPort, type TaskLogin } from '../model/plan.ts';
import { deferred, type Deferred } from './deferred.ts';

/** What a login showed. `unclear`: it broke before the target said yes or no. */
export type LoginResult = 'accepted' | 'denied' | 'unclear';

/** Lets the first login of an account through alone; see createLoginGate. */
export interface LoginGate {
  /** Waits for its turn. `denied`: the account was denied before; `cancelled`: the run was stopped. */
  readonly enter: (key: string) => Promise<'go' | 'denied' | 'cancelled'>;
  /** Must follow every `go`. */
  readonly leave: (key: string, result: LoginResult) => void;
  readonly isDenied: (key: string) => boolean;
  readonly cancel: () => void;
}

interface Account {
  state: 'untried' | 'trying' | 'accepted' | 'denied';
  waiting: Deferred<'go' | 'denied' | 'cancelled'>[];
}

/** Names the account that a task logs in with: host, port and account. */
export function loginKey(login: TaskLogin): string {
  return `${hostPort(login.host, login.port)} ${login.account}`;
}

/**
 * Accounts get locked by repeated wrong passwords. The first login for a host, port and account runs alone while the
 * others wait; once it is accepted they all go, once it is denied none does. While it stays unclear they go one by one.
 */
export function createLoginGate(): LoginGate {
  const accounts = new Map<string, Account>();
  let cancelled = false;

  const accountOf = (key: string): Account => {
    const known = accounts.get(key);
    if (known !== undefined) return known;
    const made: Account = { state: 'untried', waiting: [] };
    accounts.set(key, made);
    return made;
  };
  const wake = (account: Account, answer: 'go' | 'denied' | 'cancelled'): void => {
    const { waiting } = account;
    account.waiting = [];
    for (const each of waiting) each.resolve(answer);
  };
  return {
    enter: async (key) => {
      if (cancelled) return 'cancelled';
      const account = accountOf(key);
      if (account.state === 'denied') return 'denied';
      if (account.state === 'accepted') return 'go';
      if (account.state === 'untried') {
        account.state = 'trying';
        return 'go';
      }
      const turn = deferred<'go' | 'denied' | 'cancelled'>();
      account.waiting.push(turn);
      return turn.promise;
    },
    leave: (key, result) => {
      const account = accountOf(key);
      if (result === 'denied') {
        account.state = 'denied';
        wake(account, 'denied');
        return;
      }
      if (account.state !== 'trying') return;
      if (result === 'accepted') {
        account.state = 'accepted';
        wake(account, 'go');
        return;
      }
      const next = account.waiting.shift();
      if (next === undefined) account.state = 'untried';
      else next.resolve('go');
    },
    isDenied: (key) => accountOf(key).state === 'denied',
    cancel: () => {
      cancelled = true;
      for (const account of accounts.values()) wake(account, 'cancelled');
    },
  };
}
