// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { validate } from '../../../../src/http/validate.js';
import { PiazzaError } from '../../../../src/kernel/errors.js';
import { readQuestion, readQuestions } from '../../../../src/portal/api/check/read.js';
import { checkBatch, checkRequest } from '../../../../src/portal/api/check/schemas.js';
import { spelled } from '../../../../src/portal/api/check/spelled.js';

/** Mostly what portals send, and often nearly that. */
const text = (usual: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom('', 'a', 'A-b', 'a-', 'é', 'a'.repeat(60)) },
    { weight: 1, arbitrary: fc.constantFrom('a'.repeat(61), 'b'.repeat(100), 'b'.repeat(101)) },
    { weight: 1, arbitrary: fc.constantFrom(null, 7, true, [], {}, ['member']) },
  );

/** With what other software adds of its own accord, and now and then with no object in its place. */
const adding = (name: string, one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const extra = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom({}, { time: 'now', deep: [{ a: 1 }] }) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'x', 1, []) },
  );
  const added = fc
    .tuple(one, extra)
    .map(([whole, own]) =>
      typeof whole === 'object' && whole !== null && !Array.isArray(whole)
        ? { ...whole, [name]: own }
        : whole,
    );
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: added });
};

/** An object, now and then with a field too many, one too few, or something else in its place. */
const nearly = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> => {
  const whole = fc.record(fields);
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: whole.map((one) => ({ ...one, further: 1 })) },
    { weight: 1, arbitrary: whole.map((one) => Object.values(one)) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'member', 0, []) },
  );
};

const part = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  adding('properties', nearly(fields));

const parts = {
  subject: part({
    type: text('member'),
    id: text('q3wUpJ0Yc5kX0d8m1v7l2Zt4n6b8s0aR9eTfGhJkLmN'),
  }),
  action: part({ name: text('member') }),
  resource: part({ type: text('community'), id: text('giovani') }),
};
const question = adding('context', nearly(parts));
const evaluations = fc.array(question, { maxLength: 3 });
const options = nearly({ evaluations_semantic: text('execute_all') });
const batch = fc.oneof(
  nearly({ evaluations }),
  adding('context', nearly({ ...parts, evaluations })),
  nearly({ ...parts, evaluations, options }),
);

/** What came out, or what it was refused with. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof PiazzaError) return { code: error.code, context: error.context };
    throw error;
  }
}

const short = ({ subject, resource, action }: z.output<typeof checkRequest>) => ({
  subject: subject.id,
  slug: resource.id,
  name: action.name,
});

/** As it came over the wire. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const runs = { numRuns: 3_000 };

describe('a question', () => {
  it('is read, or refused with the same words, as the schema says', () => {
    fc.assert(
      fc.property(question.map(sent), (body) => {
        const asDocumented = outcome(() => short(validate(checkRequest, body)));
        expect(outcome(() => readQuestion(body))).toEqual(asDocumented);
      }),
      runs,
    );
  });

  it.each(['__proto__', 'constructor', 'further'])('with a field %s beside is refused', (name) => {
    const whole = `"subject":{"type":"member","id":"x"},"action":{"name":"member"},"resource":{"type":"community","id":"giovani"}`;
    expect(readQuestion(JSON.parse(`{${whole}}`))).toMatchObject({ subject: 'x' });
    for (const body of [
      `{${whole},"${name}":1}`,
      `{"${name}":1,${whole.replace('"name"', `"${name}":1,"name"`)}}`,
    ]) {
      const parsed: unknown = JSON.parse(body);
      expect(outcome(() => readQuestion(parsed))).toEqual(
        outcome(() => short(validate(checkRequest, parsed))),
      );
    }
  });
});

it.each([
  [100, { subject: 'x' }],
  [101, { code: 'request.malformed', context: { fields: ['context'] } }],
])('a context of %i fields is read, or refused', (count, expected) => {
  const context = Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, at]));
  const body = {
    subject: { type: 'member', id: 'x' },
    action: { name: 'member' },
    resource: { type: 'community', id: 'giovani' },
    context,
  };
  expect(outcome(() => readQuestion(body))).toMatchObject(expected);
});

describe('many questions', () => {
  it('are refused with the same words as the schema says', () => {
    fc.assert(
      fc.property(batch.map(sent), (body) => {
        const documented = outcome(() => validate(checkBatch, body));
        const refused = typeof documented === 'object' && documented && 'code' in documented;
        const read = outcome(() => readQuestions(body));
        if (refused) expect(read).toEqual(documented);
        else expect(read).toEqual(outcome(() => completed(documented as Batch)));
      }),
      runs,
    );
  });

  it.each([0, 1, 1_000, 1_001])('are %i: between 1 and 1,000 are read', (count) => {
    const one = {
      subject: { type: 'member', id: 'x' },
      action: { name: 'member' },
      resource: { type: 'community', id: 'giovani' },
    };
    const body = { evaluations: Array.from({ length: count }, () => one) };
    const read = outcome(() => readQuestions(body));
    if (count > 0 && count <= 1_000) expect(read).toHaveLength(count);
    else expect(read).toMatchObject({ code: 'request.malformed' });
  });
});

/** As most programs write JSON, and as Python's do. */
const spellings: Readonly<Record<string, (value: unknown) => string>> = {
  'without blanks': (value) => JSON.stringify(value),
  'with a blank after each comma and colon': (value) =>
    JSON.stringify(value, undefined, 1)
      .replaceAll(/(?<=[[{])\n *|\n *(?=[\]}])/g, '')
      .replaceAll(/\n */g, ' '),
};
const wholeQuestion = fc.record({
  subject: fc.record({
    type: fc.constant('member'),
    id: fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 100, unit: 'binary' })),
  }),
  action: fc.record({ name: fc.constantFrom('member', 'co_manager', 'à b', 'x'.repeat(60)) }),
  resource: fc.record({
    type: fc.constant('community'),
    id: fc.constantFrom('giovani', 'a1', 'c'.repeat(60)),
  }),
});

