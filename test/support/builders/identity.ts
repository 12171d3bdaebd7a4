// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import type { Db } from '../../../src/database/database.js';
import { createPersonKeys } from '../../../src/identity/domain/person-key.js';
import type { ReviewId } from '../../../src/identity/domain/review.js';
import type { ClampedProfile, PersonKey } from '../../../src/identity/domain/profile.js';
import { openReview } from '../../../src/identity/store/reviews.js';
import {
  resolveSignIn,
  type Resolution,
  type SignInInput,
} from '../../../src/identity/use-cases/resolve-sign-in.js';
import { later, minute } from '../../../src/kernel/clock.js';
import { parseFiscalNumber } from '../../../src/kernel/fiscal-code.js';
import { newId, type IdentityId, type MemberId } from '../../../src/kernel/ids.js';
import type { Level } from '../../../src/kernel/level.js';

interface Persona {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly fiscalNumber?: string;
  readonly email: string;
}
const personas = JSON.parse(readFileSync('config/demo/personas.json', 'utf8')) as Persona[];

/** Person keys for tests; two versions, so that rotation is never forgotten. */
export const testPersonKeys = createPersonKeys([
  { id: 'k2', secret: Buffer.alloc(32, 2) },
  { id: 'k1', secret: Buffer.alloc(32, 1) },
]);

let serial = 0;
const next = (): number => (serial += 1);

export interface MemberTraits {
  readonly displayName?: string;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly status?: 'active' | 'suspended' | 'erased';
  readonly locale?: 'it' | 'en';
  readonly ageClass?: 'minor' | 'adult' | null;
  readonly province?: string | null;
  /** A verified primary address. */
  readonly email?: string;
  readonly noticeReadAt?: Date | null;
  readonly createdAt?: Date;
}

/** A member, bare: no way in, no key. `anIdentity` gives one. */
export async function aMember(db: Db, traits: MemberTraits = {}): Promise<MemberId> {
  const id = newId<MemberId>();
  const createdAt = traits.createdAt ?? new Date();
  await db
    .insertInto('member')
    .values({
      id,
      status: traits.status ?? 'active',
      display_name: traits.displayName ?? `Persona ${next()}`,
      given_name: traits.givenName ?? null,
      family_name: traits.familyName ?? null,
      locale: traits.locale ?? 'it',
      age_class: traits.ageClass ?? 'adult',
      province: traits.province ?? null,
      notice_read_at: traits.noticeReadAt === undefined ? createdAt : traits.noticeReadAt,
      created_at: createdAt,
    })
    .execute();
  if (traits.email) {
    await db
      .insertInto('contact_point')
      .values({
        id: newId(),
        member_id: id,
        kind: 'email',
        value: traits.email,
        value_normalised: traits.email.toLowerCase(),
        verified_at: createdAt,
        is_primary: true,
        created_at: createdAt,
      })
      .execute();
  }
  return id;
}

export interface IdentityTraits {
  /** Made when left out. */
  readonly memberId?: MemberId;
  readonly issuer?: string;
  readonly subject?: string;
  readonly kind?: string;
  readonly provider?: string;
  readonly class?: 'proven' | 'vouched' | 'social' | 'email';
  readonly level?: Level;
  readonly label?: string;
  readonly linkedAt?: Date;
}

export async function anIdentity(
  db: Db,
  traits: IdentityTraits = {},
): Promise<{ id: IdentityId; memberId: MemberId; issuer: string; subject: string }> {
  const memberId = traits.memberId ?? (await aMember(db));
  const id = newId<IdentityId>();
  const issuer = traits.issuer ?? 'https://accounts.google.com';
  const subject = traits.subject ?? `subject-${next()}`;
  await db
    .insertInto('identity')
    .values({
      id,
      member_id: memberId,
      issuer,
      subject,
      kind: traits.kind ?? 'google',
      provider: traits.provider ?? 'google',
      class: traits.class ?? 'social',
      level: traits.level ?? 'none',
      label: traits.label ?? 'Google',
      linked_at: traits.linkedAt ?? new Date(),
      last_used_at: traits.linkedAt ?? new Date(),
    })
    .execute();
  return { id, memberId, issuer, subject };
}

/** Gives a member a person key, under every version of `testPersonKeys`. */
export async function aPersonKey(
  db: Db,
  memberId: MemberId,
  {
    value,
    scheme = 'it-fiscal-code',
    level = 'substantial',
  }: {
    value: string;
    scheme?: PersonKey['scheme'];
    level?: Exclude<Level, 'none'>;
  },
): Promise<void> {
  const rows = testPersonKeys.hash(scheme, value).map(({ version, hmac }) => ({
    scheme,
    key_version: version,
    hmac,
    member_id: memberId,
    level,
    recorded_at: new Date(),
  }));
  await db.insertInto('person_key').values(rows).execute();
}

