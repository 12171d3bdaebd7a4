// SPDX-License-Identifier: AGPL-3.0-or-later
import { translator, type Locale, type TextKey } from '../i18n/translate.js';

/** Mails that tell a member of what happened; what else each is stands in `kinds/`. */
export const noticeKindNames = [
  'community_request_submitted',
  'community_request_ready',
  'community_request_questioned',
  'community_request_answered',
  'community_request_refused',
  'community_request_approved',
  'promoter_asked',
  'promoter_declined',
  'community_request_lapse_near',
  'community_request_lapsed',
  'request_received',
  'programme_community_added',
  'programme_at_risk',
  'request_asked',
  'request_escalated',
  'request_lapsed',
  'requests_reminded',
  'request_unreplied',
  'community_frozen',
  'community_unmanaged',
  'members_caretaker',
  'members_unmanaged',
  'members_terms',
  'platform_terms',
  'community_archived',
  'community_opened',
  'community_reopened',
  'request_superseded',
  'staff_waiting',
  'office_term_near',
  'office_overrun',
  'office_renewed',
  'office_ended',
  'portal_agreement_near',
  'request_approved',
  'request_rejected',
  'role_offered',
  'role_proposed',
  'role_started',
  'role_ended',
  'own_role_ended',
  'role_revoked',
  'successor_asked',
  'successor_agreed',
  'successor_gone',
  'role_term_near',
  'role_overrun',
  'renewal_asked',
  'renewal_offered',
  'renewal_closed',
  'role_renewed',
  'role_prolonged',
  'member_linked',
  'member_unlinked',
  'address_removed',
  'release_ended',
  'member_merged',
  'member_unmerged',
  'member_reviewed',
  'review_same_person',
  'review_apart',
  'membership_left',
  'membership_expiring',
  'membership_grace',
  'membership_ending',
  'membership_expired',
  'affiliation_grace',
  'affiliation_ending',
  'affiliation_lost',
  'membership_restored',
  'membership_suspended',
  'membership_resumed',
  'membership_removed',
  'ban_imposed',
  'ban_ended',
  'removal_ended',
  'removal_proposed',
  'appeal_opened',
  'appeal_answered',
  'appeal_decided',
  'seat_requested',
  'seat_received',
  'seat_escalated',
  'seat_offered',
  'seat_started',
  'seat_taken',
  'seat_refused',
  'seat_declined',
  'seat_given_back',
  'seat_revoked',
  'seat_lapsed',
  'seat_offer_lapsed',
  'delegate_named',
  'delegate_started',
  'delegate_ended',
  'delegate_left',
  'delegate_removed',
  'delegate_lapsed',
  'affiliation_waiting',
  'affiliation_confirmed',
  'affiliation_refused',
  'affiliation_ended',
  'organisation_merged',
  'representative_offered',
  'representative_started',
  'representative_declined',
  'representative_left',
  'representative_ended',
  'lead_offered',
  'lead_started',
  'lead_vacant',
  'lead_ended',
  'card_hidden',
  'report_received',
  'report_waiting',
  'report_decided',
  'report_closed',
  'report_statement',
  'report_text',
  'report_objected',
  'report_reviewed',
  'break_glass_started',
  'dispute_opened',
  'dispute_answered',
  'dispute_decided',
  'member_suspended',
  'member_reinstated',
  'member_limited',
  'member_unlimited',
] as const;
export type NoticeKind = (typeof noticeKindNames)[number];

/** Every mail there is; its words stand in the texts as `mail.<template>.subject`, `.text` and `.action`. */
export const mailTemplates = [
  'sign_in_link',
  'staff_invitation',
  'contact_message',
  'invitation',
  'manager_digest',
  'followed_news',
  'agreement_end',
  'webhook_off',
  'logouts_given_up',
  ...noticeKindNames,
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

export const isMailTemplate = (name: string): name is MailTemplate =>
  mailTemplates.some((template) => template === name);

/** What the words of a template name in double braces; `url` is where its one link leads. */
export type MailValues = Readonly<Record<string, string>> & { readonly url: string };

export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes a mail: the same words as plain text and as HTML without styles, images or anything to load. */
export function renderMail(input: {
  readonly template: MailTemplate;
  readonly locale: Locale;
  readonly values: MailValues;
  /** Words in the place of the template's text. */
  readonly words?: TextKey | undefined;
  /** Where such mails are refused, for those that may be. */
  readonly unsubscribe?: string | undefined;
  readonly sender: { readonly origin: string; readonly organisation: string };
}): MailContent {
  const { template, locale, values, unsubscribe, words, sender } = input;
  const t = translator(locale) as Words;
  const subject = oneLine(t(`mail.${template}.subject`, values));
  const paragraphs = t(words ?? `mail.${template}.text`, values).split('\n\n');
  const action = t(`mail.${template}.action`);
  const footer = t('mail.footer', { organisation: sender.organisation, origin: sender.origin });
  const refusal = t('mail.refuse');
  return {
    subject,
    text: [
      ...paragraphs,
      `${action}:\n${values.url}`,
      '-- ',
      footer,
      ...(unsubscribe === undefined ? [] : [`${refusal}:\n${unsubscribe}`]),
    ].join('\n\n'),
    html: page({ subject, locale }, [
      ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
      `<p><a href="${escape(values.url)}">${escape(action)}</a></p>`,
      `<hr><p><small>${escape(footer)}</small></p>`,
      ...(unsubscribe === undefined
        ? []
        : [`<p><small><a href="${escape(unsubscribe)}">${escape(refusal)}</a></small></p>`]),
    ]),
  };
}

/** The template is known when it runs, so that its parameters cannot be told here; a test fills them all. */
type Words = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

function page(head: { subject: string; locale: Locale }, body: readonly string[]): string {
  const title = escape(head.subject);
  return `<!doctype html>
<html lang="${head.locale}"><head><meta charset="utf-8"><title>${title}</title></head>
<body>
${body.join('\n')}
</body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A subject is a header: a name that somebody chose must not begin another one. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
