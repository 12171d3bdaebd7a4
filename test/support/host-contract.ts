// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minute } from '../../src/kernel/clock.js';
import { isEnabled, type EnabledInstance } from '../../src/providers/registry.js';
import type { Attempt, Step } from '../../src/providers/provider.js';
import { beginSignIn } from '../../src/sign-in/use-cases/begin-sign-in.js';
import {
  completeSignIn,
  type CompleteSignIn,
} from '../../src/sign-in/use-cases/complete-sign-in.js';
import { keepCertificate } from '../../src/sign-in/use-cases/keep-certificate.js';
import { aSignedUpMember } from './builders/sign-in.js';
import type { TestDatabase } from './database.js';
import { toReply, upstreamOf, type ContractReply, type Subject } from './provider-contract.js';
import { newBrowser, signInBench, testOrigin, type SignInBench } from './sign-in.js';

/** What the host guarantees for a provider whatever its code: run over every kind, on a real database. */
export function hostContract(
  { db }: TestDatabase,
  name: string,
  make: () => Subject | Promise<Subject>,
): void {
  describe(`the host of ${name}`, () => {
    let subject: Subject;
    let bench: SignInBench;
    let now = new Date();
    beforeAll(async () => {
      subject = await make();
      const member = await aSignedUpMember(db);
      const { definition, contract } = subject;
      const { config, keys = [] } = contract;
      bench = await signInBench({
        db,
        now: () => now,
        samlKeys: keys,
        fetch: upstreamOf(subject),
        definitions: [definition],
        instances: ['one', 'two'].map((id) => ({ id, use: definition.kind, config })),
        resolve: async () => ({ outcome: 'in', ...member, created: false, linked: false }),
      });
    });
    beforeEach(() => {
      now = new Date();
    });

    const instance = (id: string): EnabledInstance => {
      const found = bench.providers.find(id);
      if (!found || !isEnabled(found)) throw new Error(`${id} does not run`);
      return found;
    };

    async function arrive(): Promise<CompleteSignIn & { readonly step: Step }> {
      const browser = newBrowser();
      const { start = {}, signIn } = subject.contract;
      const step = await beginSignIn(bench, {
        instance: 'one',
        intent: 'sign-in',
        input: start.input ?? {},
        choice: start.choice,
        browser,
        returnTo: '/me',
        minimum: 'none',
        fresh: false,
        locale: 'it',
      });
      const { replies } = instance('one').provider;
      const attempt = attemptOf(handleOf(step));
      const back = await signIn(step, { mails: bench.mails, attempt });
      const route = replies.find(({ path }) => path === back.path) ?? replies[0];
      if (!route) throw new Error('a provider has a reply route');
      const reply = toReply({ ...back, query: { ...back.query, ...(await presented(back)) } });
      return { instance: 'one', route, reply, browser, step };
    }

    /** A client certificate comes by a one-time code of the host that asked for it. */
    async function presented({ clientCertificate, query }: ContractReply) {
      if (!clientCertificate) return {};
      const key = query?.['state'] ?? '';
      const kept = { instance: 'one', key, certificate: clientCertificate };
      return { code: (await keepCertificate(bench, kept)) ?? '' };
    }

    it('signs in once: the same reply a second time is a replay', async () => {
      const arrival = await arrive();
      expect(await completeSignIn(bench, arrival)).toMatchObject({ kind: 'signed_in' });
      await expect(completeSignIn(bench, arrival)).rejects.toMatchObject({
        code: expect.stringMatching(/\.(replayed|used)$/),
      });
    });

    it('refuses the attempt of another instance of the same kind, and of another browser', async () => {
      const arrival = await arrive();
      for (const elsewhere of [{ instance: 'two' }, { browser: newBrowser() }]) {
        await expect(completeSignIn(bench, { ...arrival, ...elsewhere })).rejects.toMatchObject({
          code: 'provider.mismatched',
        });
      }
    });

    it('refuses a reply that comes too late', async () => {
      const arrival = await arrive();
      now = new Date(now.getTime() + 16 * minute);
      await expect(completeSignIn(bench, arrival)).rejects.toMatchObject({
        code: expect.stringMatching(/\.expired$/),
      });
    });
  });
}

/** Where a step carries the handle. */
function handleOf(step: Step): string {
  if (step.kind === 'page') throw new Error('a page has an address by now');
  const fields = step.kind === 'post' ? step.fields : Object.fromEntries(step.to.searchParams);
  return fields['state'] ?? fields['RelayState'] ?? '';
}

/** What a person's side may look at of an attempt. */
const attemptOf = (handle: string): Attempt => ({
  handle,
  minimum: 'none',
  fresh: false,
  locale: 'it',
  startedAt: new Date(),
  input: {},
  memory: {},
  replyTo: (path) => new URL(`/sign-in/one${path}`, testOrigin),
  correlateBy: () => {},
  record: () => {},
});
