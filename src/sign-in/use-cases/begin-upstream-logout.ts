// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import type { SessionId } from '../../kernel/ids.js';
import type { Step } from '../../providers/provider.js';
import { isEnabled } from '../../providers/registry.js';
import type { SignInDeps } from '../deps.js';
import { logoutRecord } from './record-logout.js';
import { toRefusal } from './refusal.js';
import { findUpstreamMemory } from '../store/upstream-sessions.js';
import { openMemory } from './upstream-session.js';

type Deps = Pick<SignInDeps, 'db' | 'now' | 'box' | 'providers' | 'pseudonym' | 'record'>;

/**
 * How the person may leave the identity provider too: asked before the session ends here, offered
 * after. Undefined when the identity provider keeps no session of its own for this one.
 * @throws PiazzaError `provider.*` when the request cannot be made
 */
export async function beginUpstreamLogout(
  deps: Deps,
  { actor, sessionId }: { readonly actor: Actor; readonly sessionId: SessionId },
): Promise<Step | undefined> {
  const { db, box, providers } = deps;
  const found = await findUpstreamMemory(db, { memberId: actor.memberId, sessionId });
  const instance = found && providers.find(found.instance);
  if (!found || !instance || !isEnabled(instance)) return undefined;
  try {
    const log = logoutRecord(deps, instance.id);
    const memory = openMemory({ box }, found.memory);
    const step = await instance.provider.logout?.begin?.(memory, log.record);
    await log.keep();
    return step;
  } catch (error) {
    throw toRefusal(error, { instance: instance.id, kind: instance.kind });
  }
}
