// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import type { Level } from '../kernel/level.js';
import type { Host } from './host.js';
import type { WithdrawalRoute } from './withdrawal.js';
import type { SourceChange } from './source-change.js';

export type { DocumentVersion, Host, HostLog, SigningKey } from './host.js';
export type { Level };
export type { Withdrawal, WithdrawalReceipt, WithdrawalRoute } from './withdrawal.js';

/** A key that names one natural person whatever the provider. */
export interface PersonKey {
  readonly scheme: 'it-fiscal-code' | 'eidas-person-id';
  /** Canonical: `IT:RSSMRA80A01H501U` (country, colon, code in upper case), or the eIDAS identifier as sent. */
  readonly value: string;
}

/** What an identity provider calls a person's session; kept as keyed hashes. */
export interface UpstreamSession {
  /** NameID, `sub` */
  readonly subject: string;
  /** SessionIndex, `sid` */
  readonly session?: string;
  /** For `logout.begin`, sealed at rest; absent when the identity provider keeps no session that could be ended. */
  readonly memory?: Readonly<Record<string, string>>;
}

/** What a provider vouches for, after it checked everything. */
export interface VerifiedProfile {
  /** Who vouches: entityID, `iss`, CA; never the gateway in front unless it alone signs. */
  readonly issuer: string;
  /** Stable and never reassigned inside `issuer`; a person key is stored as its keyed HMAC only. */
  readonly subject: string | { readonly personKey: PersonKey };
  /** What the reply proves, not what was asked. */
  readonly level: Level;
  /** RFC 8176 `amr` values, and `spid`, `cie`, `cns` beside them. */
  readonly methods: readonly string[];
  readonly authenticatedAt: Date;
  readonly personKeys: readonly PersonKey[];
  readonly email?: { readonly address: string; readonly vouched: boolean };
  /** OpenID Connect standard claim names only (Core 1.0, 5.1), plus `age_class`. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What tells this means from others of its kind, fit to be shown: the identity provider's name, a masked address. */
  readonly label?: string;
  /** What a later logout needs. */
  readonly upstream?: UpstreamSession;
  /** Of a professional identity that was asked for: which organisation it was issued for, by its tax ids. */
  readonly organisation?: { readonly taxCodes: readonly string[] };
  /** Ids that may be accepted once only, each until it expires by itself (assertion replay). */
  readonly once?: readonly { readonly id: string; readonly until: Date }[];
}

/** What happens next in the browser: always a value, never a side effect. */
export type Step =
  | { readonly kind: 'redirect'; readonly to: URL }
  | { readonly kind: 'post'; readonly to: URL; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: 'page';
      readonly view: string;
      readonly model: Readonly<Record<string, unknown>>;
    };

/** One pending sign-in. The host stores it, binds it to the browser, expires it and consumes it once. */
export interface Attempt {
  /** 43 characters of `[A-Za-z0-9_-]`; goes out as `state` or RelayState. */
  readonly handle: string;
  /** Which identity provider behind this provider (SPID: its entityID). */
  readonly choice?: string;
  readonly minimum: Level;
  /** The person must prove again who they are, whatever session the identity provider keeps. */
  readonly fresh: boolean;
  readonly locale: 'it' | 'en';
  /** The `client_id` of the portal that waits: what it needs may decide what is asked for. */
  readonly portal?: string;
  /** The AttributeConsumingService (SPID) that the portal's record names. */
  readonly attributeService?: number;
  /** The person proves by a professional identity where they belong. */
  readonly professional?: boolean | undefined;
  readonly startedAt: Date;
  /** What the person typed in the start form beyond the choice (the e-mail address of `email-link`). */
  readonly input: Readonly<Record<string, string>>;
  /** The absolute address of one of the provider's reply routes. */
  readonly replyTo: (path: string) => URL;
  /** Nonce, PKCE verifier, request id; sealed at rest. Written by `begin`, read by `verify`. */
  readonly memory: Record<string, string>;
  /** Another key the reply may be found by, when it does not carry `handle`. */
  correlateBy(key: string): void;
  /**
   * Keeps a message for the 24-month register, failures too. An auditor finds it by `reference`, what
   * the other party knows it by: the ID of a SAML request.
   */
  record(kind: string, bytes: Buffer, reference?: string): void;
}

/** An HTTP reply reduced to single-valued strings; duplicated parameters never get here. */
export interface Reply {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  /** Without the question mark; detached SAML signatures are over the raw octets. */
  readonly rawQuery: string;
  /** Filled in by the host alone, for routes that ask for it. Nothing but the possession of its key is proven. */
  readonly clientCertificate?: ClientCertificate;
}

/** A certificate whose key the browser proved to hold, in a TLS handshake of this very attempt. */
export interface ClientCertificate {
  readonly pem: string;
  /** Further certificates that came along, in PEM: of use to find a way to a trusted one, not trusted. */
  readonly chain: readonly string[];
  readonly verifiedBy: 'tls' | 'proxy';
}

export interface ReplyRoute {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  /**
   * When the attempt is consumed: authorization codes burn at the first use, so `before-verify`;
   * a SAML response or a certificate can be checked first, so that junk never burns a pending sign-in.
   */
  readonly single: 'after-verify' | 'before-verify';
  /**
   * For a POST route that a mailed link leads to: a GET of the same path shows one page whose button
   * posts the parameters on, because mail scanners open links and must not use them up.
   */
  readonly confirm?: true;
  /**
   * For a GET route: the host that asks for TLS client certificates serves this path too, keeps the
   * certificate under a one-time code for a minute, and sends the browser on to the route itself.
   */
  readonly clientCertificate?: true;
  /** The handle or the key given to `correlateBy`. Cheap, no cryptography, no side effect. */
  correlate(reply: Reply): string | undefined;
  /** Gives the reply to `attempt.record`, before anything about it is checked: refused ones are kept too. */
  record?(reply: Reply, attempt: Attempt): void;
  /** @throws ProviderError */
  verify(reply: Reply, attempt: Attempt): Promise<VerifiedProfile>;
}

