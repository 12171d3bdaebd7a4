// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attempt, Provider, VerifiedProfile } from '../../provider.js';
import { demand, type ContractCheck } from '../check.js';
import { toReply, type Subject } from '../contract.js';
import { fakeAttempt } from '../fake-host.js';
import { configSecrets, foundIn, textOf } from '../secrets.js';
import { arrive, exercise, openWorld, type Arrival, type World } from '../world.js';
import { replaceValues } from './begin.js';

export const keptSecrets: ContractCheck = {
  name: 'secrets',
  promise: 'puts no secret into logs, errors, pages or profiles, whatever fails',
  async run(subject, { printed }) {
    const world = await openWorld(subject);
    const arrival = await arrive(world, subject);
    const { attempt, route, reply, step } = arrival;
    const ofConfig = configSecrets(subject);
    const { found, failure } = await verified(() => route.verify(reply, attempt));
    const personal = [
      ...(found?.personKeys ?? []).flatMap(({ value }) => [value, value.split(':').at(-1) ?? '']),
      found?.email?.address ?? '',
    ];
    const inner = [...ofConfig, ...world.tokens];
    const { secrets: declared = [] } = subject.contract;
    const broken = await breakEverything(subject, arrival);
    await exercise(world);
    const memories = [attempt, ...broken.attempts].flatMap(({ memory }) => Object.values(memory));
    const all = [...inner, ...declared, ...memories.filter(isToken), ...personal];
    const hosts = [world.host, ...broken.worlds.map(({ host }) => host)];
    demandNone(
      'a log line',
      hosts.map(({ logged, measured }) => [logged, measured]),
      all,
    );
    demandNone('an error', [failure, ...broken.errors, ...wrongConfigs(subject)], all);
    demandNone('the console', printed, all);
    demandNone('a step', step.kind === 'page' ? step : { ...step, to: step.to.href }, inner);
    demandNone('the profile', shown(found), inner);
    demandNone('a document', await documentsOf(world.provider), inner);
  },
};

/** Of what an attempt remembers, nonces and codes are secret; the name of a level or an address is not. */
const isToken = (value: string): boolean => /^([\w~.-]{20,}|\d{6,8})$/.test(value);

function demandNone(where: string, told: unknown, secrets: readonly string[]): void {
  const [first] = foundIn(textOf(told), secrets);
  if (first === undefined) return;
  demand(
    false,
    `${where} holds a secret, one of ${first.length} characters: ${first.slice(0, 3)}…`,
  );
}

const shown = (profile?: VerifiedProfile): unknown =>
  profile && [profile.issuer, profile.subject, profile.claims, profile.label];

async function verified(
  verify: () => Promise<VerifiedProfile>,
): Promise<{ readonly found?: VerifiedProfile; readonly failure?: unknown }> {
  try {
    return { found: await verify() };
  } catch (failure) {
    return { failure };
  }
}

/** An upstream that repeats the whole request: what a careless provider logs or throws. */
const echoes: readonly ((request: Request) => Promise<Response>)[] = [
  async (request) => Response.json(await echoOf(request), { status: 400 }),
  async (request) => Response.json(await echoOf(request)),
  async (request) => new Response(JSON.stringify(await echoOf(request)), { status: 502 }),
  (request) => Promise.reject(new Error(`no answer from ${request.url}`)),
];

const echoOf = async (request: Request): Promise<Record<string, unknown>> => ({
  error: 'invalid_request',
  error_description: await request.text(),
  error_uri: request.url,
  headers: Object.fromEntries(request.headers),
});

interface Broken {
  readonly worlds: readonly World[];
  readonly attempts: readonly Attempt[];
  readonly errors: readonly unknown[];
}

async function breakEverything(
  subject: Subject,
  { attempt, route, reply }: Arrival,
): Promise<Broken> {
  const worlds: World[] = [];
  const attempts: Attempt[] = [];
  const errors: unknown[] = [];
  const fail = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => void errors.push(error));
  };
  await fail(() => route.verify(toReply({}), attempt));
  await fail(() => route.verify(replaceValues(reply, Object.values(reply.query)), attempt));
  await fail(() => route.verify(replaceValues(reply, Object.values(reply.body)), attempt));
  for (const echo of echoes) {
    const world = await openWorld(subject);
    worlds.push(world);
    const here = await arrive(world, subject);
    attempts.push(here.attempt);
    world.answerWith((input, init) => echo(new Request(input, init)));
    await fail(() => here.route.verify(here.reply, here.attempt));
    await fail(() => world.provider.begin(fakeAttempt(world.host, subject.contract.start)));
    await exercise(world);
  }
  return { worlds, attempts, errors };
}

/** What a wrong configuration is told, which the operator sees in the log at start. */
const wrongConfigs = ({ definition, contract }: Subject): unknown[] =>
  [undefined, ...contract.invalidConfigs, { ...Object(contract.config), unknown: 1 }].map(
    (config) => {
      try {
        definition.configSchema.parse(config);
        return undefined;
      } catch (error) {
        return error;
      }
    },
  );

const documentsOf = ({ documents = [] }: Provider): Promise<unknown[]> =>
  Promise.all(documents.map((document) => document.render().catch(() => undefined)));
