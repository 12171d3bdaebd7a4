// SPDX-License-Identifier: AGPL-3.0-or-later
import { within } from '../../../kernel/within.js';
import { demand, type ContractCheck } from '../check.js';
import { toReply } from '../contract.js';
import { fakeAttempt } from '../fake-host.js';
import { textOf } from '../secrets.js';
import { arrive, openWorld, routeOf } from '../world.js';
import { toPlain } from './begin.js';

/** How long one call of a provider may take when its upstream answers at once, in seconds. */
const callSeconds = 5;

const inTime = <Value>(what: string, work: () => Value | Promise<Value>): Promise<Value> =>
  within(callSeconds * 1_000, what, work());

export const time: ContractCheck = {
  name: 'time',
  promise: `ends every call within ${callSeconds} seconds`,
  async run(subject) {
    const world = await inTime('create', () => openWorld(subject));
    const { host, provider } = world;
    const { contract } = subject;
    const attempt = fakeAttempt(host, contract.start);
    const step = await inTime('begin', () => provider.begin(attempt));
    const back = await inTime('contract.signIn', () =>
      contract.signIn(step, { mails: host.mails, attempt }),
    );
    const route = routeOf(provider, back);
    await inTime('verify', () => route.verify(toReply(back), attempt));
    for (const document of provider.documents ?? []) {
      await inTime(document.path, () => document.render());
    }
    for (const name of ['choices', 'origins', 'check', 'close'] as const) {
      await inTime<unknown>(name, () => provider[name]?.());
    }
  },
};

const kilobyte = 1_024;
/** What the host keeps, sends on or logs, in characters. */
const most = {
  redirect: 8 * kilobyte,
  step: 256 * kilobyte,
  memory: 16 * kilobyte,
  profile: 64 * kilobyte,
  document: 1_024 * kilobyte,
  list: 256 * kilobyte,
  record: 512 * kilobyte,
  log: 64 * kilobyte,
};

export const size: ContractCheck = {
  name: 'size',
  promise: 'gives steps, profiles, documents and log lines of a size that can be kept',
  async run(subject, { printed }) {
    const world = await openWorld(subject);
    const { provider, host } = world;
    const { attempt, step, route, reply } = await arrive(world, subject);
    const found = await route.verify(reply, attempt);
    demandSmall(
      'the address of the redirect',
      most.redirect,
      step.kind === 'redirect' ? step.to.href : '',
    );
    demandSmall('the step of begin', most.step, JSON.stringify(toPlain(step)));
    demandSmall('attempt.memory', most.memory, JSON.stringify(attempt.memory));
    demandSmall('the profile', most.profile, JSON.stringify(found));
    for (const document of provider.documents ?? []) {
      demandSmall(document.path, most.document, await document.render());
    }
    demandSmall(
      'the list of choices',
      most.list,
      JSON.stringify((await provider.choices?.()) ?? []),
    );
    demandSmall(
      'the list of origins',
      most.list,
      JSON.stringify((await provider.origins?.()) ?? []),
    );
    demandSmall(
      'what one sign-in records',
      most.record,
      attempt.recorded.map(({ bytes }) => bytes.toString('latin1')).join(''),
    );
    demandSmall('what one sign-in logs', most.log, textOf([host.logged, host.measured]));
    demandSmall('what it prints', most.log, printed.join(''));
  },
};

function demandSmall(what: string, limit: number, text: string): void {
  demand(text.length <= limit, `${what} has ${text.length} characters, more than ${limit}`);
}
