// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { errorStatus } from '../../../src/compose/error-status.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { hour, later } from '../../../src/kernel/clock.js';
import { matrix } from '../web-matrix.js';
import { asBrowser, type Answer } from './ask.js';
import { expectedOf } from './expected.js';
import type { Outcome, Row } from './row.js';
import { useStage, type Stage } from './stage.js';
import type { Changes } from './undone.js';
import { viewers, type Viewer, type ViewerName } from './viewers.js';

/** A form, or a proof to come, waits for its sender: that changes nothing for anybody. */
const harmless = new Set(['public.kept_form', 'public.rate_limit']);

/** Every page is asked for by each of these viewers; whatever they do is undone before the next. */
export function tryPagesAs(names: readonly ViewerName[]): void {
  const stageOf = useStage();

  test.each(names)(
    'it is so for: %s',
    async (name) => {
      const stage = stageOf();
      const found: string[] = [];
      for (const [route, row] of Object.entries(matrix(stage.world))) {
        const difference = await tried(stage, { name, route, row });
        if (difference) found.push(`${route}: ${difference}`);
      }
      expect(found).toEqual([]);
    },
    400_000,
  );
}

interface Try {
  readonly name: ViewerName;
  readonly route: string;
  readonly row: Row;
}

/** @returns what is otherwise than it should be */
function tried(
  { cast, undone, asked, app }: Stage,
  { name, route, row }: Try,
): Promise<string | undefined> {
  const method = route.slice(0, route.indexOf(' '));
  const cookie = name === 'visitor' ? '' : app.signIn(asNow(cast[name], viewers[name]));
  const question = asBrowser(method, row.path, { cookie, form: { ...row.form }, accept });
  const expected = expectedOf(row, name);
  return undone.undoing(
    () => asked.ask(question),
    async (answer, changes) => {
      const outcome = outcomeOf(method, row, answer);
      if (!expected.includes(outcome)) return `${outcome}, not ${expected.join(' or ')}`;
      return method === 'GET' ? undefined : faultOfEffect(outcome, row, changes);
    },
  );
}

/** What is done leaves a trace, what is refused none. */
async function faultOfEffect(
  outcome: Outcome,
  { idle }: Row,
  changes: Changes,
): Promise<string | undefined> {
  if (outcome === 'done') return idle || (await changes.any()) ? undefined : 'done without effect';
  const left = (await changes.tables()).filter((table) => !harmless.has(table));
  return left.length > 0 ? `${outcome}, and yet ${left.join()} changed` : undefined;
}

/** Failures come as their codes; what is a page all the same asks for a form to be filled anew, or for a proof. */
const accept = 'application/json';

const asNow = (actor: Actor, { longAgo }: Viewer): Actor => ({
  ...actor,
  authenticatedAt: longAgo ? later(new Date(), -hour) : new Date(),
});

function outcomeOf(method: string, { gets }: Row, { status, headers, body }: Answer): Outcome {
  const { location = '' } = headers;
  if (status === 303 && location.startsWith('/sign-in')) return 'sign-in';
  const usual = method === 'GET' ? 200 : 303;
  if (status === (typeof gets === 'number' ? gets : usual)) return 'done';
  if (headers['content-type']?.includes('problem+json')) return codeOf(body, status);
  return status === 403 ? 'step-up' : `${status}`;
}

function codeOf(body: string, status: number): Outcome {
  const { code } = JSON.parse(body) as { code: keyof typeof errorStatus };
  return errorStatus[code] === status ? code : `${status}`;
}
