// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db } from '../../../database/database.js';
import { trustId } from '../../../kernel/ids.js';
import { isOpen } from '../../domain/founding/community-request.js';
import { findPromoter } from '../../store/founding/promoters.js';
import { findCommunityRequest } from '../../store/founding/requests.js';
import { nameOf } from '../../store/people.js';
import { secretOf, type FoundingDeps } from './letters.js';

/** What the mail to somebody who is asked to sign needs. */
export interface PromoterLetter {
  readonly id: string;
  readonly to: string;
  readonly locale: 'it' | 'en';
  readonly community: string;
  /** Who asks. */
  readonly member: string;
  /** For the link. */
  readonly token: string;
}

const payloadSchema = z.strictObject({ promoter: z.uuid() });

/** The letter that a job asks for; undefined once it was answered or the request is over. */
export async function writePromoterLetter(
  deps: Pick<FoundingDeps, 'pseudonym'> & { readonly db: Db },
  payload: unknown,
): Promise<PromoterLetter | undefined> {
  const { promoter: id } = payloadSchema.parse(payload);
  const promoter = await findPromoter(deps.db, trustId(id));
  if (promoter?.status !== 'invited' || promoter.address === undefined) return undefined;
  const request = await findCommunityRequest(deps.db, promoter.requestId);
  if (!request || !isOpen(request)) return undefined;
  return {
    id: promoter.sentCount === 1 ? `promoter.${id}` : `promoter.${id}.${promoter.sentCount}`,
    to: promoter.address,
    locale: promoter.locale,
    community: request.name,
    member: (await nameOf(deps.db, request.requestedBy)) ?? '',
    token: secretOf(deps, promoter),
  };
}
