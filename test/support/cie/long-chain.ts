// SPDX-License-Identifier: AGPL-3.0-or-later
import { createAuthority } from '../../simulators/cie-federation/authority.js';
import { createKey } from '../../simulators/cie-federation/key.js';
import type { Bend } from './bends.js';

/** Intermediates between the one there is and the anchor, each at an address below it. */
export const moreIntermediates =
  (count: number): Bend =>
  async ({ federation: { anchor, intermediate }, seconds }) => {
    anchor.bends.configuration = (payload) => ({ ...payload, constraints: {} });
    const chain = await Promise.all(
      Array.from({ length: count }, async (_, index) => ({
        entityId: `${intermediate.entityId}/${index}`,
        key: await createKey(),
      })),
    );
    const authorities = chain.map(({ entityId, key }, index) => {
      const authority = createAuthority({
        entityId,
        key,
        name: 'one more',
        now: () => new Date(seconds() * 1_000),
        superiors: [chain[index + 1]?.entityId ?? anchor.entityId],
      });
      const below = chain[index - 1] ?? intermediate;
      authority.register({
        entityId: below.entityId,
        jwks: [below.key.jwk],
        type: 'federation_entity',
      });
      return authority;
    });
    const top = chain.at(-1);
    if (top) {
      anchor.register({
        entityId: top.entityId,
        jwks: [top.key.jwk],
        type: 'federation_entity',
      });
    }
    intermediate.bends.configuration = (payload) => ({
      ...payload,
      authority_hints: [chain[0]?.entityId],
    });
    intermediate.bends.respond = (request) => {
      const found = authorities.find(({ entityId }) => request.url.startsWith(`${entityId}/`));
      return found ? found.handle(request) : Promise.resolve(undefined);
    };
  };
