// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { readBase64url } from '../../../kernel/base64url.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { trustId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import { mailKinds, type MailKind } from '../../../kernel/mail-kind.js';
import type { SealedBox } from '../../../kernel/sealed-box.js';
import type {} from '../../errors.js';

/** What a link in a mail lets whoever holds it do, and nothing more: refuse mails of that kind. */
export interface Refusal {
  readonly memberId: MemberId;
  readonly kind: MailKind;
  /** Whose news; of no other kind. */
  readonly communityId: CommunityId | undefined;
}

/** Mails lie in mailboxes for long, and a refusal must not come too late. */
const lastsDays = 730;

const purpose = 'mail_refusal';
const contentSchema = z.strictObject({
  member: z.uuid(),
  kind: z.enum(mailKinds),
  community: z.uuid().optional(),
  until: z.int(),
});

type Deps = { readonly box: SealedBox; readonly now: Clock };

/**
 * The secret part of a link by which mails are refused. Sealed, not merely signed: an address in a log or a
 * history tells neither the member nor the community, and what was altered does not open (AES-256-GCM compares
 * its tag in constant time).
 */
export function sealRefusal({ box, now }: Deps, refusal: Refusal): string {
  const { memberId: member, kind, communityId: community } = refusal;
  const until = later(now(), lastsDays * day).getTime();
  const content = JSON.stringify({ member, kind, community, until });
  return box.seal(purpose, Buffer.from(content, 'utf8')).toString('base64url');
}

/** @throws PiazzaError `mails.link_invalid` for a link that is not ours, was altered or is too old */
export function openRefusal({ box, now }: Deps, token: string): Refusal {
  const { member, kind, community, until } = contentOf(box, token);
  if (until < now().getTime()) throw new PiazzaError('mails.link_invalid');
  return {
    memberId: trustId(member),
    kind,
    communityId: community === undefined ? undefined : trustId(community),
  };
}

function contentOf(box: SealedBox, token: string): z.output<typeof contentSchema> {
  try {
    const sealed = readBase64url(token);
    return contentSchema.parse(JSON.parse(box.open(purpose, sealed).toString('utf8')));
  } catch (cause) {
    throw new PiazzaError('mails.link_invalid', {}, { cause });
  }
}
