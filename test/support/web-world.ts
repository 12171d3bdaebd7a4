// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { hideCard } from '../../src/membership/use-cases/cards/hide-card.js';
import { declareAffiliation } from '../../src/membership/use-cases/organisations/declare-affiliation.js';
import { openAppeal } from '../../src/membership/use-cases/measures/open-appeal.js';
import { aReview } from './builders/identity.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from './builders/membership.js';
import { aCard, typed } from './builders/cards.js';
import { anExternal } from './builders/external.js';
import { aLedProgramme } from './builders/programme.js';
import { aGroup } from './builders/groups.js';
import { aDispute } from './builders/disputes.js';
import { anInvitation } from './builders/invitation.js';
import { anEndedUnit, anOrganisation } from './builders/organisation.js';
import { aRemoval, aSuspension } from './builders/measures.js';
import { someSeats } from './builders/seats.js';
import { aSuccessor } from './builders/succession.js';
import { someReports } from './web-world-reports.js';
import { foundingWorld, type FoundingWorld } from './web-world-founding.js';
import { portalWorld, received, type PortalWorld } from './web-world-portal.js';

export { dutyPaths } from './web-world-reports.js';

type BuiltCommunity = Awaited<ReturnType<typeof aCommunity>>;

/** A small region in which every page has something to show. */
export interface WebWorld {
  readonly open: BuiltCommunity;
  readonly byApproval: BuiltCommunity;
  readonly draft: BuiltCommunity;
  /** A member of the open community with an offer, a role and a request that waits. */
  readonly member: Actor;
  readonly manager: Actor;
  readonly staff: Actor;
  readonly administrator: Actor;
  readonly founding: FoundingWorld;
  readonly portal: PortalWorld;
  readonly ids: {
    readonly request: string;
    readonly proposal: string;
    readonly offer: string;
    readonly role: string;
    readonly identity: string;
    readonly someMember: string;
    readonly invitation: string;
    readonly invitationToken: string;
    readonly review: string;
    /** Somebody who agreed to succeed the manager. */
    readonly succession: string;
    /** Opened by the manager against another one of the community by approval. */
    readonly dispute: string;
    readonly disputedRole: string;
    readonly organisation: string;
    /** Of the member. */
    readonly affiliation: string;
    /** The member's, with an office that is no more. */
    readonly officeless: string;
    readonly body: string;
    /** One that the member answers for, its seat, and the question to the manager to sit there. */
    readonly seated: string;
    readonly seat: string;
    readonly delegation: string;
    /** The address of a community that lives elsewhere. */
    readonly external: string;
    /** The address of a programme that the manager leads. */
    readonly programme: string;
    /** A suspension with its appeal, of nobody who looks; a removal that waits for a second word. */
    readonly measure: string;
    readonly appeal: string;
    readonly removal: string;
    /** Of the member, for members; of somebody else, hidden. */
    readonly card: string;
    readonly hiddenCard: string;
    /** Two reports that wait, one that was decided and is objected to; somebody who can be reported. */
    readonly report: string;
    readonly furtherReport: string;
    readonly objection: string;
    readonly reportable: string;
  };
}

const names = ['Anna V.', 'Bruno T.', 'Carla M.', 'Dario P.', 'Elisa R.', 'Fabio L.', 'Gaia N.'];

