// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDatabase, createPool } from '../../../src/database/database.js';
import { minute } from '../../../src/kernel/clock.js';
import { PiazzaError } from '../../../src/kernel/errors.js';
import { trustId, type IdentityId, type MemberId } from '../../../src/kernel/ids.js';
import { isEnabled } from '../../../src/providers/registry.js';
import type { ReplyRoute } from '../../../src/providers/provider.js';
import type { Resolution, ResolutionInput } from '../../../src/sign-in/use-cases/resolution.js';
import { consumeAttempt } from '../../../src/sign-in/store/single-use.js';
import { beginSignIn, type BeginSignIn } from '../../../src/sign-in/use-cases/begin-sign-in.js';
import {
  completeSignIn,
  type CompleteSignIn,
} from '../../../src/sign-in/use-cases/complete-sign-in.js';
import { aSignedUpMember, paperProvider } from '../../support/builders/sign-in.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { aReply, newBrowser, signInBench, type SignInBench } from '../../support/sign-in.js';

const { db, url } = useDatabase();
let now = new Date();
let member: { memberId: MemberId; identityId: IdentityId };
let asked: ResolutionInput | undefined;
let resolution: Resolution | undefined;
let bench: SignInBench;

const resolve = async (input: ResolutionInput): Promise<Resolution> => {
  asked = input;
  return resolution ?? { outcome: 'in', ...member, created: false, linked: false };
};

beforeAll(async () => {
  member = await aSignedUpMember(db);
});

beforeEach(async () => {
  now = new Date();
  asked = undefined;
  resolution = undefined;
  bench = await benchOf();
});

const benchOf = (settings: Parameters<typeof paperProvider>[0] = {}, database = db) =>
  signInBench({
    db: database,
    resolve,
    now: () => now,
    definitions: [paperProvider(settings)],
    instances: [
      { id: 'paper', use: 'paper', config: {} },
      { id: 'other', use: 'paper', config: {} },
      { id: 'capped', use: 'paper', config: {}, maxLevel: 'low' },
    ],
  });

function routeOf(instance = 'paper'): ReplyRoute {
  const found = bench.providers.find(instance);
  const route = found && isEnabled(found) ? found.provider.replies[0] : undefined;
  if (!route) throw new Error('the test has no such route');
  return route;
}

async function begun(overrides: Partial<BeginSignIn> = {}) {
  const browser = newBrowser();
  const step = await beginSignIn(bench, {
    instance: 'paper',
    intent: 'sign-in',
    input: {},
    browser,
    returnTo: '/me',
    minimum: 'none',
    fresh: false,
    locale: 'it',
    ...overrides,
  });
  if (step.kind !== 'redirect') throw new Error('the test provider redirects');
  return { browser, state: step.to.searchParams.get('state') ?? '' };
}

const replyTo = (
  { browser, state }: { browser: string; state: string },
  overrides: Partial<CompleteSignIn> = {},
): CompleteSignIn => ({
  instance: 'paper',
  route: routeOf(),
  reply: aReply({ body: { state, subject: 'anna' } }),
  browser,
  ...overrides,
});

async function refusalOf(attempt: Promise<unknown>): Promise<{ code: string; rule: unknown }> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PiazzaError)) throw new Error('not refused', { cause: error });
  return { code: error.code, rule: error.context['rule'] };
}

const sessionsOf = async (): Promise<number> =>
  (await db.selectFrom('session').select('id').where('member_id', '=', member.memberId).execute())
    .length;

