// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Mails that whoever receives them may refuse: news of a community that they follow, the summary of a morning,
 * reminders, what happens to the communities that they belong to. Decisions about a person and what one has to answer are none of these.
 */
export const mailKinds = ['news', 'digest', 'reminders', 'communities'] as const;
export type MailKind = (typeof mailKinds)[number];
