// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { en } from '../../src/i18n/en/index.js';
import { articleBefore } from '../../src/i18n/elision.js';
import { formatDate, formatList, formatMoment, formatNumber } from '../../src/i18n/format.js';
import { it } from '../../src/i18n/it/index.js';
import { translator } from '../../src/i18n/translate.js';

const parametersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts', () => {
  const keys = Object.keys(it) as (keyof typeof it)[];

  test('exist in both languages, none of them empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(it).sort());
    expect(keys.filter((key) => it[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });

  test('have the same parameters in both languages', () => {
    const differing = keys.filter(
      (key) => parametersOf(it[key]).join() !== parametersOf(en[key]).join(),
    );
    expect(differing).toEqual([]);
  });

  test('fill in what they name and choose the plural form', () => {
    const t = translator('it');
    expect(t('providers.enter_with', { name: 'SPID' })).toBe('Entra con SPID');
    expect(t('community.members', { count: 1 })).toBe('1 membro');
    expect(t('community.members', { count: 612 })).toBe('612 membri');
    expect(translator('en')('community.members', { count: 612 })).toBe('612 members');
  });

  test('join the article with a day that is read with a vowel first', () => {
    const t = translator('it');
    const since = (date: string) => t('community.people.since', { date });
    expect(since('8 dicembre 2026')).toBe('dall’8 dicembre 2026');
    expect(since('11 settembre 2026')).toBe('dall’11 settembre 2026');
    expect(since('18 dicembre 2026')).toBe('dal 18 dicembre 2026');
    expect(t('my_measures.you', { date: '8 marzo 2026' })).toBe('Tu, l’8 marzo 2026');
    expect(t('measure.from_until', { from: '8 marzo 2026', until: '11 marzo 2026' })).toBe(
      'dall’8 marzo 2026 all’11 marzo 2026',
    );
    expect(articleBefore('Vale fino al', '8 marzo 2026')).toBe('Vale fino all’');
    expect(articleBefore('Vale fino al', '9 marzo 2026')).toBe('Vale fino al ');
    expect(t('providers.enter_with', { name: '8 marzo' })).toBe('Entra con 8 marzo');
    expect(translator('en')('community.people.since', { date: '8 March 2026' })).not.toContain('’');
  });

  test('leave what a person wrote as it is', () => {
    const reason = 'dal 8 marzo 2026 non risponde';
    expect(translator('it')('me.limited.reason', { reason })).toContain(reason);
  });

  test('leave markup alone: escaping is the business of the views', () => {
    expect(translator('it')('providers.enter_with', { name: '<b>' })).toBe('Entra con <b>');
  });
});

describe('dates and numbers', () => {
  const newYearInRome = new Date('2026-12-31T23:30:00Z');

  test('are those of Italy, whatever the time zone of the machine', () => {
    expect(formatDate('it', newYearInRome)).toBe('1º gennaio 2027');
    expect(formatDate('en', newYearInRome)).toBe('1 January 2027');
    expect(formatMoment('it', newYearInRome)).toContain('00:30');
  });

  test('follow the habits of the language', () => {
    expect(formatNumber('it', 12_345)).toBe('12.345');
    expect(formatNumber('en', 12_345)).toBe('12,345');
    expect(formatList('it', ['SPID', 'CIE', 'CNS'])).toBe('SPID, CIE e CNS');
  });
});
