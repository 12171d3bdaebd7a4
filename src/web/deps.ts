// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler } from 'express';
import type { Db } from '../database/database.js';
import type { MemberFeature } from '../identity/features.js';
import type { TellLostAddress } from '../identity/use-cases/remove-address.js';
import type { DemandRight } from '../identity/staff-right.js';
import type { Locale } from '../i18n/translate.js';
import type { Clock } from '../kernel/clock.js';
import type { CommunityId, MemberId } from '../kernel/ids.js';
import type { Level } from '../kernel/level.js';
import type { MailKind } from '../kernel/mail-kind.js';
import type { SourceChange } from '../providers/source-change.js';
import type { Means } from '../membership/domain/joining/advice.js';
import type { PlatformRole } from '../membership/domain/permissions.js';
import type { ClaimSources } from '../portal/use-cases/releases/claims-of.js';
import type { Rehearse } from '../portal/use-cases/rehearsal-types.js';
import type { StaffDeps } from '../portal/use-cases/staff-deps.js';
import type { SessionLimits } from '../sign-in/domain/session.js';
import type { KnownPortal } from './community/return-address.js';
import type { ProviderChoiceProps } from './components/provider-choice.js';
import type { KeptForms } from './draft.js';
import type { ContactMessage } from './help/routes.js';
import type { WaitingPortal } from './sign-in/deps.js';

/** What the pages ask of the rest, beside the use cases that need a database and a clock only. */
export interface WebDeps {
  readonly db: Db;
  readonly now: Clock;
  /** A keyed hash under a key that never changes. */
  readonly pseudonym: (label: string, value: string) => string;
  /** Letters of invitation that go out within a day at most, of a community and of one person. */
  readonly lettersOfDay: number;
  /** What other features do when a member is erased, exported or unmerged. */
  readonly features: readonly MemberFeature[];
  /** Refuses staff who lack a right over persons. */
  readonly demandRight: DemandRight;
  readonly sessionLimits: SessionLimits;
  /** Refuse who joins, writes to us, reports something, or takes lists of members along, too often. */
  readonly limits: Readonly<Record<'join' | 'contact' | 'memberExport' | 'report', RequestHandler>>;
  /** How many others sign a request for a new community. */
  readonly promotersNeeded: number;
  readonly portals: PortalLookup;
  readonly keepPortals: StaffDeps;
  readonly rehearsePortal: Rehearse;
  /** The name of our OpenID Provider, `<publicUrl>/oidc`. */
  readonly issuer: string;
  /** What claims for portals are made from. */
  readonly claimSources: ClaimSources;
  readonly signIn: SignInLookup;
  readonly keptForms: KeptForms;
  /** What links in mails let whoever holds them refuse, without a sign-in. */
  readonly refusals: RefusalLinks;
  /** Queues the last mail to an address that is removed. */
  readonly tellLostAddress: TellLostAddress;
  /** Mails the one-time link to a role on the platform. */
  readonly sendStaffInvitation: (invitation: StaffInvitation) => Promise<void>;
  /** Sends the message of somebody who perhaps cannot sign in to the people who can help. */
  readonly sendContactMessage: (message: ContactMessage) => Promise<void>;
}

/** By the secret of a link in a mail. @throws PiazzaError `mails.link_invalid` */
export interface RefusalLinks {
  read(token: string): MailKind;
  refuse(token: string): Promise<void>;
}

/** What the mail with a one-time link says; the link's secret is written nowhere else. */
export interface StaffInvitation {
  readonly email: string;
  readonly role: PlatformRole;
  /** The language of the mail. */
  readonly locale: Locale;
  readonly token: string;
  readonly expiresAt: Date;
}

interface NamedPortal {
  readonly name: string;
  readonly controller: string;
  /** Undefined where no page of it is known. */
  readonly address: string | undefined;
}

export interface PortalLookup {
  find(clientId: string): Promise<KnownPortal | undefined>;
  /** The portals that serve any of these communities. */
  ofCommunities(ids: readonly CommunityId[]): Promise<readonly NamedPortal[]>;
  /** Those of them that will know of a change about one member there. */
  toldOf(memberId: MemberId, ids: readonly CommunityId[]): Promise<readonly NamedPortal[]>;
}

export interface SignInLookup {
  /**
   * The means that reach a level, as the sign-in page offers them, and where their forms may lead.
   * @param refusalOf why a way in will not do for what is asked
   */
  offers(
    req: Request,
    minimum: Level,
    refusalOf?: WaitingPortal['refusalOf'],
  ): Promise<SignInOffers>;
  /** Every instance that runs, and the best level that it can count for. */
  means(): readonly Means[];
  /** Every configured instance, those that do not run with the reason. */
  states(): readonly ProviderState[];
  /** What became of the last copies of the list that an instance depends on, newest first. */
  sourceChanges(instance: string): Promise<readonly SourceChange[]>;
  /** Name of a configured instance, for people: "SPID". */
  readonly nameOf: (instance: string) => string;
}

export interface ProviderState {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Why it does not run. */
  readonly disabled?: string | undefined;
}

export interface SignInOffers extends Pick<ProviderChoiceProps, 'groups' | 'unavailable'> {
  /** For the `form-action` of the page. */
  readonly origins: readonly string[];
}
