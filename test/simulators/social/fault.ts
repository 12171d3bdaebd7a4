// SPDX-License-Identifier: AGPL-3.0-or-later

/** Ways in which the next answers are wrong, each as some attack or accident would make them. */
export const faults = [
  'nonce',
  'no_nonce',
  'audience',
  'azp',
  'issuer',
  'expired',
  'signature',
  'alg_none',
  'alg_hs256',
  'no_id_token',
  'other_userinfo',
  'stale_login',
  'reply_issuer',
  'no_subject',
  'unsafe_subject',
  'down',
  'invalid_grant',
  'slow',
  'oversized',
  'redirected',
] as const;
export type Fault = (typeof faults)[number];

/** What a provider in trouble answers to every machine; undefined for one in good health. */
export const troubleOf = (fault: Fault | undefined): Promise<Response> | Response | undefined =>
  fault && troubles[fault]?.();

const troubles: Partial<Record<Fault, () => Promise<Response> | Response>> = {
  down: () => new Response('down', { status: 503 }),
  // Until whoever asked gives up.
  slow: () => new Promise(() => {}),
  redirected: () => new Response(null, { status: 307, headers: { location: './' } }),
  oversized: () => Response.json({ padding: 'x'.repeat(2_000_000) }),
  invalid_grant: () =>
    Response.json(
      { error: 'invalid_grant', error_description: 'Malformed <b>auth</b> code.' },
      { status: 400 },
    ),
};
