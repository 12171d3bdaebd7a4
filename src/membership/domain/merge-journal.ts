// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { refusedKinds } from './mail-choices/refusal.js';

const id = z.string();

/** What a merge moved, kept by identity so that it can be taken back. */
export const mergeJournal = z.object({
  stints: z.array(
    z.object({
      /** The stint that holds it now. */
      to: id,
      /** False where the other member belonged already. */
      created: z.boolean(),
      grants: z.array(id),
      /** Whether the membership before went with the seat of an organisation. */
      brought: z.boolean().optional(),
      /** The delegation that acts through it now. */
      delegate: id.optional(),
      /** A delegation whose membership became the person's own by the merge. */
      freed: id.optional(),
      /** The suspension that came with the membership. */
      suspended: id.optional(),
      /** The removal, waiting for its second word, that came with it. */
      proposed: id.optional(),
      /** What that membership was before: it took over the way in and the term of the other. */
      before: z
        .object({
          path: z.string(),
          expiresAt: z.coerce.date().optional(),
          graceUntil: z.coerce.date().optional(),
          graceReason: z.string().optional(),
        })
        .optional(),
    }),
  ),
  requests: z.array(id),
  /** Appeals that waited. */
  appeals: z.array(id).optional(),
  platformGrants: z.array(id),
  /** The open request for a community. */
  communityRequest: id.optional(),
  /** The card that others begin from. */
  card: id.optional(),
  followings: z
    .array(
      z.object({
        community: id,
        alerts: z.boolean(),
        /** False where the other member followed it already. */
        created: z.boolean(),
      }),
    )
    .optional(),
  mailRefusals: z.array(z.object({ kind: z.enum(refusedKinds), created: z.boolean() })).optional(),
});
export type MergeJournal = z.infer<typeof mergeJournal>;
