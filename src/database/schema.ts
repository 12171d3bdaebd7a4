// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AuditTables } from './tables/audit.js';
import type { CardTables } from './tables/cards.js';
import type { CatalogueTables } from './tables/catalogue.js';
import type { EventTables } from './tables/events.js';
import type { ExportingTables } from './tables/exporting.js';
import type { FollowingTables } from './tables/following.js';
import type { FormTables } from './tables/form.js';
import type { FoundingTables } from './tables/founding.js';
import type { GroupTables } from './tables/groups.js';
import type { IdentityTables } from './tables/identity.js';
import type { InvitationTables } from './tables/invitation.js';
import type { BreakGlassTables } from './tables/break-glass.js';
import type { DisputeTables } from './tables/disputes.js';
import type { LinkTables } from './tables/links.js';
import type { MeasureTables } from './tables/measures.js';
import type { MembershipTables } from './tables/membership.js';
import type { OrganisationTables } from './tables/organisation.js';
import type { PortalTables } from './tables/portal.js';
import type { ProgrammeTables } from './tables/programme.js';
import type { ProviderTables } from './tables/provider.js';
import type { RateLimitTables } from './tables/rate-limit.js';
import type { ReportTables } from './tables/reports.js';
import type { RoleTables } from './tables/roles.js';
import type { ScimTables } from './tables/scim.js';
import type { SeatTables } from './tables/seats.js';
import type { SignInTables } from './tables/sign-in.js';
import type { StandingTables } from './tables/standing.js';
import type { TermsTables } from './tables/terms.js';
import type { WebhookTables } from './tables/webhooks.js';

/** Every table, as the migrations leave it; a test compares the two. */
export interface Database
  extends IdentityTables,
    ProviderTables,
    SignInTables,
    MembershipTables,
    ReportTables,
    RoleTables,
    BreakGlassTables,
    DisputeTables,
    MeasureTables,
    InvitationTables,
    FoundingTables,
    OrganisationTables,
    SeatTables,
    GroupTables,
    CatalogueTables,
    ProgrammeTables,
    LinkTables,
    PortalTables,
    EventTables,
    CardTables,
    ExportingTables,
    FollowingTables,
    FormTables,
    AuditTables,
    RateLimitTables,
    ScimTables,
    StandingTables,
    TermsTables,
    WebhookTables {}
