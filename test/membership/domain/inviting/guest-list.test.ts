// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mostGuests,
  readGuestList,
} from '../../../../src/membership/domain/inviting/guest-list.js';

describe('a list of guests', () => {
  it('is read with commas or semicolons, with or without roles', () => {
    const text =
      '\uFEFFada@example.org\n"bruno@example.org";editor\r\n\n carla@Example.ORG , co_manager \n';
    expect(readGuestList(text)).toEqual({
      ok: true,
      guests: [
        { address: 'ada@example.org', role: undefined },
        { address: 'bruno@example.org', role: 'editor' },
        { address: 'carla@example.org', role: 'co_manager' },
      ],
    });
  });

  it('names every fault with its line', () => {
    const text =
      'ada@example.org\nnobody\nADA@example.org\nbruno@example.org,king\ncarla@example.org,editor,more\ndario@example.org,caretaker';
    expect(readGuestList(text)).toEqual({
      ok: false,
      faults: [
        { line: 2, fault: 'address' },
        { line: 3, fault: 'repeated' },
        { line: 4, fault: 'role' },
        { line: 5, fault: 'columns' },
        { line: 6, fault: 'role' },
      ],
    });
  });

  it('says so when it cannot be read at all', () => {
    expect(readGuestList('"ada@example.org\n')).toMatchObject({ ok: false });
  });

  it('stops reading one line after the most', () => {
    const text = Array.from({ length: 5_000 }, (_, n) => `g${n}@example.org`).join('\n');
    const list = readGuestList(text);
    expect(list.ok && list.guests.length).toBe(mostGuests + 1);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readGuestList(text)).toHaveProperty('ok')));
  });
});
