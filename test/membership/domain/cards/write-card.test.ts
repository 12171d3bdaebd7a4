// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { cardFields, type CardField } from '../../../../src/membership/domain/cards/card.js';
import { seenBy } from '../../../../src/membership/domain/cards/seen-card.js';
import { readCard } from '../../../../src/membership/domain/cards/write-card.js';
import { typed } from '../../../support/builders/cards.js';

const rules = { fields: cardFields, isAdult: true, affiliations: ['a-1'] };

describe('a card as it was typed', () => {
  it('keeps entries of a list once each, without empty ones and invisible characters', () => {
    const read = readCard(
      typed({ skills: ' ascolto \r\n\r\nAscolto, me\u202ediazione;verbali' }),
      rules,
    );
    expect(read).toEqual({
      ok: true,
      fields: { skills: { values: ['ascolto', 'mediazione', 'verbali'], audience: 'members' } },
    });
  });

  it('keeps nothing that the community does not ask', () => {
    const asked: CardField[] = ['skills'];
    const read = readCard(typed({ skills: 'ascolto', link: 'javascript:alert(1)' }), {
      ...rules,
      fields: asked,
    });
    expect(read).toMatchObject({ ok: true, fields: { skills: { values: ['ascolto'] } } });
    expect(Object.keys('fields' in read ? read.fields : {})).toEqual(['skills']);
  });

  it.each([
    ['presentation', 'x'.repeat(1_001), 'too_long'],
    ['offers', 'x'.repeat(61), 'too_long'],
    ['seeks', Array.from({ length: 21 }, (_, index) => `voce ${index}`).join('\n'), 'too_many'],
    ['link', 'http://example.org', 'link'],
    ['link', 'javascript:alert(1)', 'link'],
    ['link', 'https://user:secret@example.org', 'link'],
    ['province', 'MI', 'choice'],
    ['sector', 'astrology', 'choice'],
    ['affiliation', 'somebody-else', 'choice'],
  ] as const)('%s refuses %s', (field, text, fault) => {
    expect(readCard(typed({ [field]: text }), rules)).toEqual({
      ok: false,
      faults: { [field]: fault },
    });
  });

  it('says nothing to everybody of somebody who is not known to be of age', () => {
    const read = readCard(typed({ skills: 'ascolto' }, 'public'), { ...rules, isAdult: false });
    expect(read).toEqual({ ok: false, faults: { skills: 'adults_only' } });
  });

  it('that says nothing is none', () => {
    expect(readCard(typed({ skills: ' \n ' }), rules)).toEqual({
      ok: false,
      faults: { presentation: 'missing' },
    });
  });
});

describe('what a reader reads', () => {
  const fields = {
    presentation: { values: ['per tutti'], audience: 'public' },
    skills: { values: ['per i membri'], audience: 'members' },
    offers: { values: ['per i gestori'], audience: 'managers' },
    seeks: { values: ['di prima'], audience: 'public' },
  } as const;
  const asked: CardField[] = ['presentation', 'skills', 'offers'];

  it.each([
    ['everybody', ['presentation']],
    ['public', ['presentation']],
    ['members', ['presentation', 'skills']],
    ['managers', ['presentation', 'skills', 'offers']],
  ] as const)('%s: %j, and no field that is switched off', (reader, seen) => {
    expect(Object.keys(seenBy(fields, { reader, asked }))).toEqual(seen);
  });
});
