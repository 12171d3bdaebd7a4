// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { en } from '../../src/i18n/en/index.js';
import { it as italian } from '../../src/i18n/it/index.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { noticeKinds } from '../../src/mail/kinds/index.js';
import { noticeKindNames } from '../../src/mail/template.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStint } from '../support/builders/membership.js';
import { aSuspension } from '../support/builders/measures.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;

const plain = noticeKindNames.flatMap((kind) => {
  const words = noticeKinds[kind].plain;
  return words ? [[kind, words] as const] : [];
});
const texts = (language: 'it' | 'en'): Readonly<Record<string, string>> =>
  language === 'it' ? italian : en;
const named = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').toSorted();

/** How easily an Italian text is read (Lucisano and Piemontese, 1988): from 60 on by who has finished lower secondary school. */
function gulpease(text: string): number {
  const spoken = text.replaceAll(/{{\w+}}/g, 'Acque');
  const words = spoken.match(/[\p{L}\d]+/gu) ?? [];
  const sentences = spoken.match(/[.:?]/g) ?? [];
  return 89 + (300 * sentences.length - 10 * words.join('').length) / words.length;
}

describe('the words for who is under age', () => {
  it('are there for joining, cards and decisions about them', () => {
    expect(plain.map(([kind]) => kind)).toEqual(
      expect.arrayContaining([
        'request_rejected',
        'membership_suspended',
        'ban_imposed',
        'card_hidden',
      ]),
    );
  });

  it.each(plain)(
    '%s is read more easily than for others, and leaves no reason out',
    (kind, words) => {
      const ordinary = texts('it')[`mail.${kind}.text`] ?? '';
      const simple = texts('it')[words] ?? '';
      expect(gulpease(simple)).toBeGreaterThan(60);
      expect(gulpease(simple)).toBeGreaterThan(gulpease(ordinary));
      for (const language of ['it', 'en'] as const) {
        const told = named(texts(language)[`mail.${kind}.text`]);
        const kept = named(texts(language)[words]);
        for (const name of ['reason', 'until', 'verdict', 'community']) {
          expect([name, kept.includes(name)]).toEqual([name, told.includes(name)]);
        }
      }
    },
  );

  it('come to them alone: of the others, also to whose age nobody has told', async () => {
    const community = await aCommunity(db);
    const told = async (age: 'minor' | 'adult' | null): Promise<string> => {
      const email = someAddress();
      const memberId = await aMember(db, { email });
      await db.updateTable('member').set({ age_class: age }).where('id', '=', memberId).execute();
      await aStint(db, { community, memberId });
      await aSuspension(db, community, memberId);
      await room.relay();
      return (await room.mailbox.waitFor(email)).text;
    };
    const simple = 'Puoi farti aiutare da un adulto di cui ti fidi.';
    expect(await told('minor')).toContain(simple);
    for (const age of ['adult', null] as const) expect(await told(age)).not.toContain(simple);
  });
});