describe('a reply', () => {
  it('signs its person in, once, with one session, one proof and the messages in the register', async () => {
    const before = await sessionsOf();
    const attempt = await begun();

    const result = await completeSignIn(bench, replyTo(attempt));

    expect(result).toMatchObject({
      kind: 'signed_in',
      ...member,
      level: 'substantial',
      returnTo: '/me',
    });
    expect(await sessionsOf()).toBe(before + 1);
    expect(bench.recorded.map(({ kind }) => kind)).toEqual(['request', 'response']);
    expect(await refusalOf(completeSignIn(bench, replyTo(attempt)))).toEqual({
      code: 'provider.replayed',
      rule: 'attempt.replayed',
    });
    expect(await sessionsOf()).toBe(before + 1);
  });

  it('is found by the other key that the provider gave', async () => {
    const { browser, state } = await begun();
    const reply = aReply({ body: { state: `key of ${state}`, subject: 'anna' } });
    await expect(
      completeSignIn(bench, replyTo({ browser, state }, { reply })),
    ).resolves.toMatchObject({
      kind: 'signed_in',
    });
  });

  it.each([
    ['another browser', { browser: newBrowser() }, 'provider.mismatched'],
    ['no browser cookie at all', { browser: undefined }, 'provider.mismatched'],
    ['another instance', { instance: 'other' }, 'provider.mismatched'],
    [
      'an unknown handle',
      { reply: aReply({ body: { state: 'x', subject: 'a' } }) },
      'provider.mismatched',
    ],
    ['no handle', { reply: aReply({ body: { subject: 'a' } }) }, 'provider.malformed'],
  ])('of %s signs nobody in and leaves the attempt usable', async (_case, overrides, code) => {
    const before = await sessionsOf();
    const attempt = await begun();

    expect(await refusalOf(completeSignIn(bench, replyTo(attempt, overrides)))).toMatchObject({
      code,
    });

    expect(await sessionsOf()).toBe(before);
    await expect(completeSignIn(bench, replyTo(attempt))).resolves.toMatchObject({
      kind: 'signed_in',
    });
  });

  it('that comes after fifteen minutes is expired, and in the register', async () => {
    const attempt = await begun();
    now = new Date(now.getTime() + 15 * minute);
    expect(await refusalOf(completeSignIn(bench, replyTo(attempt)))).toEqual({
      code: 'provider.expired',
      rule: 'attempt.expired',
    });
    expect(bench.recorded.map(({ kind }) => kind)).toEqual(['request', 'response']);
  });

  it('that fails verification burns nothing and is in the register', async () => {
    const attempt = await begun();
    const { state } = attempt;
    const forged = replyTo(attempt, {
      reply: aReply({ body: { state, fail: 'paper.signature' } }),
    });

    expect(await refusalOf(completeSignIn(bench, forged))).toEqual({
      code: 'provider.forged',
      rule: 'paper.signature',
    });

    expect(bench.recorded).toHaveLength(2);
    await expect(completeSignIn(bench, replyTo(attempt))).resolves.toMatchObject({
      kind: 'signed_in',
    });
  });

  it('that crashes the provider is refused like any other', async () => {
    const attempt = await begun();
    const odd = replyTo(attempt, { reply: aReply({ body: { state: attempt.state, crash: '1' } }) });
    expect(await refusalOf(completeSignIn(bench, odd))).toEqual({
      code: 'provider.upstream_error',
      rule: 'provider.threw',
    });
  });

  it('to a route of authorization codes burns the attempt even when it fails', async () => {
    bench = await benchOf({ single: 'before-verify' });
    const attempt = await begun();
    const { state } = attempt;
    const forged = replyTo(attempt, { reply: aReply({ body: { state, fail: 'paper.code' } }) });
    await expect(completeSignIn(bench, forged)).rejects.toMatchObject({ code: 'provider.forged' });
    await expect(completeSignIn(bench, replyTo(attempt))).rejects.toMatchObject({
      code: 'provider.replayed',
    });
  });

  it('with an assertion that was accepted before is a replay, on whatever attempt it comes', async () => {
    bench = await benchOf({ once: ['assertion-1'] });
    await completeSignIn(bench, replyTo(await begun()));
    const before = await sessionsOf();
    expect(await refusalOf(completeSignIn(bench, replyTo(await begun())))).toEqual({
      code: 'provider.replayed',
      rule: 'attempt.single_use',
    });
    expect(await sessionsOf()).toBe(before);
  });

  it('never counts for more than its kind and its instance may claim', async () => {
    bench = await benchOf({ level: 'high' });
    await completeSignIn(bench, replyTo(await begun()));
    expect(asked?.profile).toMatchObject({
      level: 'substantial',
      class: 'proven',
      personKeys: [],
      email: { vouched: false },
    });

    const capped = await begun({ instance: 'capped' });
    await completeSignIn(bench, replyTo(capped, { instance: 'capped', route: routeOf('capped') }));
    expect(asked?.profile.level).toBe('low');
  });

  it('below the level that was asked for is refused', async () => {
    bench = await benchOf({ level: 'low' });
    const attempt = await begun({ minimum: 'substantial' });
    expect(await refusalOf(completeSignIn(bench, replyTo(attempt)))).toEqual({
      code: 'provider.level_too_low',
      rule: 'attempt.minimum',
    });
  });

  it('stores neither the handle nor the provider’s memory in clear', async () => {
    const { state } = await begun();
    const rows = await db.selectFrom('attempt').selectAll().execute();
    const text = rows.map((row) => JSON.stringify(row) + row.memory.toString('latin1')).join();
    expect(text).not.toContain(state);
    expect(text).not.toContain('kept sealed');
  });
});

describe('one reply presented twice', () => {
  it('in parallel makes exactly one session: the loser waits for the winner’s row', async () => {
    const before = await sessionsOf();
    const attempt = await begun();
    const row = await db
      .selectFrom('attempt')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const winner = await db.startTransaction().execute();
    expect(await consumeAttempt(winner, trustId(row.id), now)).toBe(true);

    const loser = completeSignIn(bench, replyTo(attempt));
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await refusalOf(loser)).toEqual({
      code: 'provider.replayed',
      rule: 'attempt.single_use',
    });
    expect(await sessionsOf()).toBe(before);
  });

  it('to two nodes at once makes exactly one session', async () => {
    const before = await sessionsOf();
    const elsewhere = createDatabase(createPool({ url, poolSize: 4 }));
    try {
      const node = await benchOf({ once: ['assertion-of-two-nodes'] }, elsewhere);
      bench = await benchOf({ once: ['assertion-of-two-nodes'] });
      const attempt = await begun();

      const nodes = [bench, node, bench, node, bench, node];
      const results = await Promise.allSettled(
        nodes.map((deps) => completeSignIn(deps, replyTo(attempt))),
      );

      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await sessionsOf()).toBe(before + 1);
    } finally {
      await elsewhere.destroy();
    }
  });
});
