// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { agreementFields } from './agreement.js';

/** How `groups` is written: strings, one string with commas, or objects with `gid` and `displayName`. */
export const groupsFormats = ['array', 'csv', 'objects'] as const;
/** How a portal is told that a session has ended (OpenID Connect Back-Channel and Front-Channel Logout 1.0). */
export const logoutKinds = ['none', 'back_channel', 'front_channel'] as const;
/** Losses of membership upon which a portal wants its sessions of the member ended. */
export const logoutReasons = ['left', 'suspended', 'role_changed'] as const;

const address = z.url({ protocol: /^https?$/, error: 'needs a full address' }).max(2_000);

/** What a portal has, or its software needs, its own way. */
export const settingFields = {
  agreement: agreementFields
    .nullable()
    .describe(
      'By what people may sign in there by national means (SPID, CIE, CNS, FedERa, eIDAS); refused to it where there is none, or one that has ended.',
    ),
  attributeService: z
    .int()
    .min(0)
    .max(65_535)
    .nullable()
    .describe(
      'The SPID attribute service that its sign-ins ask for, by its index; the general one where none is named.',
    ),
  pkceRequired: z
    .boolean()
    .describe('Whether a request without PKCE is refused; software that lacks it needs a secret.'),
  membershipRequired: z
    .boolean()
    .describe('Whether only members of a community that it serves may sign in.'),
  claimShape: z
    .strictObject({
      groups: z.enum(groupsFormats).default('array').describe('How `groups` is written.'),
      prefix: z.string().max(50).default('').describe('What each group begins with.'),
      inIdToken: z
        .boolean()
        .default(false)
        .describe('Whether the ID token carries all claims, for software that reads no userinfo.'),
    })
    .describe('How its claims are written.'),
  logout: z
    .strictObject({
      kind: z.enum(logoutKinds).default('none').describe('How it is told.'),
      uri: address.nullable().default(null).describe('Where it is told; none for `none`.'),
      on: z
        .array(z.enum(logoutReasons))
        .default([])
        .describe('Changes of membership that end its sessions too.'),
    })
    .refine(({ kind, uri }) => (kind === 'none') === (uri === null), {
      path: ['uri'],
      message: 'needs an address exactly where the portal is told',
    })
    .describe('How it is told that a session has ended.'),
};

const settings = z.strictObject(settingFields);
export type PortalSettings = Readonly<z.output<typeof settings>>;
export type PortalLogout = PortalSettings['logout'];
export type ClaimShape = PortalSettings['claimShape'];
export type LogoutReason = (typeof logoutReasons)[number];

/** What holds where nobody says otherwise: what OpenID Connect has, and no agreement. */
export const plainSettings: PortalSettings = settings.parse({
  agreement: null,
  attributeService: null,
  pkceRequired: true,
  membershipRequired: false,
  claimShape: {},
  logout: {},
});