/** Service-provider metadata, an entity configuration, a key set: published under the instance's path. */
export interface DocumentRoute {
  readonly path: `/${string}`;
  readonly type: string;
  /**
   * Published at this path of the host too, for protocols that look for it there (RFC 8615). The host
   * does so below `/.well-known/` only, for the first instance that asks.
   */
  readonly atRoot?: boolean;
  render(): Promise<string>;
}

export interface QueryAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What other services ask by GET, published under the instance's path; an answer from what is known, soon. */
export interface QueryRoute {
  readonly path: `/${string}`;
  answer(query: Readonly<Record<string, string>>): Promise<QueryAnswer>;
}

/**
 * Keeps a logout message for the 24-month register.
 * @param reference the ID of the request that it is, or answers: both are found by it
 */
export type RecordLogout = (kind: string, bytes: Buffer, reference: string) => void;

/** An identity provider wants the sessions of somebody to end, and waits for `answer`. */
export interface LogoutRequested {
  readonly kind: 'requested';
  readonly issuer: string;
  readonly subject: string;
  /** Only the sessions of these names; all of the subject's when empty. */
  readonly sessions: readonly string[];
  /** Called after the sessions have ended, also when there were none. */
  answer(): Promise<Step>;
}

/** An identity provider answers to `logout.begin`; `everywhere` unless some service could not be reached. */
export interface LogoutFinished {
  readonly kind: 'finished';
  readonly everywhere: boolean;
}

export interface LogoutRoute {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  /**
   * Gives what is signed to `record`, also where it is refused then; nothing else, or anybody could fill the register.
   * @throws ProviderError for everything that is not signed by who it says it is from
   */
  verify(reply: Reply, record: RecordLogout): Promise<LogoutRequested | LogoutFinished>;
}

/** An identity provider behind a provider, for the list on the sign-in page. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly logo?: URL;
  /** Of another scheme than the rest of the list: offered by a button of its own. */
  readonly scheme?: 'eidas';
}

export interface CheckFinding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface Provider {
  /** Opens a sign-in. @throws ProviderError */
  begin(attempt: Attempt): Promise<Step>;
  readonly replies: readonly ReplyRoute[];
  /** It tells of professional identities when asked. */
  readonly professional?: boolean;
  /** Its sign-ins say of which age class somebody is (the claim `age_class`). */
  readonly tellsAge?: boolean;
  readonly documents?: readonly DocumentRoute[];
  readonly queries?: readonly QueryRoute[];
  readonly logout?: {
    /** Ends the session at the identity provider too; undefined when it has no address for that. */
    begin?(
      memory: Readonly<Record<string, string>>,
      record: RecordLogout,
    ): Promise<Step | undefined>;
    /**
     * Gives back what the sign-in left at the identity provider (an access token), server to server and
     * after the session has ended, whoever ended it. Tried again later when it throws.
     */
    revoke?(memory: Readonly<Record<string, string>>): Promise<void>;
    readonly routes?: readonly LogoutRoute[];
  };
  readonly withdrawals?: readonly WithdrawalRoute[];
  choices?(): Promise<readonly Choice[]>;
  /** Origins that a form or a redirect of this provider leads to, for the `form-action` of the pages that offer it. */
  origins?(): Promise<readonly string[]>;
  check?(): Promise<readonly CheckFinding[]>;
  /** What became of the last copies of a list from outside, newest first, for the staff. */
  sourceChanges?(): Promise<readonly SourceChange[]>;
  /** Names of the authorities whose client certificates serve, in PEM, so that browsers offer no others. */
  authorities?(): Promise<readonly string[]>;
  readonly tasks?: readonly {
    readonly name: string;
    readonly everySeconds: number;
    run(): Promise<void>;
  }[];
  close?(): Promise<void>;
}

/** What a kind of provider is entitled to claim; the host cuts off everything beyond. */
export interface Trust {
  /** National means prove a person; enterprise ones vouch for an address; social and e-mail prove nobody. */
  readonly family: 'national' | 'enterprise' | 'social' | 'email';
  readonly level: Level;
  readonly personKeys: readonly PersonKey['scheme'][];
  readonly vouchesForEmail: boolean;
}

export interface ProviderDefinition<Config> {
  readonly contract: 1;
  readonly kind: string;
  /** The most that any instance may claim. */
  readonly trust: Trust;
  /** What an instance claims, where that hangs on its configuration; the host cuts off what is beyond `trust`. */
  readonly trustOf?: (config: Config) => Trust;
  /** Describes the configuration, and nothing else does; secrets carry `.meta({ secret: true })`. */
  readonly configSchema: z.ZodType<Config>;
  create(config: Config, host: Host): Provider | Promise<Provider>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- definitions of all configurations stand in one list
export type AnyProviderDefinition = ProviderDefinition<any>;

/** Declares a kind of provider; the default export of its module. */
export const defineProvider = <Config>(
  definition: ProviderDefinition<Config>,
): ProviderDefinition<Config> => definition;