describe.each(Object.entries(spellings))('questions written %s', (_how, write) => {
  const plain = wholeQuestion.filter(
    ({ subject }) => JSON.stringify(subject.id) === `"${subject.id}"`,
  );
  const asParsed = (body: string) => outcome(() => readQuestions(JSON.parse(body)));
  const atSight = (body: string) => outcome(() => readQuestions(spelled(body) ?? JSON.parse(body)));

  it('are read off their text', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (questions) => {
        const body = write({ evaluations: questions });
        expect(spelled(body)).toBeDefined();
        expect(atSight(body)).toEqual(questions.map(short));
      }),
    );
  });

  it('are read as their object is, or as nothing that they are not', () => {
    fc.assert(
      fc.property(
        fc.oneof(batch, fc.record({ evaluations: fc.array(wholeQuestion, { maxLength: 3 }) })),
        (body) => {
          expect(atSight(write(sent(body)))).toEqual(asParsed(write(sent(body))));
        },
      ),
      runs,
    );
  });

  it('are refused where a sign is missing, or one too many', () => {
    const sign = fc.constantFrom(
      '',
      ' ',
      '"',
      '\\',
      ',',
      ':',
      '}',
      ']',
      '{',
      '\n',
      '\u0000',
      'é',
      '\\u0061',
      '\uFEFF',
    );
    const broken = fc.tuple(
      fc.array(plain, { minLength: 1, maxLength: 2 }),
      fc.nat(),
      fc.nat({ max: 2 }),
      sign,
    );
    fc.assert(
      fc.property(broken, ([questions, place, cut, put]) => {
        const body = write({ evaluations: questions });
        const at = place % (body.length + 1);
        const changed = body.slice(0, at) + put + body.slice(at + cut);
        const read = spelled(changed);
        if (read) expect(readQuestions(read)).toEqual(asParsed(changed));
      }),
      runs,
    );
  });

  it.each([0, 1, 1_000, 1_001])('are %i: between 1 and 1,000 are read off their text', (count) => {
    const one = {
      subject: { type: 'member', id: 'x' },
      action: { name: 'member' },
      resource: { type: 'community', id: 'giovani' },
    };
    const body = write({ evaluations: Array.from({ length: count }, () => one) });
    expect(spelled(body) !== undefined).toBe(count > 0 && count <= 1_000);
    expect(atSight(body)).toEqual(asParsed(body));
  });
});

it('no object of JSON passes for questions that were read', () => {
  const asRead = { subject: 'x', slug: 'giovani', name: 'member' };
  for (const body of [[asRead], { questions: [asRead] }, { 'Symbol(questions)': [asRead] }]) {
    expect(outcome(() => readQuestions(sent(body)))).toMatchObject({
      code: expect.stringMatching(/^request\./),
    });
  }
});

type Batch = z.output<typeof checkBatch>;

/** Each with what it leaves out taken from beside the list, by the schema's own account. */
const completed = ({ evaluations: questions = [], options: _options, ...common }: Batch) => {
  if (questions.length === 0) return short(validate(checkRequest, common));
  const { subject, action, resource } = common;
  return questions.map((own, index) => {
    const whole = checkRequest.safeParse({ subject, action, resource, ...own });
    if (whole.success) return short(whole.data);
    throw new PiazzaError('request.malformed', { fields: [`evaluations.${index}`] });
  });
};
