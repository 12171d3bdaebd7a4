// SPDX-License-Identifier: AGPL-3.0-or-later

/** Our sessions behind one of the provider's. @param uid a column or a value, as the statement names it */
export const behind = (uid: string): string =>
  `select session_id from session_client where oidc_session_uid = ${uid}`;

/**
 * What was told of the end of sessions of ours behind one of the provider's and has not been carried out yet: what
 * portals hold by them counts no longer from the moment on in which the end is committed.
 */
export const endingOf = (uid: string): string => `(
  select coalesce((o.data ->> 'signedOut')::boolean, false) as signed_out
  from session_client c join outbox o on o.data ->> 'session' = c.session_id::text
  where c.oidc_session_uid = ${uid} and o.type = 'session.ended' and o.position is null)`;