/** A sign-in that staff have to look at, of a means that names other people than before. */
export async function aReview(db: Db, sides: readonly MemberId[]): Promise<ReviewId> {
  const { id } = await db.transaction().execute((trx) =>
    openReview(trx, {
      id: newId<ReviewId>(),
      kind: 'changed_person',
      issuer: 'https://alfa.example.org/idp',
      subject: `subject-${next()}`,
      provider: 'spid',
      label: 'IdP alfa',
      claimed: { givenName: 'Anna', familyName: 'Rossi', ageClass: 'adult' },
      keys: [],
      level: 'substantial',
      openedAt: new Date(),
      sides,
    }),
  );
  return id;
}

export type PersonaId =
  | 'citizen'
  | 'manager'
  | 'staff'
  | 'administrator'
  | 'second_administrator'
  | 'minor';

/** What SPID says of a persona of the demo. `idp` chooses the identity provider: each has its own subject. */
export function aProvenProfile(
  persona: PersonaId = 'citizen',
  { idp = 'alfa', ...overrides }: Partial<ClampedProfile> & { idp?: string } = {},
): ClampedProfile {
  const found = personas.find((candidate) => candidate.id === persona);
  if (!found?.fiscalNumber) throw new Error(`no persona ${persona} with a fiscal number`);
  const value = parseFiscalNumber(found.fiscalNumber);
  if (!value) throw new Error(`the fiscal number of ${persona} is wrong`);
  return {
    issuer: `https://${idp}.example.org/idp`,
    subject: `${idp.toUpperCase()}-${persona}`,
    class: 'proven',
    level: 'substantial',
    methods: ['spid'],
    authenticatedAt: new Date(),
    personKeys: [{ scheme: 'it-fiscal-code', value }],
    email: { address: found.email, vouched: false },
    claims: {
      given_name: found.givenName,
      family_name: found.familyName,
      age_class: persona === 'minor' ? 'minor' : 'adult',
    },
    label: `IdP ${idp}`,
    ...overrides,
  };
}

/** What a social account says; nobody's address is proven unless `email` says so. */
export function aSocialProfile(overrides: Partial<ClampedProfile> = {}): ClampedProfile {
  return {
    issuer: 'https://accounts.google.com',
    subject: `google-${next()}`,
    class: 'social',
    level: 'none',
    methods: ['google'],
    authenticatedAt: new Date(),
    personKeys: [],
    claims: { name: 'Anna Rossi', given_name: 'Anna', family_name: 'Rossi' },
    label: 'Google',
    ...overrides,
  };
}

/** What a followed mail link says. */
export function anEmailProfile(address: string): ClampedProfile {
  return {
    issuer: 'http://localhost/email-link',
    subject: `hash-of-${address.toLowerCase()}`,
    class: 'email',
    level: 'none',
    methods: ['email'],
    authenticatedAt: new Date(),
    personKeys: [],
    email: { address, vouched: true },
    claims: {},
    label: 'e-mail',
  };
}

const fiscalCodes = [
  'IT:RSSMRA80A01M990R',
  'IT:VRDLCU81B02M991H',
  'IT:BNCNNA82C43M992F',
  'IT:GLLPTR83D04M993H',
  'IT:NRIPLA70H05M993P',
  'IT:SRNGNN90T41M990O',
];

/** What SPID says of a person who is no persona: `index` 0 to 5, each another person. */
export const aStranger = (
  index: number,
  overrides: Partial<ClampedProfile> & { idp?: string } = {},
): ClampedProfile =>
  aProvenProfile('citizen', {
    subject: `stranger-${index}-${overrides.idp ?? 'alfa'}`,
    personKeys: [{ scheme: 'it-fiscal-code', value: fiscalCodes[index] ?? '' }],
    ...overrides,
  });

/** A member signed in in this browser, who last proved it some minutes ago. */
export const aSession = (
  memberId: MemberId,
  minutesAgo = 0,
): NonNullable<SignInInput['session']> => ({
  memberId,
  provenAt: later(new Date(), -minutesAgo * minute),
  level: 'none',
});

const kinds = { proven: 'spid', vouched: 'oidc', social: 'google', email: 'email-link' } as const;

/** A sign-in with a profile, as the host would hand it over. */
export const aSignIn = (
  profile: ClampedProfile,
  overrides: Partial<SignInInput> = {},
): SignInInput => ({
  profile,
  provider: kinds[profile.class],
  kind: kinds[profile.class],
  intent: 'sign-in',
  locale: 'it',
  ...overrides,
});

/** Signs a profile in and gives the member; fails on any outcome but `in`. */
export async function signedIn(
  db: Db,
  profile: ClampedProfile,
  overrides: Partial<SignInInput> = {},
): Promise<Extract<Resolution, { outcome: 'in' }>> {
  const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };
  const resolution = await resolveSignIn(deps, aSignIn(profile, overrides));
  if (resolution.outcome !== 'in') throw new Error(`not signed in: ${JSON.stringify(resolution)}`);
  return resolution;
}
