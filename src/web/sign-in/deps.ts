// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { BrowserBinding } from '../../http/browser-binding.js';
import type { SignedCookie } from '../../http/signed-cookie.js';
import type { MemberId, SessionId } from '../../kernel/ids.js';
import type { NotAccepted, WayIn } from '../../portal/use-cases/portals.js';
import type { SignInDeps } from '../../sign-in/deps.js';

/** What the pages of sign-in need to know of the portal that waits. */
export interface WaitingPortal {
  readonly name: string;
  readonly controller: string;
  /** The SPID attribute service that its sign-ins ask for; null for the general one. */
  readonly attributeService: number | null;
  /** Why sign-ins by a way in do not serve it; undefined where they do. */
  readonly refusalOf: (way: WayIn) => NotAccepted | undefined;
  /** Where its answer leads, for `form-action`. */
  readonly origins: readonly string[];
}

export interface SignInWebDeps {
  readonly signIn: SignInDeps;
  readonly binding: BrowserBinding;
  /** The means used last in this browser: instance and identity provider, nothing of the person. */
  readonly lastMeans: SignedCookie;
  /** Refuses who begins or answers too often. */
  readonly limit: RequestHandler;
  /** The host that asks for TLS client certificates, where there is one. */
  readonly certificateHost?: URL | undefined;
  readonly findPortal: (clientId: string) => Promise<WaitingPortal | undefined>;
  /** Pages of portals that end their sessions in this browser, and no other way. */
  readonly logoutPages: (
    sessionId: SessionId,
  ) => Promise<readonly { readonly portal: string; readonly address: string }[]>;
  readonly readNotice: (memberId: MemberId) => Promise<void>;
}
