// SPDX-License-Identifier: AGPL-3.0-or-later

export interface CaughtMail {
  readonly id: number;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: string;
}

export interface Inbox {
  add(mail: Omit<CaughtMail, 'id'>): void;
  /** Mails caught so far, oldest first. */
  readonly mails: (to?: string) => readonly CaughtMail[];
  /** The first mail to an address that satisfies a test, also one that is already here. */
  readonly waitFor: (to: string, matches?: (mail: CaughtMail) => boolean) => Promise<CaughtMail>;
}

const kept = 500;
const patience = 30_000;

export function createInbox(): Inbox {
  const caught: CaughtMail[] = [];
  const listeners = new Set<() => void>();
  let count = 0;
  const mails = (to?: string): readonly CaughtMail[] =>
    to ? caught.filter((mail) => mail.to.includes(to.toLowerCase())) : caught;

  return {
    mails,
    add(mail) {
      count += 1;
      caught.push({ ...mail, id: count });
      if (caught.length > kept) caught.shift();
      for (const listener of listeners) listener();
    },
    waitFor: (to, matches = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = mails(to).find(matches);
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        const giveUp = (): void => {
          listeners.delete(look);
          reject(new Error('no such mail came'));
        };
        const timer = setTimeout(giveUp, patience);
        listeners.add(look);
        look();
      }),
  };
}
