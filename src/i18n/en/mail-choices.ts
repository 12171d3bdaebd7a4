// SPDX-License-Identifier: AGPL-3.0-or-later
import type { mailChoices as italian } from '../it/mail-choices.js';
import type { Texts } from '../texts.js';

export const mailChoices: Texts<typeof italian> = {
  'error.mails.link_invalid':
    'This link is not good, or too old. Sign in and choose under “Mails you get”, or write to us.',

  'mail.followed_news.subject': 'News from {{community}}',
  'mail.followed_news.text':
    'This has changed in the community {{community}}, which you follow:\n\n{{list}}\n\nWe write once a day at most for each community.',
  'mail.followed_news.action': 'Go to the community',
  'news.opened': 'The community has opened: people can join it.',
  'news.reopened': 'The community goes on.',
  'news.frozen': 'The community is frozen: nobody can join for now.',
  'news.archived': 'The community has closed: it has no members any more, its page remains.',
  'news.texts': 'The words of the community have changed.',
  'news.home': 'The community’s space on a portal has changed.',
  'news.ways': 'How one joins it has changed.',
  'news.terms': 'There are new terms.',
  'news.moved': 'Its page has a new address; the old one leads there.',

  'mail.manager_digest.subject': 'What waits in the communities that you manage',
  'mail.manager_digest.text':
    'In the communities that you help to manage something waits:\n\n{{list}}\n\nYou get this summary once a day at most: the morning after something new, and on Mondays for what still waits.',
  'mail.manager_digest.action': 'Have a look',
  'digest.requests': 'requests to join {{number}}',
  'digest.seats': 'organisations that ask for a seat {{number}}',
  'digest.proposals': 'members who put themselves forward for a role {{number}}',
  'digest.offers': 'offered roles without an answer {{number}}',
  'digest.expiring': 'roles that end within 60 days {{number}}',
  'digest.successors': 'nobody has agreed to succeed you',
  'digest.disputes': 'open disputes {{number}}',
  'digest.links': 'communities that propose a link {{number}}',
  'digest.reports': 'reports to decide {{number}}',
  'digest.invitations': 'invitations of the last days that lapsed without an answer {{number}}',

  'mails.title': 'Mails you get',
  'mails.lead':
    'Choose what you want to get. Decisions about you, and what you have to answer, always come.',
  'mails.news': 'News of communities you follow',
  'mails.news.text': 'Chosen community by community, one mail a day at most for each.',
  'mails.digest': 'The morning’s summary',
  'mails.digest.text': 'What waits for your answer in the communities that you manage.',
  'mails.reminders': 'Reminders before an end',
  'mails.reminders.text':
    'Before memberships and roles end. The last one, the day before, comes all the same.',
  'mails.communities': 'News of communities you belong to',
  'mails.communities.text': 'When somebody else answers for a community, or nobody does any more.',
  'mails.on': 'You get it.',
  'mails.off': 'You do not get it.',
  'mails.stop': 'Stop sending',
  'mails.stop_label': 'Stop sending: {{what}}',
  'mails.start': 'Send again',
  'mails.start_label': 'Send again: {{what}}',
  'flash.mails.chosen': 'Your choice is saved.',

  'unsubscribe.title': 'Stop getting these mails?',
  'unsubscribe.news':
    'They are the news of a community that you follow. You go on following it, without mails.',
  'unsubscribe.digest':
    'They are the morning’s summary of what waits in the communities that you manage.',
  'unsubscribe.reminders': 'They are the reminders before memberships and roles end.',
  'unsubscribe.communities': 'They are the news of who answers for the communities you belong to.',
  'unsubscribe.act': 'Stop sending them',
  'unsubscribe.still': 'Decisions about you always come.',
  'unsubscribe.done': 'Done: you no longer get these mails',
  'unsubscribe.again': 'Change your choice',
};
