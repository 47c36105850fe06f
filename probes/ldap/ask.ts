import type { Visiting } from '../../src/kit/service/visit.ts';
import { boolean, element, integer, octets, tags } from './ber.ts';
import { encodeFilter } from './filter.ts';
import {
  entryOf,
  ldapMessage,
  operations,
  resultOf,
  takeMessage,
  type Entry,
  type LdapMessage,
  type LdapResult,
} from './message.ts';

/** A search as it is sent. */
export interface Question {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: string;
  /** Entries at most. */
  readonly limit: number;
  readonly attributes: readonly string[];
}

/** What a search found. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Places in other servers. */
  readonly references: number;
  readonly result: LdapResult;
}

/** Question and answer in LDAP: each question has a number of its own. */
export interface Directory {
  readonly startTls: () => Promise<LdapResult>;
  readonly bind: (user: string, password: string, controls: readonly string[]) => Promise<LdapResult>;
  readonly search: (question: Question) => Promise<Found>;
  readonly unbind: () => void;
}

const scopes = { base: 0, one: 1, sub: 2 } as const;
/** Seconds the server may search; our own limit is on each answer. */
const searchSeconds = 10;

/** Asks the server of a visit. Failures are those of the conversation. */
export function directoryAt(server: Visiting): Directory {
  let id = 0;
  const send = (operation: Buffer, controls: readonly string[] = []): number => {
    id += 1;
    server.send(ldapMessage(id, operation, controls));
    return id;
  };
  const next = async (asked: number): Promise<LdapMessage> => {
    const message = await server.read(takeMessage((bytes) => server.foreign(bytes)));
    if (message.id === asked) return message;
    throw goodbye(server, message);
  };
  const result = (message: LdapMessage, operation: number): LdapResult => {
    const found = message.operation === operation ? resultOf(message) : null;
    if (found === null) throw server.failure('reply-not-understood');
    return found;
  };
  return {
    startTls: async () => {
      const asked = send(element(operations.extendedRequest, octets('1.3.6.1.4.1.1466.20037', 0x80)));
      return result(await next(asked), operations.extendedResponse);
    },
    bind: async (user, password, controls) => {
      const asked = send(element(operations.bindRequest, integer(3), octets(user), octets(password, 0x80)), controls);
      return result(await next(asked), operations.bindResponse);
    },
    search: async (question) => {
      const asked = send(searchRequest(question));
      const entries: Entry[] = [];
      let references = 0;
      for (;;) {
        const message = await next(asked);
        if (message.operation === operations.searchDone)
          return { entries, references, result: result(message, operations.searchDone) };
        const entry = message.operation === operations.searchEntry ? entryOf(message) : null;
        if (entry !== null) entries.push(entry);
        else if (message.operation === operations.searchReference) references += 1;
        else throw server.failure('reply-not-understood');
        // A server has to keep to the limit; one that does not would fill the memory.
        if (entries.length > question.limit || references > question.limit)
          throw server.failure('reply-not-understood');
      }
    },
    unbind: () => {
      send(element(operations.unbindRequest));
    },
  };
}

/** An answer nobody asked for: a server that says goodbye (RFC 4511, section 4.4.1), else something that is no LDAP. */
function goodbye(server: Visiting, message: LdapMessage) {
  const said = message.id === 0 ? resultOf(message) : null;
  if (said === null) return server.failure('reply-not-understood');
  return server.failure('connection-lost', {}, new Error(said.said));
}

function searchRequest({ base, scope, filter, limit, attributes }: Question): Buffer {
  return element(
    operations.searchRequest,
    octets(base),
    integer(scopes[scope], tags.enumerated),
    integer(0, tags.enumerated),
    integer(limit),
    integer(searchSeconds),
    boolean(false),
    encodeFilter(filter) ?? octets('objectClass', 0x87),
    // `1.1`: no attribute at all (RFC 4511, section 4.5.1.8).
    element(tags.sequence, ...(attributes.length === 0 ? ['1.1'] : attributes).map((name) => octets(name))),
  );
}
