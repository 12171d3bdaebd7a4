// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Decision, Party, Situation } from '../../../src/identity/domain/situation.js';
import { twinOf } from '../../../src/identity/domain/twin.js';
import { trustId, type MemberId } from '../../../src/kernel/ids.js';

const id = (name: string): MemberId => trustId(name);
const reader = (name: string, more: Partial<Party> = {}): Party => ({
  id: id(name),
  barred: false,
  key: 'none',
  ...more,
});
const session = { ...reader('N', { key: 'other' }), fresh: true };
const proven: Situation = {
  means: 'email',
  intent: 'link',
  enough: true,
  session,
  addressed: [reader('E')],
};
const linked: Decision = { act: 'link', member: id('N'), record: false };

describe('another profile of the same person', () => {
  it('is whoever proved the address before', () => {
    expect(twinOf(proven, linked)).toBe('E');
    expect(twinOf({ ...proven, addressed: [reader('E'), session] }, linked)).toBe('E');
    const alive = [reader('E'), reader('B', { barred: true })];
    expect(twinOf({ ...proven, addressed: alive }, linked)).toBe('E');
  });

  it.each<[string, Partial<Situation>, Decision]>([
    ['nobody reads the address', { addressed: [] }, linked],
    ['only the person does', { addressed: [session] }, linked],
    ['two others do', { addressed: [reader('E'), reader('F')] }, linked],
    ['the other is barred', { addressed: [reader('E', { barred: true })] }, linked],
    ['the other is another natural person', { addressed: [reader('E', { key: 'other' })] }, linked],
    ['the person was never proven', { session: { ...session, key: 'none' } }, linked],
    ['no mailbox was proven', { means: 'social' }, linked],
    ['nobody is signed in', { session: undefined }, linked],
    ['the link went elsewhere', {}, { ...linked, member: id('E') }],
    ['nothing was linked', {}, { act: 'in', member: id('N'), record: false }],
  ])('is nobody when %s', (_case, change, decision) => {
    expect(twinOf({ ...proven, ...change }, decision)).toBeUndefined();
  });
});
