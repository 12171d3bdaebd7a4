// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { DelegateId, OrganisationId, SeatId } from '../../../src/kernel/ids.js';
import { acceptDelegation } from '../../../src/membership/use-cases/seats/answer-delegation.js';
import { decideSeat } from '../../../src/membership/use-cases/seats/answer-seat.js';
import { askForSeat } from '../../../src/membership/use-cases/seats/ask-for-seat.js';
import { nameDelegate } from '../../../src/membership/use-cases/seats/name-delegate.js';
import { aCommunity, actorOf, someActor } from './membership.js';
import { anOrganisation, aRepresentative, knownPerson } from './organisation.js';

const deps = (db: Db) => ({ db, now: systemClock });

export interface BuiltSeat {
  readonly seatId: SeatId;
  readonly organisationId: OrganisationId;
  readonly community: Awaited<ReturnType<typeof aCommunity>>;
  readonly manager: Actor;
  readonly representative: Actor;
}

/** An organisation that asks for a seat, with who answers for it, and the community that decides. */
export async function aSeatRequest(
  db: Db,
  {
    organisationId: known,
    community: place,
    ...settings
  }: Parameters<typeof aCommunity>[1] & {
    readonly organisationId?: OrganisationId;
    readonly community?: BuiltSeat['community'];
  } = {},
): Promise<BuiltSeat> {
  const organisationId = known ?? (await anOrganisation(db));
  const community = place ?? (await aCommunity(db, settings));
  const representative = await aRepresentative(db, organisationId);
  const asked = { actor: representative, organisationId, slug: community.slug };
  const seatId = await askForSeat(deps(db), asked);
  const manager = actorOf(community.managerId);
  return { seatId, organisationId, community, manager, representative };
}

/** A seat that is held; whose way in is closed to everybody else, so that only the seat lets people in. */
export async function aSeat(
  db: Db,
  settings: Parameters<typeof aSeatRequest>[1] = {},
): Promise<BuiltSeat> {
  const built = await aSeatRequest(db, { joinPath: 'closed', ...settings });
  const { manager: actor, seatId } = built;
  await decideSeat(deps(db), { actor, seatId, decision: 'approve' });
  return built;
}

/** Somebody who is asked to sit there. */
export async function aNamedDelegate(
  db: Db,
  { seatId, organisationId, representative }: BuiltSeat,
  who?: Actor,
): Promise<{ readonly actor: Actor; readonly delegateId: DelegateId }> {
  const actor = who ?? (await someActor(db));
  const { memberId } = actor;
  await knownPerson(db, organisationId, memberId);
  const delegateId = await nameDelegate(deps(db), { actor: representative, seatId, memberId });
  return { actor, delegateId };
}

/** Somebody who sits there. */
export async function aDelegate(
  db: Db,
  seat: BuiltSeat,
  who?: Actor,
): Promise<{ readonly actor: Actor; readonly delegateId: DelegateId }> {
  const named = await aNamedDelegate(db, seat, who);
  await acceptDelegation(deps(db), named);
  return named;
}

/** An organisation that somebody answers for: it asks one community, and has a seat in another, where a manager is named. */
export async function someSeats(
  db: Db,
  {
    open,
    byApproval,
    member,
    manager,
  }: {
    readonly open: BuiltSeat['community'];
    readonly byApproval: BuiltSeat['community'];
    readonly member: Actor;
    readonly manager: Actor;
  },
): Promise<{ seated: OrganisationId; seat: SeatId; delegation: DelegateId }> {
  const seated = await anOrganisation(db);
  const representative = await aRepresentative(db, seated, member);
  const asking = { actor: representative, organisationId: seated };
  const message = 'Vorremmo portare le associazioni di quartiere.';
  await askForSeat(deps(db), { ...asking, slug: open.slug, message });
  const seat = await askForSeat(deps(db), { ...asking, slug: byApproval.slug });
  await decideSeat(deps(db), { actor: manager, seatId: seat, decision: 'approve' });
  const { memberId } = manager;
  await knownPerson(db, seated, memberId);
  const naming = { actor: representative, seatId: seat, memberId };
  return { seated, seat, delegation: await nameDelegate(deps(db), naming) };
}
