// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import type { PortalGround } from '../domain/portal-faults.js';

export type { PortalGround } from '../domain/portal-faults.js';

/** What keeping the register of portals needs. */
export interface StaffDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  readonly ground: PortalGround;
  /** Whether addresses of private networks may be called: development only. */
  readonly allowPrivate: boolean;
  /**
   * Refuses who may not keep the register; the wiring hands it over, this feature knows no roles.
   * @throws PiazzaError `right.missing`, `session.level_too_low`
   */
  readonly demandKeeper: (db: Db | Trx, actor: Actor) => Promise<void>;
}

/** Who acts: a member of staff, or nobody where the operator does so by command. */
export interface By {
  readonly actor?: Actor | undefined;
}

/** @throws PiazzaError `right.missing`, `session.level_too_low` */
export async function demandKeeper(
  { demandKeeper: demand }: Pick<StaffDeps, 'demandKeeper'>,
  db: Db | Trx,
  { actor }: By,
): Promise<void> {
  if (actor) await demand(db, actor);
}

/** What the configuration says of a portal it says again at every start. @throws PiazzaError `portal.kept_by_service` */
export function refuseFixed({ ground }: Pick<StaffDeps, 'ground'>, clientId: ClientId): void {
  if (ground.fixed.includes(clientId))
    throw new PiazzaError('portal.kept_by_service', { clientId });
}
