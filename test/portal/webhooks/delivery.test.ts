// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { relayOnce } from '../../../src/database/relay.js';
import { later, systemClock } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { endRelease } from '../../../src/portal/use-cases/releases/end-release.js';
import { recordRelease } from '../../../src/portal/use-cases/releases/record-release.js';
import { rotationOverlap } from '../../../src/portal/domain/webhook.js';
import { rotateKey } from '../../../src/portal/use-cases/webhooks/keep-endpoints.js';
import { queueWebhooks } from '../../../src/portal/use-cases/webhooks/queue-event.js';
import { aCommunity, aGrant, actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { useReceivers, type Call } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce, keeping, knownTo } from '../../support/portal/webhooks.js';
import { amidWrite } from '../../support/two-nodes.js';

const { db } = useDatabase();
const aReceiver = useReceivers();
const deps = { db, now: systemClock };

/** A portal with a receiver, one of its members, and a community that it serves. */
async function connected(signature: 'hmac' | 'ed25519' = 'hmac') {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const receiver = await aReceiver();
  const endpoint = await anEndpoint(db, { ...portal, url: receiver.url, signature });
  const memberId = await someMember(db);
  const sub = await knownTo(db, portal.sector, memberId);
  const join = async () => joinCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
  const leave = async () =>
    leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
  return { community, portal, receiver, endpoint, memberId, sub, join, leave };
}

const headersOf = ({ headers }: Call) => ({
  'webhook-id': String(headers['webhook-id']),
  'webhook-timestamp': String(headers['webhook-timestamp']),
  'webhook-signature': String(headers['webhook-signature']),
});
/** Whether one of the signatures is that of the public key. */
function ed25519Signs(publicKey: string, call: Call): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': all } = headersOf(call);
  const x = Buffer.from(publicKey.replace(/^whpk_/, ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const content = Buffer.from(`${id}.${at}.${call.body}`);
  return all.split(' ').some((one) => {
    const [version, signature = ''] = one.split(',');
    return version === 'v1a' && verify(null, content, key, Buffer.from(signature, 'base64'));
  });
}

function hmacSigns(key: string, call: Call): boolean {
  try {
    return Boolean(new Webhook(key).verify(call.body, headersOf(call)));
  } catch {
    return false;
  }
}

const typesOf = (calls: readonly Call[]) =>
  new Set(calls.map(({ body }) => String(JSON.parse(body).type)));

describe('webhooks', () => {
  it('tell a portal what began and ended, in the shape and with the signature of Standard Webhooks', async () => {
    const { community, receiver, endpoint, memberId, sub, join, leave } = await connected();
    await join();
    await aGrant(db, { community, memberId, role: 'moderator' });
    await leave();
    await deliverOnce(db);

    expect(receiver.calls).toHaveLength(3);
    expect(typesOf(receiver.calls)).toEqual(
      new Set(['role.ended', 'stint.ended', 'stint.started']),
    );
    const started = receiver.calls.find(({ body }) => body.includes('stint.started'));
    if (!started) throw new Error('nothing came');
    const verified = new Webhook(endpoint.key).verify(started.body, headersOf(started));
    expect(verified).toEqual({
      type: 'stint.started',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        id: started.headers['webhook-id'],
        position: expect.any(Number),
        subject: sub,
        community: community.slug,
      },
    });
    expect(() =>
      new Webhook(endpoint.key).verify(`${started.body} `, headersOf(started)),
    ).toThrow();
  });

  it('are signed with our key where the portal holds the public half', async () => {
    const { receiver, endpoint, join } = await connected('ed25519');
    await join();
    await deliverOnce(db);
    const [call] = receiver.calls;
    if (!call) throw new Error('nothing came');
    expect(ed25519Signs(endpoint.key, call)).toBe(true);
  });

  it.each([
    ['hmac', hmacSigns],
    ['ed25519', ed25519Signs],
  ] as const)(
    'are signed with both keys for a day after a rotation, then with the new one alone: %s',
    async (signature, signs) => {
      const rotated = async (before: number) => {
        const { portal, receiver, endpoint, join } = await connected(signature);
        const which = { clientId: portal.clientId, endpointId: endpoint.id };
        const keeper = keeping(db, () => later(systemClock(), -before));
        const { key } = await rotateKey(keeper, which);
        await join();
        await deliverOnce(db);
        const [call] = receiver.calls;
        if (!call) throw new Error('nothing came');
        return { former: signs(endpoint.key, call), present: signs(key, call) };
      };
      expect(await rotated(0)).toEqual({ former: true, present: true });
      expect(await rotated(rotationOverlap)).toEqual({ former: false, present: true });
    },
  );

  it('say of who put an end to what the portal receives only that they did, nor send what waited', async () => {
    const { portal, receiver, memberId, sub, join, leave } = await connected();
    const { clientId } = portal;
    const other = await aPortal(db, { sector: portal.sector });
    const heard = await aReceiver();
    await anEndpoint(db, { ...other, url: heard.url });
    await recordRelease(deps, { memberId, clientId, claims: ['name'] });
    await join();
    await relayOnce(db, [queueWebhooks]);
    await endRelease(deps, { actor: actorOf(memberId), clientId });
    await leave();
    await deliverOnce(db);
    expect(typesOf(receiver.calls)).toEqual(new Set(['member.withdrawn']));
    expect(typesOf(heard.calls)).toEqual(new Set(['stint.started', 'stint.ended']));

    await recordRelease(deps, { memberId, clientId, claims: ['name'] });
    await join();
    await deliverOnce(db);
    const [gone, ...back] = receiver.calls.map(({ body }) => JSON.parse(body));
    expect(gone.data).toMatchObject({ subject: sub });
    expect(back).toMatchObject([{ type: 'stint.started', data: { subject: sub } }]);
  });

  it('say nothing of other communities, nor of people whom the portal does not know', async () => {
    const { community, receiver, memberId } = await connected();
    const other = await aCommunity(db);
    await joinCommunity(deps, { actor: actorOf(memberId), slug: other.slug });
    await joinCommunity(deps, { actor: actorOf(await someMember(db)), slug: community.slug });
    await deliverOnce(db);
    expect(receiver.calls).toEqual([]);
  });

  it('reach each portal of a sector, and one portal at each of its addresses', async () => {
    const { community, portal, receiver, join } = await connected();
    const [second, third] = [await aReceiver(), await aReceiver()];
    await anEndpoint(db, { ...portal, url: second.url });
    const sibling = await aPortal(db, { communities: [community.slug], sector: portal.sector });
    await anEndpoint(db, { ...sibling, url: third.url });
    await join();
    await deliverOnce(db);
    expect([receiver, second, third].map(({ calls }) => calls.length)).toEqual([1, 1, 1]);
  });

  it('are called once: what one node is about to take on, another passes over', async () => {
    const { receiver, join } = await connected();
    await join();
    await relayOnce(db, [queueWebhooks]);
    const held = { table: 'webhook_delivery', kind: 'update' } as const;
    const node = () => deliverOnce(db);
    await amidWrite(db, held, node, async () => {
      await node();
      expect(receiver.calls).toEqual([]);
    });
    await node();
    expect(receiver.calls).toHaveLength(1);
  });
});
