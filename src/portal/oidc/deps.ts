// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { JWK } from 'oidc-provider';
import type { Db } from '../../database/database.js';
import type { Proof } from '../../http/request.js';
import type { Clock } from '../../kernel/clock.js';
import type { ClientId, SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Logger } from '../../kernel/logger.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import type { SignInEvent } from '../domain/sign-in-event.js';
import type { PortalDirectory } from '../use-cases/portal-directory.js';
import type { ClaimSources } from '../use-cases/releases/claims-of.js';

/** Pages that the provider answers with; drawn by `web`, handed in by the wiring. */
export interface OidcPages {
  error(req: Request, res: Response, error: unknown): void;
  /** The address of the page with the ways in; the page of the interaction leads there where absent. */
  signIn?(waiting: WaitingSignIn): string;
  /** Lets the person post the answer to the portal. */
  passOn(req: Request, res: Response, page: PassOnPage): void;
  /** Asks whether to end the session here too. `fields` go with the form to `action`. */
  signOut(req: Request, res: Response, page: SignOutPage): void;
  signedOut(req: Request, res: Response, page: { readonly portal: string | undefined }): void;
  /** Instead of leading on at once: the identity provider keeps a session that may end too, or portals end theirs here. */
  signedOutHere(req: Request, res: Response, page: SignedOutHere): void;
}

export interface SignedOutHere {
  /** Whether the session here has ended; otherwise the person has left one portal, and stays. */
  readonly everywhere: boolean;
  /** The portal that began it. */
  readonly left: string | undefined;
  readonly upstream: UpstreamLogout | undefined;
  /** Pages that end a portal's session in this browser, and no other way. */
  readonly frames: readonly { readonly portal: string; readonly address: string }[];
  /** Where the person was going: back to the portal, or to our own page. */
  readonly next: string;
  /** The portal that `next` leads to. */
  readonly portal: string | undefined;
}

/** What a person signs in for. */
export interface WaitingSignIn {
  /** A path of ours. */
  readonly returnTo: string;
  readonly minimum: Level;
  readonly clientId: ClientId;
}

export interface PassOnPage {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly portal: string;
  /** Where the portal may lead the browser when it has taken the answer. */
  readonly origins: readonly string[];
}

export interface SignOutPage {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly portal: string | undefined;
  /** Where the answer leads, for the page's `form-action`. */
  readonly origins: readonly string[];
}

/** How a browser gets to the identity provider's own logout. */
export type UpstreamLogout =
  | { readonly kind: 'redirect'; readonly to: URL }
  | { readonly kind: 'post'; readonly to: URL; readonly fields: Readonly<Record<string, string>> };

export interface OidcDeps extends ClaimSources {
  readonly db: Db;
  readonly now: Clock;
  readonly log: Logger;
  /** `<publicUrl>/oidc` */
  readonly issuer: string;
  /** The resource of our own API, `<publicUrl>/api/v1`. */
  readonly apiResource: string;
  readonly box: SealedBox;
  /** For addresses that portals wrote: of their keys. */
  readonly fetch: typeof fetch;
  readonly portals: PortalDirectory;
  /** Private signing keys, newest first within each algorithm, RS256 before ES256. */
  readonly jwks: readonly JWK[];
  /** Newest first: the first signs, all verify. */
  readonly cookieKeys: readonly string[];
  /** The newest proof in this session that may serve a portal of the controller. */
  readonly currentEvent: (query: {
    readonly sessionId: SessionId;
    readonly controller: string;
    readonly minimum: Level;
    /** Whether sign-ins by a provider instance serve it; all, unless said. */
    readonly accepts?: (provider: string) => boolean;
    /** The newest proof of all, where it is known. */
    readonly newest: Proof | undefined;
  }) => Promise<SignInEvent | undefined>;
  /** Whether sign-ins by a provider instance are, or may be, by national means. */
  readonly isNational: (provider: string) => boolean;
  /** Ends our own session of this browser; gives the logout that the identity provider then offers, if any. */
  readonly endSession: (req: Request, res: Response) => Promise<UpstreamLogout | undefined>;
  readonly pages: OidcPages;
}
