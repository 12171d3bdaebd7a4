// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import type { Config } from '../../config/schema.js';
import type { MemberFeature } from '../identity/features.js';
import { createOutboundFetch } from '../http/outbound-fetch.js';
import { hour, minute, second } from '../kernel/clock.js';
import { PiazzaError } from '../kernel/errors.js';
import { closeDueRepresentations } from '../membership/use-cases/organisations/close-due-representations.js';
import {
  endDissolved,
  endRepresentationsOfDissolved,
} from '../membership/use-cases/organisations/end-dissolved.js';
import { endVoidOffers } from '../membership/use-cases/organisations/end-void-offers.js';
import {
  eraseMember,
  exportMember,
  neededLevel,
} from '../membership/use-cases/organisations/member-feature.js';
import { mergeMember, undoMerge } from '../membership/use-cases/organisations/merge-member.js';
import type { IndexLine } from '../membership/domain/organisations/ipa-register.js';
import type { IndexFile } from '../membership/use-cases/organisations/in-batches.js';
import { losesAddress } from '../membership/use-cases/organisations/lose-address.js';
import { readRegisterRefusals } from '../membership/use-cases/organisations/read-register-refusals.js';
import { refreshIfDue } from '../membership/use-cases/organisations/refresh-if-due.js';
import type { IndexFiles } from '../membership/use-cases/organisations/refresh-register.js';
import { closeDueSeats, lapseDelegations } from '../membership/use-cases/seats/close-due-seats.js';
import { closeSeats } from '../membership/use-cases/seats/close-seats.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

/** What becomes of affiliations and of those who answer for an organisation when a member changes as a whole. */
export const organisationsFeature: MemberFeature = {
  name: 'organisations',
  mergeMember,
  undoMerge,
  eraseMember,
  exportMember,
  neededLevel,
  losesAddress,
};

type Index = NonNullable<Config['organisations']['index']>;

const format = { columns: true, bom: true, relax_column_count: true, max_record_size: 100_000 };

/** The whole index of units is about 60 MB. */
const limits = { bytes: 200_000_000, deadline: 10 * minute };

/** What ends by itself, each on its own: what fails in one holds up no other. */
const ends = [
  closeDueRepresentations,
  endVoidOffers,
  endDissolved,
  endRepresentationsOfDissolved,
  closeSeats,
  closeDueSeats,
  lapseDelegations,
];

/** Terms that end; and every hour a look whether the index of administrations is a night old: one node fetches it. */
export function organisationsArea({ config, db, now, measures }: Foundation): Area {
  const { index } = config.organisations;
  const deps = { db, now };
  const jobs = ends.map((end) => ({
    everyMilliseconds: minute,
    run: async () => (await end(deps)) > 0,
  }));
  if (!index) return { repeated: jobs };
  const files = (): IndexFiles => openIndex(index, config.http.outbound);
  const refresh = (): Promise<boolean> => refreshIfDue(deps, files).then(() => false);
  const watch = (): Promise<boolean> => watchIndex({ db, measures }).then(() => false);
  return {
    repeated: [
      ...jobs,
      { everyMilliseconds: hour, run: refresh },
      { everyMilliseconds: minute, run: watch },
    ],
  };
}

/** Zero is well; anything else alarms, until a copy is taken over. */
async function watchIndex({ db, measures }: Pick<Foundation, 'db' | 'measures'>): Promise<void> {
  const [first] = await readRegisterRefusals({ db });
  const at = (first?.since.getTime() ?? 0) / second;
  measures.set('piazza_organisations_index_refused_since_seconds', {}, at);
}

/**
 * The files of the index, wherever they are; each is opened when its lines are read.
 * @throws PiazzaError `organisation.register_unreachable` from there
 */
export function openIndex(
  { bodies, areas, units }: Index,
  outbound: Config['http']['outbound'],
): IndexFiles {
  const open = (place: string) => indexFile(() => read(place, outbound));
  return {
    bodies: open(bodies),
    areas: areas === undefined ? undefined : open(areas),
    units: units === undefined ? undefined : open(units),
  };
}

/** Comma-separated values with a line of names above (RFC 4180), as the index gives them out. */
function indexFile(open: () => Promise<Readable>): IndexFile {
  const digest = createHash('sha256');
  async function* hashed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      digest.update(chunk);
      yield chunk;
    }
  }
  async function* lines(): AsyncGenerator<IndexLine> {
    const parser = parse(format);
    // What breaks on the way breaks the lines; whoever reads no further closes the source.
    pipeline(await open(), hashed, parser, () => {});
    yield* parser;
  }
  return { lines: lines(), hash: () => digest.copy().digest('hex') };
}

async function read(place: string, outbound: Config['http']['outbound']): Promise<Readable> {
  if (!/^https?:/.test(place)) return createReadStream(place);
  try {
    const response = await createOutboundFetch({ ...outbound, ...limits })(place);
    if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
    return Readable.fromWeb(response.body as ReadableStream);
  } catch (cause) {
    throw new PiazzaError('organisation.register_unreachable', { place }, { cause });
  }
}
