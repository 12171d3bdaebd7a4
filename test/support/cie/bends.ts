// SPDX-License-Identifier: AGPL-3.0-or-later
import { configurationPath, type Json } from '../../simulators/cie-federation/entity.js';
import type { Federation } from '../../simulators/cie-federation/index.js';
import type { Key } from '../../simulators/cie-federation/key.js';
import type { Refused } from '../refusal.js';
import type { Choice } from './relying-party.js';

/** What a wrong answer is made of. */
export interface World {
  readonly federation: Federation;
  /** A key of nobody in the federation. */
  readonly stranger: Key;
  /** The present, as it stands in tokens. */
  readonly seconds: () => number;
}

/** Makes the federation lie or fail in one way. */
export type Bend = (world: World) => unknown;
type Change = (payload: Json, world: World) => Json;

/** A wrong answer, the error that it leads to and the rule that the log names. */
export type Row = readonly [
  title: string,
  bend: Bend,
  code: Refused,
  rule: string,
  choice?: Choice,
];

/** The answer of who does not answer. */
export const never = (): Promise<Response> => new Promise(() => undefined);

/** Everybody tells the truth again. */
export function straighten({ anchor, intermediate, provider }: Federation): void {
  for (const { bends } of [anchor, intermediate, provider]) {
    for (const name of Object.keys(bends)) Reflect.deleteProperty(bends, name);
  }
}

export const configurationOf =
  (change: Change): Bend =>
  (world) => {
    world.federation.provider.bends.configuration = (own) => change(own, world);
  };
export const withoutTrustMark = configurationOf(({ trust_marks: _marks, ...own }) => own);

/** What the intermediate says of the provider. */
export const statementOf =
  (change: Change): Bend =>
  (world) => {
    world.federation.intermediate.bends.statement = (own) => change(own, world);
  };

export const metadataOf = (change: Json): Bend =>
  configurationOf((own) => {
    const metadata = own['metadata'] as { openid_provider: Json };
    return {
      ...own,
      metadata: { ...metadata, openid_provider: { ...metadata.openid_provider, ...change } },
    };
  });

/** What the anchor demands of providers below the intermediate. */
export const policyOf =
  (parameters: Json): Bend =>
  ({ federation: { anchor } }) => {
    anchor.bends.statement = (own) => ({
      ...own,
      metadata_policy: { openid_provider: parameters },
    });
  };

/** The provider's configuration, signed in another way. */
export const signedAs =
  (sign: (payload: Json, world: World) => Promise<string> | string): Bend =>
  (world) => {
    const { provider } = world.federation;
    let payload: Json = {};
    provider.bends.configuration = (own) => (payload = own);
    provider.bends.respond = async (request) => {
      if (!request.url.endsWith(configurationPath)) return undefined;
      delete provider.bends.respond;
      await provider.handle(request);
      const iat = world.seconds();
      return new Response(await sign({ ...payload, iat, exp: iat + 3_600 }, world));
    };
  };

export const markType = ({ anchor }: Federation): string =>
  `${anchor.entityId}/openid_provider/public/`;

export const trustMarkOf =
  (change: (world: World) => Promise<string>): Bend =>
  async (world) => {
    const { federation } = world;
    const mark = { id: markType(federation), trust_mark: await change(world) };
    federation.provider.bends.configuration = (own) => ({ ...own, trust_marks: [mark] });
  };

export const idTokenOf =
  (change: Change): Bend =>
  (world) => {
    world.federation.provider.bends.idToken = (own) => change(own, world);
  };

export const signedIdToken =
  (sign: (claims: Json, world: World) => Promise<string>): Bend =>
  (world) => {
    const { provider } = world.federation;
    provider.bends.signIdToken = (claims) => {
      const iat = world.seconds();
      const dated = { iss: provider.entityId, iat, exp: iat + 600, jti: 'j' };
      return sign({ ...dated, ...claims }, world);
    };
  };

export const userinfoOf =
  (change: Change): Bend =>
  (world) => {
    world.federation.provider.bends.userinfo = (own) => change(own, world);
  };

export const redirectOf =
  (change: (parameters: URLSearchParams) => void): Bend =>
  ({ federation: { provider } }) => {
    provider.bends.redirect = change;
  };

export const respondAt =
  (path: string, response: () => Promise<Response>): Bend =>
  ({ federation: { provider } }) => {
    provider.bends.respond = (request) =>
      request.url.endsWith(path) ? response() : Promise.resolve(undefined);
  };
