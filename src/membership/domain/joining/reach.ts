// SPDX-License-Identifier: AGPL-3.0-or-later
import { signIn, anySignIn, type Means, type SignInAct } from './advice.js';
import type { Floor } from './conditions.js';
import type { JoinWay, WayPath } from './ways.js';

type Ways = Floor & { readonly ways: readonly JoinWay[] };

/** The sign-in that some way in admits, whatever else it asks; undefined where none that is configured will do. */
export function admittedSignIn(community: Ways, means: readonly Means[]): SignInAct | undefined {
  const found = community.ways.map((way) => signIn(community, way, means));
  const possible = found.filter(({ providers }) => providers.length > 0);
  return anySignIn(possible.map((act) => ({ acts: [act] })));
}

/** A way in that nobody can take: no provider that it admits reaches the level that it asks for. */
export interface ClosedWay {
  readonly path: WayPath;
  /** It names providers itself; otherwise it is the configuration that offers none. */
  readonly byItsProviders: boolean;
}

export function closedWays(community: Ways, means: readonly Means[]): readonly ClosedWay[] {
  return community.ways
    .filter((way) => signIn(community, way, means).providers.length === 0)
    .map(({ path, providers }) => ({ path, byItsProviders: providers !== undefined }));
}