export async function webWorld(db: Db): Promise<WebWorld> {
  const open = await aCommunity(db, {
    memberList: 'public',
    topics: ['partecipazione', 'facilitazione'],
    province: 'BO',
    contact: 'comunita@example.org',
    homeUrl: 'https://portale.example/comunita',
    texts: texts('Comunità di pratiche partecipative', 'Community of participatory practices'),
  });
  const byApproval = await aCommunity(db, {
    joinPath: 'approval',
    audience: 'reserved',
    minimumLevel: 'substantial',
    texts: texts('Garanti della Partecipazione', 'Guarantors of Participation'),
  });
  const draft = await aCommunity(db, { status: 'draft' });
  const portal = await portalWorld(db);
  for (const name of names)
    await aStint(db, { community: open, memberId: await someMember(db, name) });
  const member = actorOf(await someMember(db, 'Giulia B.'));
  await received(db, portal, member.memberId);
  const role = await aGrant(db, { community: open, memberId: member.memberId, role: 'editor' });
  const offer = await aGrant(db, {
    community: open,
    memberId: member.memberId,
    role: 'facilitator',
    status: 'offered',
    offeredBy: open.managerId,
  });
  const proposer = await someMember(db, 'Irene C.');
  const proposal = await aGrant(db, {
    community: open,
    memberId: proposer,
    role: 'co_manager',
    status: 'proposed',
    message: 'Vorrei dare una mano con gli incontri a Ravenna.',
  });
  const asking = await joinCommunity(
    { db, now: () => new Date() },
    { actor: await someActor(db), slug: byApproval.slug, message: 'Sono garante del mio comune.' },
  );
  await db
    .updateTable('join_request')
    .set({ escalated_at: new Date() })
    .where('community_id', '=', byApproval.id)
    .execute();
  await joinCommunity({ db, now: () => new Date() }, { actor: member, slug: byApproval.slug });
  const manager = actorOf(open.managerId);
  await aGrant(db, { community: byApproval, memberId: manager.memberId, role: 'manager' });
  const staff = await aStaffMember(db);
  await aGroup(db, open, [member.memberId]);
  const invitation = await anInvitation(db, open);
  await db
    .updateTable('invitation')
    .set({ last_sent_at: new Date(0) })
    .where('id', '=', invitation.id)
    .execute();
  const measures = await someMeasures(db, open);
  const disputed = await aDispute(db, {
    community: { ...byApproval, managerId: manager.memberId },
  });
  // A database that nobody has counted yet is planned as if it were empty, and a test makes many worlds.
  await sql`analyze member, stint, community`.execute(db);
  return {
    open,
    byApproval,
    draft,
    member,
    manager,
    staff,
    portal,
    founding: await foundingWorld(db, { manager, memberName: 'Giulia B.', staff }),
    administrator: await aStaffMember(db, 'platform_admin'),
    ids: {
      request: asking.outcome === 'requested' ? asking.requestId : '',
      proposal: proposal.id,
      offer: offer.id,
      role: role.id,
      identity: await anIdentity(db, member),
      someMember: proposer,
      ...(await belonging(db, member)),
      ...(await someSeats(db, { open, byApproval, member, manager })),
      external: (await anExternal(db)).slug,
      programme: await aLedProgramme(db, { lead: manager, communities: [open] }),
      invitation: invitation.id,
      invitationToken: invitation.token,
      ...measures,
      dispute: disputed.disputeId,
      disputedRole: disputed.grantId,
      succession: (await aSuccessor(db, { community: open })).grantId,
      ...(await someCards(db, { open, member, manager })),
      ...(await someReports(db, open)),
      review: await aReview(db, [member.memberId, proposer]),
    },
  };
}

async function belonging(db: Db, actor: Actor) {
  const organisation = await anOrganisation(db, { domain: `${newId()}.example` });
  const deps = { db, now: () => new Date() };
  const said = { actor, organisationId: organisation, kind: 'associate' } as const;
  const { id } = await declareAffiliation(deps, said);
  const { affiliationId, organisationId } = await anEndedUnit(db, actor);
  return { organisation, affiliation: id, officeless: affiliationId, body: organisationId };
}

async function someCards(
  db: Db,
  { open, member, manager }: Pick<WebWorld, 'open' | 'member' | 'manager'>,
) {
  const card = typed({
    presentation: 'Animo laboratori di quartiere.',
    skills: 'facilitazione\nmappe di comunità',
    offers: 'una sala a Bologna',
    seeks: 'chi sa fare un video',
    link: 'https://example.org/giulia',
    province: 'BO',
  });
  const { memberId } = member;
  const { cardId } = await aCard(db, { community: open, memberId, card });
  const { cardId: hiddenCard } = await aCard(db, { community: open });
  const hiding = { actor: manager, slug: open.slug, cardId: hiddenCard };
  const reason = 'Ci sono dati di altre persone.';
  await hideCard({ db, now: () => new Date() }, { ...hiding, reason });
  return { card: cardId, hiddenCard };
}

async function someMeasures(db: Db, open: Awaited<ReturnType<typeof aCommunity>>) {
  const deps = { db, now: () => new Date() };
  const { memberId } = await aStint(db, { community: open });
  const { measureId } = await aSuspension(db, open, memberId);
  const message = 'Non sono stata io a scrivere quel messaggio.';
  const { appealId } = await openAppeal(deps, { actor: actorOf(memberId), measureId, message });
  const coManager = await aGrant(db, { community: open, role: 'co_manager' });
  const removal = await aRemoval(db, open, coManager.memberId);
  return { measure: measureId, appeal: appealId, removal: removal.measureId };
}

const texts = (italian: string, english: string) => ({
  it: {
    name: italian,
    summary: 'Persone che condividono metodi ed esperienze di partecipazione.',
    howToJoin: 'Basta accedere e premere «Aderisci».\n\nGli incontri sono ogni due mesi.',
  },
  en: {
    name: english,
    summary: 'People who share methods and experience of participation.',
    howToJoin: 'Sign in and press “Join”.\n\nMeetings are every two months.',
  },
});

async function anIdentity(db: Db, { memberId }: Actor): Promise<string> {
  const at = new Date();
  const kinds = [
    {
      provider: 'spid',
      kind: 'spid',
      class: 'proven',
      level: 'substantial',
      label: 'Gestore alfa',
    },
    {
      provider: 'google',
      kind: 'google',
      class: 'social',
      level: 'none',
      label: 'g…a@example.org',
    },
  ] as const;
  const rows = kinds.map((kind) => ({
    ...kind,
    id: newId(),
    member_id: memberId,
    issuer: `https://${kind.kind}.example`,
    subject: newId(),
    linked_at: at,
    last_used_at: at,
  }));
  await db.insertInto('identity').values(rows).execute();
  return rows[1]?.id ?? '';
}
