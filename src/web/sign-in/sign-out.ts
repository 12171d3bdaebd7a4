// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { forgetSession } from '../../http/session.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isEnabled } from '../../providers/registry.js';
import { beginUpstreamLogout } from '../../sign-in/use-cases/begin-upstream-logout.js';
import { endSession } from '../../sign-in/use-cases/end-session.js';
import type { SignInWebDeps } from './deps.js';
import type { UpstreamLogout } from './logout.js';

type Deps = Pick<SignInWebDeps, 'signIn'>;

/**
 * Ends the session of this browser, in the database and in the cookie.
 * @returns how the session at the identity provider may end too; undefined where it keeps none
 */
export async function signOut(deps: Deps, req: Request): Promise<UpstreamLogout | undefined> {
  const { viewer } = req;
  if (!viewer) return undefined;
  const upstream = await upstreamLogout(deps, req);
  const { actor, sessionId } = viewer;
  await endSession(deps.signIn, { actor, sessionId, signedOut: true });
  await forgetSession(req);
  req.viewer = undefined;
  return upstream;
}

/** Whether the browser goes on holding what this session was proven with: a card's certificate, until it is closed. */
export function isWithCard({ signIn }: Deps, { viewer }: Request): boolean {
  const instance = viewer && signIn.providers.find(viewer.actor.provider);
  if (!instance || !isEnabled(instance)) return false;
  return instance.provider.replies.some(({ clientCertificate }) => clientCertificate === true);
}

/** An identity provider that cannot be asked keeps nobody from signing out here. */
async function upstreamLogout(
  { signIn }: Deps,
  { viewer, log }: Request,
): Promise<UpstreamLogout | undefined> {
  if (!viewer) return undefined;
  try {
    const { actor, sessionId } = viewer;
    const step = await beginUpstreamLogout(signIn, { actor, sessionId });
    return step?.kind === 'page' ? undefined : step;
  } catch (error) {
    const rule = error instanceof PiazzaError ? error.context['rule'] : undefined;
    log.warn({ rule }, 'logout.not_offered');
    return undefined;
  }
}
