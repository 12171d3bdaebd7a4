// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { newId, parseClientId, parseId, parseSlug } from '../../src/kernel/ids.js';

describe('ids', () => {
  it('are UUIDs of version 7 that carry their moment', () => {
    const id = newId(Date.UTC(2026, 0, 1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1));
  });

  it('sort in the order of their making, across milliseconds', () => {
    expect(newId(1_000) < newId(1_001)).toBe(true);
  });

  it('sort in the order of their making within a moment, whatever else is made in between', () => {
    const made = Array.from({ length: 10_000 }, (_, index) => {
      if (index % 3 === 0) newId();
      return newId(1_700_000_000_000);
    });
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(10_000);
  });

  it('differ in forty bits more than those of their time', () => {
    const ends = new Set(Array.from({ length: 2_000 }, () => newId(1).slice(26)));
    expect(ends.size).toBe(2_000);
  });

  it('are read back, and nothing else is', () => {
    const id = newId();
    expect(parseId(id)).toBe(id);
    expect(parseId(`${id} `)).toBeUndefined();
    expect(parseId(id.toUpperCase())).toBeUndefined();
    expect(parseId(7)).toBeUndefined();
  });
});

describe('slugs and client ids', () => {
  it.each(['cdpp', 'giovani-generazioni', 'a1'])('accepts %s', (slug) => {
    expect(parseSlug(slug)).toBe(slug);
  });

  it.each(['', 'a', '-ab', 'ab-', 'Ab', 'a b', '../etc', 'x'.repeat(61)])('refuses %p', (slug) => {
    expect(parseSlug(slug)).toBeUndefined();
  });

  it('takes a client id of unreserved characters only (RFC 3986, 2.3)', () => {
    expect(parseClientId('portale-partecipazione_1.it~x')).toBeDefined();
    for (const raw of ['a/b', 'new', 'New', '.', '..', ''])
      expect(parseClientId(raw)).toBeUndefined();
    expect(parseClientId('new-portal')).toBeDefined();
  });
});
