// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { equalInConstantTime } from '../kernel/tokens.js';
import { maskAddress, parseAddress } from '../kernel/email-address.js';
import { ProviderError } from './provider-error.js';
import {
  defineProvider,
  type Attempt,
  type Host,
  type Reply,
  type Step,
  type VerifiedProfile,
} from './provider.js';

const configSchema = z.strictObject({
  mailsPerHour: z.int().min(1).default(5).describe('Mails to one address in an hour.'),
});
type Config = z.output<typeof configSchema>;

/** How long a mailed link and its code are good, in minutes (OWASP ASVS 5.0, 6.5.5). */
const lifetime = 10;
/** Wrong codes that an attempt survives: five of a million, before it has to begin again. */
const guesses = 5;

/** A one-time link by mail: it proves that the person reads that mailbox now, and nothing else. */
export default defineProvider({
  contract: 1,
  kind: 'email-link',
  trust: { family: 'email', level: 'none', personKeys: [], vouchesForEmail: true },
  configSchema,
  create: (config, host) => ({
    begin: (attempt) => begin(host, config, attempt),
    replies: [
      {
        method: 'POST',
        path: '/link',
        single: 'after-verify',
        confirm: true,
        correlate: (reply) => reply.body['state'],
        verify: (reply, attempt) => verifyLink(host, reply, attempt),
      },
      {
        method: 'POST',
        path: '/code',
        single: 'after-verify',
        correlate: (reply) => reply.body['state'],
        verify: (reply, attempt) => verifyCode(host, reply, attempt),
      },
    ],
  }),
});

async function begin(host: Host, config: Config, attempt: Attempt): Promise<Step> {
  const address = parseAddress(attempt.input['email'] ?? '');
  if (!address)
    throw new ProviderError('malformed', { rule: 'email_link.address', reason: 'address' });
  const mailbox = host.keys.pseudonym('email-link', address);
  if ((await host.cache.count(`mails:${mailbox}`, 3_600)) > config.mailsPerHour) {
    const rule = 'email_link.too_many_mails';
    throw new ProviderError('refused', { rule, reason: 'too_many_mails' });
  }
  const token = host.random.token();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  Object.assign(attempt.memory, { address, token, code });

  const link = attempt.replyTo('/link');
  link.search = new URLSearchParams({ state: attempt.handle, token }).toString();
  const model = { url: link.href, code, minutes: String(lifetime) };
  await host.mail.send(address, 'sign_in_link', attempt.locale, model);
  return {
    kind: 'page',
    view: 'email-link-sent',
    model: { address: maskAddress(address), minutes: lifetime },
  };
}

async function verifyLink(host: Host, reply: Reply, attempt: Attempt): Promise<VerifiedProfile> {
  refuseLate(host, attempt);
  const { token } = attempt.memory;
  if (!token || !equalInConstantTime(reply.body['token'] ?? '', token)) {
    throw new ProviderError('mismatched', { rule: 'email_link.token' });
  }
  return toProfile(host, attempt);
}

/** For a mail read on another device: the code comes back by hand, to the browser that began. */
async function verifyCode(host: Host, reply: Reply, attempt: Attempt): Promise<VerifiedProfile> {
  refuseLate(host, attempt);
  const key = `guesses:${host.keys.pseudonym('email-link guesses', attempt.handle)}`;
  // Counted before it is looked at, so that guesses in parallel count too.
  const tries = await host.cache.count(key, lifetime * 60);
  if (tries > guesses) throw tooManyTries();
  const { code } = attempt.memory;
  const typed = (reply.body['code'] ?? '').replaceAll(/\s/g, '');
  if (!code || !equalInConstantTime(typed, code)) {
    const left = guesses - tries;
    if (left === 0) throw tooManyTries();
    throw new ProviderError('mismatched', { rule: 'email_link.code', reason: 'wrong_code', left });
  }
  return toProfile(host, attempt);
}

const tooManyTries = (): ProviderError =>
  new ProviderError('refused', { rule: 'email_link.too_many_tries', reason: 'too_many_tries' });

function refuseLate(host: Host, attempt: Attempt): void {
  if (host.clock.now().getTime() > attempt.startedAt.getTime() + lifetime * 60_000) {
    throw new ProviderError('expired', { rule: 'email_link.lifetime', reason: 'expired' });
  }
}

function toProfile(host: Host, attempt: Attempt): VerifiedProfile {
  const address = attempt.memory['address'] ?? '';
  return {
    issuer: new URL('/email-link', host.origin).href,
    subject: host.keys.pseudonym('email-link', address),
    level: 'none',
    methods: ['otp'],
    authenticatedAt: host.clock.now(),
    personKeys: [],
    email: { address, vouched: true },
    claims: {},
    label: maskAddress(address),
  };
}
