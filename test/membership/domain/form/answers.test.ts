// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answered, readAnswers } from '../../../../src/membership/domain/form/answers.js';
import {
  emptyDefinition,
  formDefinition,
  mostQuestions,
} from '../../../../src/membership/domain/form/definition.js';
import {
  raised,
  withoutQuestion,
  withQuestion,
} from '../../../../src/membership/domain/form/edit.js';
import { aDefinition, everyKind, goodAnswers } from '../../../support/builders/form.js';

const definition = aDefinition();
const asked = { question: { ...everyKind['ente'] }, required: true } as Parameters<
  typeof withQuestion
>[2];

describe('answers to a form', () => {
  it('become texts, numbers and a yes, in the order of the questions', () => {
    const read = readAnswers(definition, goodAnswers);
    expect(read).toEqual({ ok: true, answers: { ...goodAnswers, anni: 12, impegno: true } });
    const shown = answered(definition, read.ok ? read.answers : {});
    expect(shown.map(({ name }) => name)).toEqual(Object.keys(everyKind));
  });

  it.each([
    ['ente', ' ', 'missing'],
    ['ente', 'x'.repeat(21), 'too_long'],
    ['ruolo', 'capo', 'choice'],
    ['zona', 'est', 'choice'],
    ['posta', 'nessuno', 'email'],
    ['dal', '2026-02-30', 'date'],
    ['anni', '61', 'number'],
    ['anni', '1e1', 'number'],
    ['impegno', 'no', 'choice'],
    ['impegno', '', 'missing'],
  ])('%s = "%s" is refused as %s', (name, text, fault) => {
    const read = readAnswers(definition, { ...goodAnswers, [name]: text });
    expect(read).toEqual({ ok: false, faults: { [name]: fault } });
  });

  it('keep nothing that was not asked, whatever is sent', () => {
    const anything = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(anything, (typed) => {
        const read = readAnswers(definition, { ...typed, ...goodAnswers });
        expect(read.ok && Object.keys(read.answers)).toEqual(Object.keys(everyKind));
      }),
    );
  });
});

describe('a definition', () => {
  it('survives being kept as JSON', () => {
    expect(formDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  it.each([
    ['an unknown word', { ...definition, title: 'x' }],
    ['a nested object', aDefinition({ ...everyKind, dentro: { type: 'object' } as never })],
    ['a pattern', aDefinition({ ente: { ...everyKind['ente'], pattern: '(a+)+' } as never })],
    ['a required question that is not there', aDefinition(everyKind, ['constructor'])],
    ['a name out of form', aDefinition({ __proto: everyKind['ente'] as never }, [])],
  ])('with %s is refused', (_, bad) => {
    expect(formDefinition.safeParse(bad).success).toBe(false);
  });

  it('takes new questions at its end, up to twenty, and gives each a name of its own', () => {
    let form = withQuestion(emptyDefinition, undefined, asked);
    for (let i = 1; i < mostQuestions; i += 1) form = form && withQuestion(form, undefined, asked);
    expect(Object.keys(form?.properties ?? {}).at(-1)).toBe('q20');
    expect(form && withQuestion(form, undefined, asked)).toBeUndefined();
    const fewer = form && withoutQuestion(form, 'q3');
    expect(fewer?.required).not.toContain('q3');
    expect(fewer && Object.keys(raised(fewer, 'q4').properties).slice(0, 4)).toEqual([
      'q1',
      'q4',
      'q2',
      'q5',
    ]);
    expect(fewer && withQuestion(fewer, 'q3', asked)).toBeUndefined();
  });
});
